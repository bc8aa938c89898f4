package org.nightjar.cli;

import java.util.List;
import org.nightjar.analysis.coverage.Consequence;
import org.nightjar.analysis.coverage.Consequences;
import org.nightjar.analysis.coverage.Lack;
import org.nightjar.model.Dimension;
import org.nightjar.model.Finding;
import org.nightjar.store.EventIndex;

/** What is missing after the acts of a finding against logging, one object an act, as the contract writes it. */
final class MissingShape {

    /** Of one act. */
    record Json(
            String eventId,
            String action,
            String account,
            String from,
            String to,
            boolean putRight,
            boolean toTheEnd,
            int comparedDays,
            List<Kind> regions,
            List<Kind> access,
            List<Kind> services,
            List<Kind> actions) {}

    /** Events of one kind of which too few are there. */
    record Kind(
            String value,
            int seen,
            double expected,
            int least,
            int most,
            int usualHours,
            int silentHours,
            double decades,
            String query,
            String before) {}

    private MissingShape() {}

    static List<Json> of(Finding finding, EventIndex index) {
        return Consequences.of(finding, index).stream().map(MissingShape::json).toList();
    }

    private static Json json(Consequence act) {
        return new Json(
                act.eventId(),
                act.action(),
                act.account(),
                act.from().toString(),
                act.to().toString(),
                act.putRight(),
                act.toTheEnd(),
                act.compared(),
                kinds(act, Dimension.REGION),
                kinds(act, Dimension.ACCESS),
                kinds(act, Dimension.SERVICE),
                kinds(act, Dimension.ACTION));
    }

    private static List<Kind> kinds(Consequence act, Dimension what) {
        return act.of(what).stream().map(MissingShape::kind).toList();
    }

    private static Kind kind(Lack lack) {
        return new Kind(
                lack.value(),
                lack.seen(),
                Math.round(lack.expected() * 10) / 10.0,
                lack.least(),
                lack.most(),
                lack.usualHours(),
                lack.silentHours(),
                Math.round(lack.decades() * 10) / 10.0,
                lack.query(),
                lack.before());
    }

    /** What is missing in words, for lists. */
    static List<String> words(Finding finding, EventIndex index) {
        return Consequences.of(finding, index).stream()
                .flatMap(act -> act.lacks().stream())
                .map(Lack::words)
                .toList();
    }
}
