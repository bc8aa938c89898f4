package org.nightjar.cli;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nightjar.casefile.CaseData;
import org.nightjar.cli.TextTable.Heading;
import org.nightjar.model.Dimension;
import org.nightjar.model.Incident;
import org.nightjar.model.Severity;

/** Incidents, as the contract writes them. */
final class IncidentShape implements ResultShape<Incident> {

    private final CaseData data;

    IncidentShape(CaseData data) {
        this.data = data;
    }

    /** One object of {@code incidents --format json}. */
    record Json(
            int rank,
            String user,
            double score,
            String windowStart,
            String windowEnd,
            List<String> findings,
            List<String> eventIds,
            String summary,
            @Nullable String userAlias,
            List<String> outOfDate) {}

    @Override
    public Json json(Incident item) {
        return new Json(
                item.rank(),
                item.user(),
                item.score(),
                item.windowStart().toString(),
                item.windowEnd().toString(),
                item.findingIds(),
                item.eventIds(),
                item.summary(),
                Told.alias(data, item.user()),
                Told.outOfDate(data, item.user()));
    }

    @Override
    public List<String> csvHeading() {
        return List.of(
                "rank",
                "user",
                "score",
                "windowStart",
                "windowEnd",
                "findings",
                "eventIds",
                "summary",
                "userAlias",
                "outOfDate");
    }

    @Override
    public List<@Nullable Object> csv(Incident item) {
        return Arrays.asList(
                item.rank(),
                item.user(),
                item.score(),
                item.windowStart().toString(),
                item.windowEnd().toString(),
                item.findingIds(),
                item.eventIds(),
                item.summary(),
                Told.alias(data, item.user()),
                Told.outOfDate(data, item.user()));
    }

    @Override
    public TextTable table(List<Incident> items) {
        TextTable table = new TextTable(
                Heading.number("RANK"),
                Heading.text("SEVERITY"),
                Heading.number("SCORE"),
                Heading.elastic("USER"),
                Heading.number("FINDINGS"),
                Heading.number("EVENTS"),
                Heading.text("FROM"),
                Heading.text("TO"));
        for (Incident item : items) {
            table.addNoted(
                    Told.marked(data, item.user(), item.summary()),
                    Texts.count(item.rank()),
                    Severity.ofScore(item.score()).id(),
                    Texts.score(item.score()),
                    data.people().shown(Dimension.USER, item.user()),
                    Texts.count(item.findingIds().size()),
                    Texts.count(item.eventIds().size()),
                    Texts.minute(item.windowStart()),
                    Texts.minute(item.windowEnd()));
        }
        return table;
    }
}
