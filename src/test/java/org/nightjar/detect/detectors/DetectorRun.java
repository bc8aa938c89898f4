package org.nightjar.detect.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightjar.analysis.query.EventQuery;
import org.nightjar.detect.DetectionContext;
import org.nightjar.detect.DetectionSettings;
import org.nightjar.detect.Detector;
import org.nightjar.detect.Signal;
import org.nightjar.detect.profile.Baseline;
import org.nightjar.detect.profile.Profiles;
import org.nightjar.job.JobContext;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.DetectionScope;
import org.nightjar.model.Explanation;
import org.nightjar.model.NightjarException;
import org.nightjar.model.TimeRange;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;
import org.nightjar.support.OrdinaryLife;
import org.nightjar.support.TestEnrichment;

/** One detector on some events, outside the engine. */
final class DetectorRun {

    private final DetectionContext context;
    private final Detector detector;
    private final List<Signal> signals = new ArrayList<>();

    DetectorRun(Detector detector, List<AuditEvent> events, TestEnrichment enrichment) {
        this(detector, events, enrichment, DetectionScope.ALL);
    }

    private DetectorRun(Detector detector, List<AuditEvent> events, TestEnrichment enrichment, DetectionScope scope) {
        this.detector = detector;
        EventIndex index = enrichment.index(events);
        context = new DetectionContext(
                index,
                Profiles.of(index, new Baseline(scope), JobContext.unwatched()),
                DetectionSettings.of(scope),
                JobContext.unwatched());
        if (detector.applicability(context).applies()) {
            detector.detect(context, signals::add);
        }
    }

    /** Twenty days of ordinary life and these events. */
    static DetectorRun inOrdinaryLife(Detector detector, List<AuditEvent> strange) {
        return inOrdinaryLife(detector, strange, Optional.empty());
    }

    /** The same with a baseline that the analyst chose. */
    static DetectorRun inOrdinaryLife(Detector detector, List<AuditEvent> strange, Optional<TimeRange> baseline) {
        return inOrdinaryLife(detector, strange, DetectionScope.withBaseline(baseline));
    }

    /** The same judged as the analyst chose. */
    static DetectorRun inOrdinaryLife(Detector detector, List<AuditEvent> strange, DetectionScope scope) {
        List<AuditEvent> events = new ArrayList<>(OrdinaryLife.days(26));
        events.addAll(strange);
        return new DetectorRun(detector, events, OrdinaryLife.enrichment(), scope);
    }

    List<Signal> of(String user) {
        return signals.stream()
                .filter(signal -> context.index().user(signal.user()).id().equals(user))
                .toList();
    }

    List<Signal> all() {
        return signals;
    }

    EventIndex index() {
        return context.index();
    }

    /** The user's only signal, checked to be well told and its condition to select its events. */
    Signal only(String user) {
        List<Signal> found = of(user);
        assertEquals(
                1,
                found.size(),
                () -> found.stream().map(Signal::title).toList().toString());
        check(found.get(0));
        return found.get(0);
    }

    private void check(Signal signal) {
        Explanation words = signal.story().get().explain(signal.condition());
        for (String text : List.of(words.summary(), words.typical(), words.actual(), words.baseline(), words.peers())) {
            assertFalse(text.isBlank(), signal.title());
            assertTrue(text.endsWith("."), text);
        }
        assertFalse(words.nextSteps().isEmpty());
        assertFalse(words.evidenceAgainst().isEmpty());
        try {
            RowSet selected = EventQuery.parse(signal.condition()).select(context.index());
            for (int row : signal.rows()) {
                assertTrue(selected.contains(row), signal.condition());
            }
        } catch (NightjarException wrong) {
            throw new AssertionError(wrong.userMessage(), wrong);
        }
    }

    void assertSilent() {
        assertEquals(List.of(), signals.stream().map(Signal::title).toList());
    }

    void assertNotApplicable() {
        var applicability = detector.applicability(context);
        assertFalse(applicability.applies());
        assertTrue(applicability.reason().endsWith("."), applicability.reason());
    }
}
