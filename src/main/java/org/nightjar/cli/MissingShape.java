package org.nightjar.cli;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nightjar.analysis.coverage.Consequence;
import org.nightjar.analysis.coverage.Consequences;
import org.nightjar.analysis.coverage.DigestTestimony;
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
            List<Kind> actions,
            @Nullable Digests digests) {}

    /** What digests say of the time; null where the evidence has none of the account. */
    record Digests(String from, String to, List<Region> regions) {}

    /** What they say of one region of the account. */
    record Region(
            String region,
            int missingFiles,
            int contradictedFiles,
            int contradictedEvents,
            @Nullable String resumes,
            boolean newChain,
            List<Stretch> stretches) {}

    /** Hours in a row of which they say the same. */
    record Stretch(String from, String to, String state) {}

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
                kinds(act, Dimension.ACTION),
                act.digests().map(MissingShape::digests).orElse(null));
    }

    private static Digests digests(DigestTestimony said) {
        return new Digests(
                said.from().toString(),
                said.to().toString(),
                said.regions().stream().map(MissingShape::region).toList());
    }

    private static Region region(DigestTestimony.Region said) {
        return new Region(
                said.region(),
                said.missingFiles(),
                said.contradictedFiles(),
                said.contradictedEvents(),
                said.resumes().map(Instant::toString).orElse(null),
                said.newChain(),
                said.stretches().stream()
                        .map(one -> new Stretch(
                                one.from().toString(),
                                one.to().toString(),
                                one.state().id()))
                        .toList());
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
                .flatMap(act -> Stream.concat(
                        act.lacks().stream().map(Lack::words),
                        act.digests().stream().flatMap(said -> said.sentences().stream())))
                .toList();
    }
}
