package org.nightjar.detect.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.OrdinaryLife.at;
import static org.nightjar.support.OrdinaryLife.person;
import static org.nightjar.support.TestEvents.anEvent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nightjar.detect.Aspect;
import org.nightjar.detect.Signal;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.TimeRange;
import org.nightjar.support.OrdinaryLife;

class NewResourceDetectorTest {

    private static final String PAYROLL = "payroll";

    private static AuditEvent read(String user, String what, int day, int hour) {
        return anEvent()
                .by(user)
                .from(OrdinaryLife.OFFICE)
                .reads("s3.amazonaws.com", "GetObject")
                .on(what)
                .at(at(day, hour, 10))
                .build();
    }

    /** Six who read another object of the same bucket every day, and one who reads another bucket every day. */
    private static List<AuditEvent> readers() {
        List<AuditEvent> events = new ArrayList<>();
        for (int day = 0; day < 26; day += day % 7 == 4 ? 3 : 1) {
            for (int reader = 0; reader < 6; reader++) {
                events.add(read("reader-" + reader, "reports/" + day, day, 9));
            }
            events.add(read("explorer", "bucket-" + day + "/list", day, 10));
        }
        return events;
    }

    private static DetectorRun run(List<AuditEvent> strange) {
        return run(strange, Optional.empty());
    }

    private static DetectorRun run(List<AuditEvent> strange, Optional<TimeRange> baseline) {
        List<AuditEvent> events = readers();
        events.addAll(strange);
        return DetectorRun.inOrdinaryLife(new NewResourceDetector(), events, baseline);
    }

    @Test
    void firesWhenWhoAlwaysReadsOneBucketReadsAnother() {
        List<AuditEvent> events = new ArrayList<>();
        events.add(read("reader-2", PAYROLL + "/may", 23, 11));
        events.add(read("reader-2", PAYROLL + "/june", 23, 12));
        Signal signal = run(events).only("reader-2");
        assertEquals(2, signal.rows().length);
        assertEquals(Aspect.ACT, signal.aspect());
        assertEquals("resource:(\"payroll/may\" OR \"payroll/june\")", signal.condition());
        assertTrue(signal.surprise() > 1.3, () -> "surprise " + signal.surprise());
        assertEquals("1 resource new to reader-2", signal.title(), "objects of one bucket are one");
        assertTrue(signal.story().get().explain("").peers().startsWith("Nobody else"));
    }

    @Test
    void staysSilentOnAnotherObjectAndOnWhoAlwaysFindsNewBuckets() {
        run(List.of(read("reader-2", "reports/extra", 23, 11))).assertSilent();
    }

    @Test
    void staysSilentOnWhatFiveOthersHaveToo() {
        List<AuditEvent> events = new ArrayList<>();
        for (int other = 0; other < 5; other++) {
            events.add(read(person(other), "handbook/a", 2 + other % 2, 9));
        }
        events.add(read("reader-2", "handbook/b", 23, 11));
        assertEquals(List.of(), run(events).of("reader-2"));
    }

    @Test
    void judgesByTheChosenBaselineAlone() {
        TimeRange baseline = new TimeRange(at(0, 0, 0), at(18, 0, 0));
        assertEquals(
                1,
                run(List.of(read("reader-2", PAYROLL + "/may", 23, 11)), Optional.of(baseline))
                        .of("reader-2")
                        .size());
    }

    @Test
    void isNotApplicableWhereNothingIsNamed() {
        List<AuditEvent> events = new ArrayList<>();
        for (int day = 0; day < 5; day++) {
            events.add(anEvent()
                    .by(person(1))
                    .from(OrdinaryLife.OFFICE)
                    .reads("ec2.amazonaws.com", "DescribeInstances")
                    .at(at(day, 9, 0))
                    .build());
        }
        new DetectorRun(new NewResourceDetector(), events, OrdinaryLife.enrichment()).assertNotApplicable();
    }

    @ParameterizedTest
    @CsvSource({
        "reports/2024/may.csv, reports",
        "arn:aws:s3:::reports/2024/may.csv, reports",
        "arn:aws:s3:::reports, reports",
        "arn:aws:iam::111122223333:role/team/reader, arn:aws:iam::111122223333:role/team/reader",
        "snap-1, snap-1"
    })
    void objectsCountAsTheirBucket(String resource, String store) {
        assertEquals(store, ResourceDays.store(resource));
    }
}
