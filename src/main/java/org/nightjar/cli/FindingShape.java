package org.nightjar.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nightjar.casefile.CaseData;
import org.nightjar.cli.TextTable.Heading;
import org.nightjar.model.Dimension;
import org.nightjar.model.Explanation;
import org.nightjar.model.Finding;

/** Findings, as the contract writes them. */
final class FindingShape implements ResultShape<Finding> {

    private final CaseData data;
    private final ClockText clock;

    FindingShape(CaseData data, ClockText clock) {
        this.data = data;
        this.clock = clock;
    }

    /**
     * One object of {@code findings --format json}; {@code outOfDate} says what has changed since, and
     * {@code missing} what is missing after acts against logging; both empty if nothing.
     */
    record Json(
            String id,
            String detector,
            String title,
            String severity,
            double score,
            String user,
            String windowStart,
            String windowEnd,
            int eventCount,
            List<String> eventIds,
            List<String> techniques,
            Why explanation,
            String state,
            String stateReason,
            @Nullable String userAlias,
            List<String> outOfDate,
            List<MissingShape.Json> missing) {}

    /** The {@code explanation} of a finding. */
    record Why(
            String summary,
            String typical,
            String actual,
            String baseline,
            String peers,
            @JsonProperty("for") List<String> evidenceFor,
            @JsonProperty("against") List<String> evidenceAgainst,
            String query,
            List<String> next) {}

    @Override
    public Json json(Finding item) {
        Explanation why = item.explanation();
        return new Json(
                item.id(),
                item.detector(),
                item.title(),
                item.severity().id(),
                item.score(),
                item.user(),
                item.windowStart().toString(),
                item.windowEnd().toString(),
                item.eventIds().size(),
                item.eventIds(),
                item.techniques(),
                new Why(
                        why.summary(),
                        why.typical(),
                        why.actual(),
                        why.baseline(),
                        why.peers(),
                        why.evidenceFor(),
                        why.evidenceAgainst(),
                        why.query(),
                        why.nextSteps()),
                data.triage().of(item).state().id(),
                data.triage().of(item).reason(),
                Told.alias(data, item.user()),
                Told.outOfDate(data, item.user()),
                MissingShape.of(item, data.index()));
    }

    @Override
    public List<String> csvHeading() {
        return List.of(
                "id",
                "detector",
                "title",
                "severity",
                "score",
                "user",
                "windowStart",
                "windowEnd",
                "eventCount",
                "eventIds",
                "techniques",
                "summary",
                "typical",
                "actual",
                "baseline",
                "peers",
                "for",
                "against",
                "query",
                "state",
                "stateReason",
                "userAlias",
                "outOfDate",
                "missing",
                "next");
    }

    @Override
    public List<@Nullable Object> csv(Finding item) {
        Json json = json(item);
        Why why = json.explanation();
        return Arrays.asList(
                json.id(),
                json.detector(),
                json.title(),
                json.severity(),
                json.score(),
                json.user(),
                json.windowStart(),
                json.windowEnd(),
                json.eventCount(),
                json.eventIds(),
                json.techniques(),
                why.summary(),
                why.typical(),
                why.actual(),
                why.baseline(),
                why.peers(),
                why.evidenceFor(),
                why.evidenceAgainst(),
                why.query(),
                json.state(),
                json.stateReason(),
                json.userAlias(),
                json.outOfDate(),
                MissingShape.words(item, data.index()),
                why.next());
    }

    @Override
    public TextTable table(List<Finding> items) {
        TextTable table = new TextTable(
                Heading.text("SEVERITY"),
                Heading.number("SCORE"),
                Heading.elastic("USER"),
                Heading.elastic("FINDING"),
                Heading.text("STATE"),
                Heading.number("EVENTS"),
                Heading.text("FROM"),
                Heading.text("TO"));
        for (Finding item : items) {
            table.addNoted(
                    Told.marked(
                            data, item.user(), clock.sentence(item.explanation().summary(), item.user())),
                    item.severity().id(),
                    Texts.score(item.score()),
                    data.people().shown(Dimension.USER, item.user()),
                    item.title(),
                    data.triage().of(item).state().id(),
                    Texts.count(item.eventIds().size()),
                    clock.minute(item.windowStart(), item.user()),
                    clock.minute(item.windowEnd(), item.user()));
        }
        return table;
    }
}
