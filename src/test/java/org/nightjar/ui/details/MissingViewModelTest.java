package org.nightjar.ui.details;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.TestEvents.anEvent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightjar.analysis.Focus;
import org.nightjar.analysis.coverage.Consequence;
import org.nightjar.analysis.query.EventQuery;
import org.nightjar.casefile.CaseData;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.Dimension;
import org.nightjar.model.Explanation;
import org.nightjar.model.Finding;
import org.nightjar.model.Severity;
import org.nightjar.store.EventIndex;
import org.nightjar.support.DemoCase;
import org.nightjar.support.FakeOpenCase;
import org.nightjar.support.TestEnrichment;
import org.nightjar.ui.WorkbenchViewModel;

/** Three weeks of an hourly poller that is not heard for ten hours after a trail was stopped. */
class MissingViewModelTest {

    private static final Instant MONDAY = Instant.parse("2024-05-06T00:00:00Z");
    private static final Instant ACT = MONDAY.plus(Duration.ofHours(15 * 24 + 10));

    private static Finding finding(String id, String detector, String event) {
        return new Finding(
                id,
                detector,
                "StopLogging",
                Severity.HIGH,
                70,
                "alice",
                ACT,
                ACT,
                List.of(event),
                List.of(),
                new Explanation("", "", "", "", "", List.of(), List.of(), "", List.of()));
    }

    private static CaseData data() {
        List<AuditEvent> events = new ArrayList<>();
        for (int minute = 0; minute < 21 * 24 * 60; minute += 10) {
            Instant time = MONDAY.plus(Duration.ofMinutes(minute));
            if (time.isBefore(ACT) || time.isAfter(ACT.plus(Duration.ofHours(10)))) {
                events.add(anEvent().at(time).in("eu-west-1").build());
            }
        }
        events.add(anEvent()
                .id("stop")
                .at(ACT)
                .writes("cloudtrail.amazonaws.com", "StopLogging")
                .build());
        events.add(anEvent()
                .id("start")
                .at(ACT.plus(Duration.ofHours(10)))
                .writes("cloudtrail.amazonaws.com", "StartLogging")
                .build());
        EventIndex index = new TestEnrichment().index(events);
        CaseData demo = DemoCase.data(false);
        DetectionResult found = new DetectionResult(
                List.of(finding("f1", "log-tampering", "stop"), finding("f2", "new-value", "stop")),
                List.of(),
                List.of(),
                List.of());
        return new CaseData(demo.info(), index, found, demo.evidence(), demo.geoDatabases());
    }

    @Test
    void aFindingAboutLoggingHasWhatIsMissingWithItsQueries() throws Exception {
        CaseData data = data();
        WorkbenchViewModel workbench = new WorkbenchViewModel(data, Runnable::run, Runnable::run);
        DetailsViewModel details =
                new DetailsViewModel(new FakeOpenCase(data), workbench, Runnable::run, Runnable::run);
        assertEquals(List.of(), details.missing().missingProperty().get());
        workbench.focus(new Focus.OnFinding("f1"));
        List<Consequence> acts = details.missing().missingProperty().get();
        assertEquals(1, acts.size());
        String before = acts.get(0).of(Dimension.REGION).get(0).before();
        assertTrue(EventQuery.parse(before).select(data.index()).size() > 1000, before);
        workbench.focus(new Focus.OnFinding("f2"));
        assertEquals(List.of(), details.missing().missingProperty().get(), "it is not about logging");
    }
}
