package org.nightjar.cli;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nightjar.analysis.triage.Disposition;
import org.nightjar.cli.TextTable.Heading;

/** Findings and incidents that were triaged. */
final class DispositionShape implements ResultShape<DispositionShape.Line> {

    private final ClockText clock;

    DispositionShape(ClockText clock) {
        this.clock = clock;
    }

    /** One of them. */
    record Line(String what, Disposition said, double score, String user, String title) {}

    /** One object of {@code triage --format json}. */
    record Json(String what, String state, String reason, String since, double score, String user, String title) {}

    @Override
    public Json json(Line item) {
        return new Json(
                item.what(),
                item.said().state().id(),
                item.said().reason(),
                item.said().time().toString(),
                item.score(),
                item.user(),
                item.title());
    }

    @Override
    public List<String> csvHeading() {
        return List.of("what", "state", "reason", "since", "score", "user", "title");
    }

    @Override
    public List<@Nullable Object> csv(Line item) {
        Json json = json(item);
        return Arrays.asList(
                json.what(), json.state(), json.reason(), json.since(), json.score(), json.user(), json.title());
    }

    @Override
    public TextTable table(List<Line> items) {
        TextTable table = new TextTable(
                Heading.text("WHAT"),
                Heading.text("STATE"),
                Heading.text("SINCE"),
                Heading.number("SCORE"),
                Heading.elastic("USER"),
                Heading.elastic("TITLE"));
        for (Line item : items) {
            table.addNoted(
                    item.said().reason(),
                    item.what(),
                    item.said().state().id(),
                    clock.minute(item.said().time()),
                    Texts.score(item.score()),
                    item.user(),
                    clock.sentence(item.title(), item.user()));
        }
        return table;
    }
}
