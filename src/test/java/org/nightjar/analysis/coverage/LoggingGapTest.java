package org.nightjar.analysis.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.nightjar.support.TestEvents.anEvent;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightjar.model.IntegrityReport;
import org.nightjar.store.EventIndex;
import org.nightjar.support.TestEnrichment;

class LoggingGapTest {

    @Test
    void aStoppedTrailIsAGapUntilItIsStartedOrTheCaseEnds() {
        EventIndex index = new TestEnrichment()
                .index(List.of(
                        act("StopLogging", "2024-05-01T10:00:00Z"),
                        act("StartLogging", "2024-05-01T11:00:00Z"),
                        act("StopLogging", "2024-05-02T10:00:00Z"),
                        act("GetObject", "2024-05-03T10:00:00Z")));
        Instant end = index.span().to();
        List<LoggingGap> gaps = LoggingGap.of(CoverageModel.of(index, IntegrityReport.NONE), end);
        assertEquals(
                List.of(LoggingGap.Kind.STOPPED, LoggingGap.Kind.STOPPED),
                gaps.stream().map(LoggingGap::kind).toList());
        assertEquals(Instant.parse("2024-05-01T11:00:00Z"), gaps.get(0).to());
        assertEquals(end, gaps.get(1).to());
    }

    @Test
    void aCaseWithWholeLogsHasNone() {
        EventIndex index = new TestEnrichment().index(List.of(act("GetObject", "2024-05-03T10:00:00Z")));
        assertEquals(
                List.of(),
                LoggingGap.of(
                        CoverageModel.of(index, IntegrityReport.NONE),
                        index.span().to()));
    }

    private static org.nightjar.model.AuditEvent act(String action, String at) {
        return anEvent()
                .writes("cloudtrail.amazonaws.com", action)
                .on("arn:aws:cloudtrail:us-east-1:111122223333:trail/main")
                .at(at)
                .build();
    }
}
