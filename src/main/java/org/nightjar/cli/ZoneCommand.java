package org.nightjar.cli;

import java.util.Optional;
import org.nightjar.casefile.OpenCase;
import org.nightjar.casefile.TimeZoneSetting;
import org.nightjar.model.NightjarException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** By which clock people read the times of a case. */
@Command(
        name = "zone",
        description = "Say by which clock times are shown in this case's window, tables and reports, or set it.",
        footer = {
            "",
            "CSV and JSON, which machines read, are always in UTC.",
            "",
            "Examples:",
            "  nightjar zone --case acme",
            "  nightjar zone --case acme Europe/Berlin"
        })
final class ZoneCommand extends UnreadCaseCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "ZONE",
            description = "utc, local (this machine's), own (each user's own) or a name such as Europe/Berlin")
    private Optional<String> zone = Optional.empty();

    ZoneCommand(Surroundings around) {
        super(around);
    }

    @Override
    int work(OpenCase opened) throws NightjarException {
        if (zone.isPresent()) {
            opened.setTimeZone(TimeZoneSetting.of(zone.get()));
        }
        around.out().println(opened.timeZone().text());
        return ExitStatus.DONE;
    }
}
