package org.nightjar.ui.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nightjar.model.DetectionScope;
import org.nightjar.model.KnownAccounts;
import org.nightjar.model.TimeRange;
import org.nightjar.support.DemoCase;
import org.nightjar.ui.WorkbenchViewModel;

class ScopeViewModelTest {

    private final WorkbenchViewModel workbench =
            new WorkbenchViewModel(DemoCase.data(true), Runnable::run, Runnable::run);
    private final ScopeViewModel model = new ScopeViewModel(workbench);
    private final TimeRange span = workbench.data().index().span();

    @Test
    void timesAreReadInTheZoneOfTheWindow() {
        workbench.zoneProperty().set(ZoneId.of("Europe/Berlin"));
        model.incidentFromProperty().set("2024-05-03");
        model.incidentToProperty().set("2024-05-04 08:30");
        assertTrue(model.detect(), model.errorProperty().get());
        assertEquals(
                Optional.of(
                        new TimeRange(Instant.parse("2024-05-02T22:00:00Z"), Instant.parse("2024-05-04T06:30:00Z"))),
                workbench.wantedScopeProperty().get().orElseThrow().incident());
    }

    @Test
    void aTimeThatTheClockShowsTwiceIsWrittenAndReadWithItsOffset() {
        workbench.zoneProperty().set(ZoneId.of("Europe/Berlin"));
        TimeRange hour = new TimeRange(Instant.parse("2024-10-27T00:30:00Z"), Instant.parse("2024-10-27T01:30:00Z"));
        model.show(new DetectionScope(Optional.empty(), Optional.of(hour), List.of()));
        assertEquals("2024-10-27 02:30 +02:00", model.incidentFromProperty().get());
        assertEquals("2024-10-27 02:30 +01:00", model.incidentToProperty().get());
        assertEquals(hour.to(), model.moment(model.incidentToProperty().get()));
        assertEquals(hour.from(), model.moment("2024-10-27 02:30"), "the first, unless it is said");
    }

    @Test
    void whatIsWrongIsSaidUntilItIsPutRight() {
        model.useSelectedRange();
        assertFalse(model.errorProperty().get().isEmpty(), "there is none");
        workbench.setRange(Optional.of(span));
        assertEquals("", model.errorProperty().get());
        assertFalse(model.leaveOut("nobody-here"));
        assertFalse(model.errorProperty().get().isEmpty());
        model.oursProperty().set("111122223333");
        assertEquals("", model.errorProperty().get());
    }

    @Test
    void anEmptyEndIsThatOfTheEvidence() {
        model.baselineToProperty().set("2024-05-04");
        assertTrue(model.detect(), model.errorProperty().get());
        assertEquals(
                Optional.of(new TimeRange(span.from(), Instant.parse("2024-05-04T00:00:00Z"))),
                workbench.wantedScopeProperty().get().orElseThrow().baseline());
    }

    @Test
    void accountsThatAreOursOrNotAreReadAndStayWithOtherWindows() {
        model.oursProperty().set(" 111122223333;444455556666, ");
        model.notOursProperty().set("999988887777");
        model.incidentFromProperty().set("2024-05-04");
        model.clearWindows();
        assertTrue(model.detect(), model.errorProperty().get());
        DetectionScope scope = workbench.wantedScopeProperty().get().orElseThrow();
        assertEquals(
                new KnownAccounts(List.of("111122223333", "444455556666"), List.of("999988887777")), scope.accounts());
        assertEquals(Optional.empty(), scope.incident());
        model.notOursProperty().set("12");
        assertFalse(model.detect());
        assertTrue(
                model.errorProperty().get().contains("“12”"),
                model.errorProperty().get());
    }

    @Test
    void whatIsWrongIsSaidAndNothingIsDetected() {
        for (String wrong : List.of("yesterday", "1999-01-01", "2024-05-03 25:00")) {
            model.show(DetectionScope.ALL);
            model.incidentFromProperty().set("2024-05-04");
            model.incidentToProperty().set(wrong);
            assertFalse(model.detect(), wrong);
            assertFalse(model.errorProperty().get().isEmpty(), wrong);
        }
        assertFalse(model.leaveOut("nobody"));
        assertTrue(model.errorProperty().get().contains("nobody"));
        assertEquals(Optional.empty(), workbench.wantedScopeProperty().get());
    }

    @Test
    void theSelectedRangeBecomesTheIncidentAndAllBeforeItTheBaseline() {
        TimeRange range = new TimeRange(DemoCase.NIGHT, DemoCase.NIGHT.plus(Duration.ofHours(1)));
        workbench.setRange(Optional.of(range));
        assertTrue(model.leaveOut("carol"));
        model.useSelectedRange();
        assertTrue(model.detect(), model.errorProperty().get());
        DetectionScope wanted = workbench.wantedScopeProperty().get().orElseThrow();
        assertEquals(List.of("carol"), wanted.leftOutUsers());
        assertEquals(
                DemoCase.NIGHT.getEpochSecond() / 60,
                wanted.incident().orElseThrow().from().getEpochSecond() / 60);
        assertEquals(
                wanted.incident().orElseThrow().from(),
                wanted.baseline().orElseThrow().to());
    }

    @Test
    void theSameIsDoneAgainWhenItIsAskedForAgain() {
        int[] asked = {0};
        workbench.wantedScopeProperty().addListener((property, before, now) -> asked[0] += now.isPresent() ? 1 : 0);
        model.detect();
        model.detect();
        assertEquals(2, asked[0]);
    }
}
