package org.nightjar.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nightjar.analysis.effect.Effect;
import org.nightjar.analysis.effect.Effects;
import org.nightjar.casefile.CaseData;
import org.nightjar.cli.TextTable.Heading;
import org.nightjar.model.Dimension;
import org.nightjar.model.Incident;
import org.nightjar.model.Severity;

/** Incidents, as the contract writes them. */
final class IncidentShape implements ResultShape<Incident> {

    private static final int MOST_OPEN = 8;

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
            String state,
            String stateReason,
            List<Part> parts,
            List<Left> effects,
            @Nullable String userAlias,
            List<String> outOfDate) {}

    /** What findings of one kind add to the score. */
    record Part(String aspect, double decades, double scoreSoFar, List<String> findings) {}

    /** What the incident left behind. */
    record Left(
            String kind,
            String what,
            String thing,
            String detail,
            String action,
            String eventId,
            String time,
            String state,
            String undoneBy,
            String undoneByUser,
            String undoneAt) {}

    private final CaseData data;
    private final ClockText clock;
    private final Map<Integer, List<Effect>> effects;

    IncidentShape(CaseData data, ClockText clock) {
        this.data = data;
        this.clock = clock;
        effects = Effects.of(data.index(), data.detection().incidents());
    }

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
                data.triage().of(item).state().id(),
                data.triage().of(item).reason(),
                item.parts().stream()
                        .map(part -> new Part(part.aspect(), part.decades(), part.scoreSoFar(), part.findingIds()))
                        .toList(),
                effects(item).stream().map(IncidentShape::left).toList(),
                Told.alias(data, item.user()),
                Told.outOfDate(data, item.user()));
    }

    private List<Effect> effects(Incident item) {
        return effects.getOrDefault(item.rank(), List.of());
    }

    private static Left left(Effect effect) {
        boolean followed = !effect.undoingEventId().isEmpty();
        return new Left(
                effect.kind().id(),
                effect.what(),
                effect.thing(),
                effect.detail(),
                effect.action(),
                effect.eventId(),
                effect.time().toString(),
                effect.state().id(),
                effect.undoingEventId(),
                effect.undoingUser(),
                followed ? effect.undoingTime().toString() : "");
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
                "state",
                "stateReason",
                "effects",
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
                data.triage().of(item).state().id(),
                data.triage().of(item).reason(),
                effects(item).stream().map(IncidentShape::line).toList(),
                Told.alias(data, item.user()),
                Told.outOfDate(data, item.user()));
    }

    /** Such as {@code created access key AKIA…: open}. */
    private static String line(Effect effect) {
        return effect.describe() + ": " + effect.state().id();
    }

    /** The summary, then what must be cleaned up, what is taken back already only counted. */
    private String note(Incident item) {
        List<Effect> all = effects(item);
        if (all.isEmpty()) {
            return item.summary();
        }
        List<String> open = all.stream()
                .filter(effect -> effect.state().isOpen())
                .map(IncidentShape::line)
                .toList();
        String shown = String.join("; ", open.subList(0, Math.min(MOST_OPEN, open.size())));
        return item.summary() + " It left behind " + Texts.count(all.size())
                + (all.size() == 1 ? " change, " : " changes, ") + Texts.count(open.size()) + " of them open"
                + (open.isEmpty() ? "." : ": " + shown + (open.size() > MOST_OPEN ? "; …" : "."));
    }

    @Override
    public TextTable table(List<Incident> items) {
        TextTable table = new TextTable(
                Heading.number("RANK"),
                Heading.text("SEVERITY"),
                Heading.number("SCORE"),
                Heading.elastic("USER"),
                Heading.text("STATE"),
                Heading.number("FINDINGS"),
                Heading.number("EVENTS"),
                Heading.text("FROM"),
                Heading.text("TO"));
        for (Incident item : items) {
            table.addNoted(
                    Told.marked(data, item.user(), clock.sentence(note(item), item.user())),
                    Texts.count(item.rank()),
                    Severity.ofScore(item.score()).id(),
                    Texts.score(item.score()),
                    data.people().shown(Dimension.USER, item.user()),
                    data.triage().of(item).state().id(),
                    Texts.count(item.findingIds().size()),
                    Texts.count(item.eventIds().size()),
                    clock.minute(item.windowStart(), item.user()),
                    clock.minute(item.windowEnd(), item.user()));
        }
        return table;
    }
}
