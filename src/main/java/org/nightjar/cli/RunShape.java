package org.nightjar.cli;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nightjar.cli.TextTable.Heading;
import org.nightjar.model.RunRecord;

/** Runs of detection. */
final class RunShape implements ResultShape<RunRecord> {

    private final ClockText clock;

    RunShape(ClockText clock) {
        this.clock = clock;
    }

    /** One object of {@code runs --format json}. */
    record Json(
            int run, String time, long events, ScopeShape scope, List<String> inputs, int findings, int incidents) {}

    @Override
    public Json json(RunRecord item) {
        return new Json(
                item.number(),
                item.time().toString(),
                item.events(),
                ScopeShape.of(item.scope()),
                item.inputs().lines().toList(),
                item.findings(),
                item.incidents());
    }

    @Override
    public List<String> csvHeading() {
        return List.of("run", "time", "events", "scope", "inputs", "findings", "incidents");
    }

    @Override
    public List<@Nullable Object> csv(RunRecord item) {
        return Arrays.asList(
                item.number(),
                item.time().toString(),
                item.events(),
                item.scope().describe(),
                item.inputs().lines().toList(),
                item.findings(),
                item.incidents());
    }

    @Override
    public TextTable table(List<RunRecord> items) {
        TextTable table = new TextTable(
                Heading.number("RUN"),
                Heading.text("TIME"),
                Heading.number("EVENTS"),
                Heading.number("FINDINGS"),
                Heading.number("INCIDENTS"),
                Heading.number("RULE FILES"),
                Heading.elastic("JUDGED"));
        for (RunRecord item : items) {
            String scope = item.scope().describe(clock::range);
            table.add(
                    Texts.count(item.number()),
                    clock.second(item.time()),
                    Texts.count(item.events()),
                    Texts.count(item.findings()),
                    Texts.count(item.incidents()),
                    Texts.count(item.inputs().lines().count()),
                    scope.isEmpty() ? "everything, by what came before" : scope);
        }
        return table;
    }
}
