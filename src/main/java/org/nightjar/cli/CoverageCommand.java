package org.nightjar.cli;

import java.util.ArrayList;
import java.util.List;
import org.nightjar.analysis.coverage.Consequence;
import org.nightjar.analysis.coverage.Consequences;
import org.nightjar.analysis.coverage.CoverageModel;
import org.nightjar.analysis.coverage.CoverageStretch;
import org.nightjar.analysis.coverage.LoggingState;
import org.nightjar.analysis.coverage.LoggingWindow;
import org.nightjar.casefile.OpenCase;
import org.nightjar.cli.TextTable.Heading;
import org.nightjar.model.Dimension;
import org.nightjar.model.NightjarException;
import org.nightjar.model.People;
import org.nightjar.store.EventIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the evidence covers. */
@Command(
        name = "coverage",
        description = "Show what the evidence covers: for each account and region the hours with events, those that"
                + " digests prove quiet, those of which files are missing, and those of which nothing tells.",
        footer = {
            "",
            "The table has a line for each stretch of like hours, json and csv have every hour; a silence of more",
            "than a year is one of them, whose “hours” says how long it is. Hours are those of UTC, by which files are",
            "delivered; where a zone is half an hour off, the table has them from half past to half past.",
            "",
            "Examples:",
            "  nightjar coverage --case acme",
            "  nightjar coverage --case acme --format csv > coverage.csv"
        })
final class CoverageCommand extends CaseCommand {

    @Option(names = "--format", paramLabel = "table|json|csv", description = "default: ${DEFAULT-VALUE}")
    private OutputFormat format = OutputFormat.TABLE;

    CoverageCommand(Surroundings around) {
        super(around);
    }

    @Override
    int work(OpenCase opened) throws NightjarException {
        People people = opened.data().people();
        CoverageModel model =
                CoverageModel.of(opened.data().index(), opened.data().integrity());
        switch (format) {
            case TABLE -> table(model, opened.data().index(), ClockText.of(opened));
            case JSON -> CoverageHours.json(around.out(), model, people);
            case CSV -> CoverageHours.csv(around.out(), model, people);
        }
        return ExitStatus.DONE;
    }

    private void table(CoverageModel model, EventIndex index, ClockText clock) {
        People people = index.people();
        TextTable table = new TextTable(
                Heading.elastic("ACCOUNT"),
                Heading.elastic("REGION"),
                Heading.text("FROM"),
                Heading.text("TO"),
                Heading.number("HOURS"),
                Heading.number("SILENT"),
                Heading.number("EVENTS"),
                Heading.number("VERIFIED"),
                Heading.text("WHAT"));
        model.series().forEach(series -> series.stretches().forEach(stretch -> add(table, people, clock, stretch)));
        table.print(around.out());
        Consequences missing = Consequences.of(index);
        for (LoggingWindow window : model.windows()) {
            around.out().println(Texts.shown(sentence(window, people, clock)));
            missing.after(index.findRow(window.eventId())).ifPresent(this::consequence);
        }
    }

    private void consequence(Consequence act) {
        act.lacks().stream()
                .findFirst()
                .ifPresent(lack -> around.out().println(Texts.shown("  Missing in it: " + lack.words() + ".")));
        act.digests().stream()
                .flatMap(digests -> digests.sentences().stream())
                .forEach(sentence -> around.out().println(Texts.shown("  " + sentence)));
    }

    private static void add(TextTable table, People people, ClockText clock, CoverageStretch stretch) {
        table.add(
                people.shown(Dimension.ACCOUNT, stretch.account()),
                stretch.region(),
                clock.minute(stretch.from()),
                clock.minute(stretch.to()),
                Texts.count(stretch.hours()),
                Texts.count(stretch.silentHours()),
                Texts.count(stretch.events()),
                Texts.count(stretch.verified()),
                what(stretch));
    }

    private static String what(CoverageStretch stretch) {
        List<String> words = new ArrayList<>();
        CoverageStretch.Kind kind = stretch.kind();
        boolean saysFiles = kind == CoverageStretch.Kind.LOST && stretch.missingFiles() > 0;
        boolean saysDigests = kind == CoverageStretch.Kind.DIGEST_MISSING && stretch.missingDigests() > 0;
        if (!saysFiles && !saysDigests) {
            words.add((stretch.contradicted() > 0 ? Texts.count(stretch.contradicted()) + " " : "") + kind.label());
        }
        if (stretch.missingFiles() > 0) {
            words.add(Texts.count(stretch.missingFiles(), "file") + " missing");
        }
        if (stretch.missingDigests() > 0) {
            words.add(Texts.count(stretch.missingDigests(), "digest") + " missing");
        }
        if (stretch.logging() != LoggingState.ON) {
            words.add("logging " + stretch.logging().id());
        }
        return String.join(", ", words);
    }

    private static String sentence(LoggingWindow window, People people, ClockText clock) {
        return "Logging " + window.state().id() + " in account " + people.shown(Dimension.ACCOUNT, window.account())
                + (window.trail().isEmpty() ? "" : ", trail " + window.trail()) + ": " + window.action() + " at "
                + clock.second(window.from())
                + window.to()
                        .map(to -> ", put right at " + clock.second(to) + ".")
                        .orElse(", and nothing says that it was put right.");
    }
}
