package org.nightjar.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nightjar.analysis.triage.Triage;
import org.nightjar.casefile.CaseData;
import org.nightjar.model.DetectionScope;
import org.nightjar.model.RunRecord;
import org.nightjar.model.TimeRange;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.timeline.BorderModel.Edge;
import org.nightjar.ui.timeline.BorderModel.Kind;

class BorderModelTest {

    private final CaseData data = SampleTimeline.build();
    private final WorkbenchViewModel workbench = new WorkbenchViewModel(data, Runnable::run, Runnable::run);
    private final BorderModel model = new BorderModel(workbench);
    private final TimeRange span = data.index().span();
    private final Instant middle = SampleTimeline.START.plusSeconds(14 * 86_400);

    /** As if detection had run over what was asked for. */
    private void detected() {
        DetectionScope scope = workbench.wantedScopeProperty().get().orElseThrow();
        workbench.replaceData(new CaseData(
                data.info(),
                data.index(),
                data.detection(),
                data.evidence(),
                data.geoDatabases(),
                data.integrity(),
                List.of(new RunRecord(1, Instant.EPOCH, 1, scope, "", 0, 0)),
                Triage.NONE));
    }

    @Test
    void draggingTheInvitationMakesBaselineAndIncident() {
        assertEquals(List.of(new Edge(Kind.INVITE, span.from().toEpochMilli())), model.edges());
        model.drag(Kind.INVITE, middle.toEpochMilli());
        assertEquals(Optional.empty(), workbench.wantedScopeProperty().get(), "nothing is detected while dragging");
        model.commit();
        DetectionScope wanted = workbench.wantedScopeProperty().get().orElseThrow();
        assertEquals(Optional.of(new TimeRange(span.from(), middle)), wanted.baseline());
        assertEquals(Optional.of(new TimeRange(middle, span.to())), wanted.incident());
        detected();
        assertEquals(List.of(new Edge(Kind.BORDER, middle.toEpochMilli())), model.edges());
    }

    @Test
    void theBorderStaysWhereItWasLetGoWhileThatIsDetected() {
        model.drag(Kind.INVITE, middle.toEpochMilli());
        model.commit();
        assertEquals(List.of(new Edge(Kind.BORDER, middle.toEpochMilli())), model.edges());
        workbench.scopeDone(workbench.wantedScopeProperty().get().orElseThrow());
        assertEquals(
                List.of(new Edge(Kind.INVITE, span.from().toEpochMilli())),
                model.edges(),
                "cancelled, it is as it was");
    }

    @Test
    void theBorderStaysWhereItWasLetGoLastWhileAnEarlierOneIsDetected() {
        model.drag(Kind.INVITE, middle.toEpochMilli());
        model.commit();
        DetectionScope first = workbench.wantedScopeProperty().get().orElseThrow();
        Instant later = middle.plusSeconds(3600);
        model.drag(Kind.BORDER, later.toEpochMilli());
        model.commit();
        DetectionScope second = workbench.wantedScopeProperty().get().orElseThrow();
        workbench.scopeDone(first);
        assertEquals(List.of(new Edge(Kind.BORDER, later.toEpochMilli())), model.edges());
        workbench.scopeDone(second);
        assertEquals(Optional.empty(), workbench.wantedScopeProperty().get());
    }

    @Test
    void theBorderDraggedToTheBeginningTakesTheWindowsAway() {
        model.drag(Kind.INVITE, middle.toEpochMilli());
        model.commit();
        detected();
        model.drag(Kind.BORDER, 0);
        model.commit();
        assertEquals(DetectionScope.ALL, workbench.wantedScopeProperty().get().orElseThrow());
    }

    @Test
    void edgesOfSeparateWindowsMoveAlone() {
        Instant later = middle.plusSeconds(86_400);
        Instant end = later.plusSeconds(86_400);
        workbench.wantScope(new DetectionScope(
                Optional.of(new TimeRange(span.from(), middle)), Optional.of(new TimeRange(later, end)), List.of("x")));
        detected();
        assertEquals(
                List.of(
                        new Edge(Kind.BASELINE_TO, middle.toEpochMilli()),
                        new Edge(Kind.INCIDENT_FROM, later.toEpochMilli()),
                        new Edge(Kind.INCIDENT_TO, end.toEpochMilli())),
                model.edges());
        model.drag(Kind.INCIDENT_TO, end.plusSeconds(3600).toEpochMilli());
        model.commit();
        DetectionScope wanted = workbench.wantedScopeProperty().get().orElseThrow();
        assertEquals(Optional.of(new TimeRange(later, end.plusSeconds(3600))), wanted.incident());
        assertEquals(Optional.of(new TimeRange(span.from(), middle)), wanted.baseline());
        assertEquals(List.of("x"), wanted.leftOutUsers());
    }

    @Test
    void givingUpLeavesEverythingAsItWas() {
        model.drag(Kind.INVITE, middle.toEpochMilli());
        model.giveUp();
        model.commit();
        assertFalse(model.isDragging());
        assertEquals(Optional.empty(), workbench.wantedScopeProperty().get());
    }
}
