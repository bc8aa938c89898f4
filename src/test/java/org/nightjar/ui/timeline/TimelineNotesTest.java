package org.nightjar.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nightjar.analysis.timeline.TimeWindow;
import org.nightjar.casefile.CaseData;
import org.nightjar.model.AnnotationStep;
import org.nightjar.model.AnnotationSubject;
import org.nightjar.model.Annotations;
import org.nightjar.support.Screenshots;
import org.nightjar.ui.Annotating;
import org.nightjar.ui.Pivot;
import org.nightjar.ui.Theme;
import org.nightjar.ui.WorkbenchViewModel;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Notes on the timeline: where they lie, what they say, and how one comes to write one there. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // fields are set by start
class TimelineNotesTest {

    private WorkbenchViewModel workbench;
    private TimelineView view;
    private Scene scene;
    private String eventId;

    @Start
    void start(Stage stage) {
        CaseData bare = SampleTimeline.build();
        eventId = bare.detection().findings().get(0).eventIds().get(0);
        List<AnnotationStep> steps = new ArrayList<>();
        steps.add(note(1, AnnotationSubject.event(eventId), "the key was used here first"));
        for (int i = 0; i < 12; i++) {
            Instant at = Instant.parse("2024-05-12T00:00:00Z").plusSeconds(i * 600L);
            steps.add(note(2 + i, AnnotationSubject.time(at), "call " + i + "\nwith the owner"));
        }
        steps.add(note(50, AnnotationSubject.user("alice.nakamura"), "on leave"));
        workbench = new WorkbenchViewModel(
                new CaseData(
                        bare.info(),
                        bare.index().annotated(Annotations.of(steps)),
                        bare.detection(),
                        bare.evidence(),
                        bare.geoDatabases()),
                Runnable::run,
                Runnable::run);
        view = new TimelineView(workbench);
        scene = new Scene(view, 1200, 500);
        stage.setScene(scene);
        stage.show();
    }

    private static AnnotationStep note(int number, AnnotationSubject on, String text) {
        return new AnnotationStep(number, Instant.EPOCH, AnnotationStep.Action.NOTE, text, "", number, List.of(on), 0);
    }

    private Point2D screen(double x, double y) {
        return view.localToScreen(x, y);
    }

    @Test
    void denseNotesShareAMarkThatCountsThemAndZoomingParts(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        List<Integer> counts = view.noteMarkers().stream()
                .map(mark -> mark.notes().size())
                .sorted()
                .toList();
        assertEquals(List.of(1, 12), counts, "a note on a user has no time");
        for (Theme theme : Theme.values()) {
            robot.interact(() -> workbench.themeProperty().set(theme));
            WaitForAsyncUtils.waitForFxEvents();
            robot.interact(() ->
                    Screenshots.save(scene, "timeline-notes-" + theme.name().toLowerCase(java.util.Locale.ROOT)));
        }
        robot.interact(() -> view.model()
                .showWindow(new TimeWindow(
                        Instant.parse("2024-05-11T23:50:00Z").toEpochMilli(),
                        Instant.parse("2024-05-12T02:00:00Z").toEpochMilli())));
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(12, view.noteMarkers().size());
        robot.interact(() -> Screenshots.save(scene, "timeline-notes-apart"));
    }

    @Test
    void theCardSaysTheNotesAndAClickGoesToTheEvent(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        NoteMarker many = mark(12);
        robot.moveTo(screen(many.x(), NoteMarker.TOP + 5));
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(view.hoverText().startsWith("12 notes\ncall 0 with the owner\n"), view.hoverText());
        assertTrue(view.hoverText().endsWith("8 more"), view.hoverText());
        robot.interact(() -> Screenshots.save(scene, "timeline-notes-card"));
        robot.clickOn(screen(mark(1).x(), NoteMarker.TOP + 5));
        assertEquals(eventId, workbench.selection().eventId());
        robot.clickOn(screen(mark(12).x(), NoteMarker.TOP + 5));
        assertEquals(
                Optional.of(AnnotationSubject.Kind.TIME),
                workbench
                        .annotatingProperty()
                        .get()
                        .flatMap(Annotating::subject)
                        .map(AnnotationSubject::kind));
    }

    private NoteMarker mark(int notes) {
        return view.noteMarkers().stream()
                .filter(mark -> mark.notes().size() == notes)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theMenuOfALaneOffersTagsAndNotesThere(FxRobot robot) {
        robot.interact(() -> view.model().moveKeyLane(1));
        Instant moment = Instant.parse("2024-05-14T12:00:00.250Z");
        List<Pivot> pivots = view.model().pivots(Optional.of(moment));
        Pivot note = pivots.stream()
                .filter(pivot -> pivot.label().startsWith("Note on the moment"))
                .findFirst()
                .orElseThrow();
        robot.interact(note.action());
        assertEquals(
                Optional.of(AnnotationSubject.time(Instant.parse("2024-05-14T12:00:00Z"))),
                workbench.annotatingProperty().get().flatMap(Annotating::subject));
        Pivot tag = pivots.stream()
                .filter(pivot -> pivot.label().startsWith("Tag the event"))
                .findFirst()
                .orElseThrow();
        robot.interact(tag.action());
        Annotating wanted = workbench.annotatingProperty().get().orElseThrow();
        assertEquals(1, wanted.eventIds().size());
        assertEquals(
                view.model()
                        .timelineProperty()
                        .get()
                        .orElseThrow()
                        .lanes()
                        .get(0)
                        .key(),
                workbench
                        .data()
                        .index()
                        .value(org.nightjar.model.Dimension.USER, wanted.rows().get(0)));
    }
}
