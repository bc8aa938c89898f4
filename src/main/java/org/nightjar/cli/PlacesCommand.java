package org.nightjar.cli;

import java.nio.file.Path;
import java.util.List;
import org.nightjar.casefile.CaseData;
import org.nightjar.casefile.OpenCase;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The databases and lists that place addresses. */
@Command(
        name = "places",
        description = "Name the databases and lists that tell places, operators and network classes, or change them and"
                + " place every address of the case anew.",
        footer = {
            "",
            "Findings are not made anew: those that no longer hold are marked as out of date until nightjar detect runs",
            "again.",
            "",
            "Examples:",
            "  nightjar places --case acme",
            "  nightjar places --case acme --geo GeoLite2-City.mmdb --geo tor-exits.txt",
            "  nightjar places --case acme --bundled"
        })
final class PlacesCommand extends CaseCommand {

    /** {@code places --json}. */
    record Json(List<String> databases, long findings, long outOfDate) {}

    @Option(
            names = "--geo",
            paramLabel = "FILE",
            description = "a MaxMind DB file, or a list of networks (text, Tor exits, ip-ranges.json); may be repeated")
    private List<Path> geo = List.of();

    @Option(names = "--bundled", description = "go back to the bundled data alone")
    private boolean bundled;

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    PlacesCommand(Surroundings around) {
        super(around);
    }

    @Override
    int work(OpenCase opened) throws NightjarException {
        if (bundled && !geo.isEmpty()) {
            throw new NightjarException(ErrorKind.USAGE, "Give --geo or --bundled, not both.");
        }
        if (bundled || !geo.isEmpty()) {
            around.jobs().run("places", job -> {
                opened.useGeoDatabases(geo, job);
                return opened;
            });
        }
        CaseData data = opened.data();
        String outdated = data.outdated().sentence(data.detection());
        if (json) {
            ResultPrinter.json(
                    around.out(),
                    new Json(
                            data.geoDatabases(),
                            data.detection().findings().size(),
                            data.outdated().count(data.detection())));
        } else {
            data.geoDatabases().forEach(line -> around.out().println(Texts.shown(line)));
        }
        if (!outdated.isEmpty()) {
            around.err()
                    .println("nightjar: " + outdated + " Run: nightjar detect --case "
                            + Texts.shown(opened.folder().toString()));
        }
        return ExitStatus.DONE;
    }
}
