package org.nightjar.ui.timeline;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import org.nightjar.analysis.timeline.Lane;
import org.nightjar.analysis.timeline.TimeWindow;
import org.nightjar.analysis.timeline.TimelineModel;
import org.nightjar.ui.timeline.TimelineLayout.Part;

/**
 * Turns the mouse into zoom, pan, brush and picks. Drag pans, and glides on when let go; with Shift it brushes, and snaps
 * to ticks unless Alt is held; at an edge of the range or of the overview's window it moves that edge. Wheel and pinch zoom
 * at the pointer, the wheel with Ctrl or Alt scrolls the lanes. A double click on the axis shows what is between its ticks.
 */
final class TimelineGestures {

    private static final double EDGE = 5;
    private static final double WHEEL = 0.0042;
    private static final double WHEEL_LANE = 40;
    private static final double DOUBLE_CLICK_ZOOM = 0.4;

    /** What a drag does. */
    private enum Drag {
        NONE,
        PAN,
        BRUSH,
        WINDOW,
        WINDOW_START,
        WINDOW_END
    }

    /** Finds round times. */
    interface Snap {
        /** The axis tick near a time, or the time itself. */
        long toTick(long millis);

        /** What lies between the ticks around a time. */
        TimeWindow betweenTicks(long millis);
    }

    private final Node view;
    private final TimelineViewModel model;
    private final Supplier<TimelineLayout> layout;
    private final Supplier<List<FindingMarker>> markers;
    private final Supplier<List<NoteMarker>> notes;
    private final Snap snap;
    private final PanInertia inertia;
    private Drag drag = Drag.NONE;
    private TimelineLayout pressed;
    private double pressX;
    private double pressY;
    private long anchorMillis;

    TimelineGestures(
            Node view,
            TimelineViewModel model,
            Supplier<TimelineLayout> layout,
            Supplier<List<FindingMarker>> markers,
            Supplier<List<NoteMarker>> notes,
            Snap snap) {
        this.view = view;
        this.model = model;
        this.layout = layout;
        this.markers = markers;
        this.notes = notes;
        this.snap = snap;
        inertia = new PanInertia(pixels -> model.pan(-pixels / layout.get().plotWidth()));
        pressed = layout.get();
        view.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        view.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        view.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        view.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
        view.addEventHandler(MouseEvent.MOUSE_MOVED, this::move);
        view.addEventHandler(ScrollEvent.SCROLL, this::scroll);
        view.addEventHandler(ZoomEvent.ZOOM, this::pinch);
    }

    private void pinch(ZoomEvent event) {
        TimelineLayout at = layout.get();
        Part part = at.partAt(event.getX(), event.getY());
        if (event.getZoomFactor() > 0 && (part == Part.PLOT || part == Part.AXIS)) {
            model.zoomAt(at.fractionAt(event.getX()), 1 / event.getZoomFactor());
        }
        event.consume();
    }

    private void press(MouseEvent event) {
        view.requestFocus();
        inertia.hold(event.getX());
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        pressed = layout.get();
        pressX = event.getX();
        pressY = event.getY();
        drag = start(pressed, event);
        event.consume();
    }

    private Drag start(TimelineLayout at, MouseEvent event) {
        Part part = at.partAt(pressX, pressY);
        if (part == Part.OVERVIEW) {
            return startInOverview(at);
        }
        if (part != Part.PLOT && part != Part.AXIS) {
            return Drag.NONE;
        }
        Optional<TimeWindow> range = model.shownRange();
        if (range.isPresent() && edgeAt(at, pressX).isPresent()) {
            TimeWindow existing = range.get();
            boolean atStart = edgeAt(at, pressX).get() == existing.fromMillis();
            anchorMillis = atStart ? existing.toMillis() : existing.fromMillis();
            return Drag.BRUSH;
        }
        anchorMillis = event.isAltDown() ? at.millisAt(pressX) : snap.toTick(at.millisAt(pressX));
        return event.isShiftDown() ? Drag.BRUSH : Drag.PAN;
    }

    private Drag startInOverview(TimelineLayout at) {
        if (Math.abs(pressX - at.overviewXOf(at.window().fromMillis())) <= EDGE) {
            return Drag.WINDOW_START;
        }
        if (Math.abs(pressX - at.overviewXOf(at.window().toMillis())) <= EDGE) {
            return Drag.WINDOW_END;
        }
        long millis = at.overviewMillisAt(pressX);
        if (!at.window().contains(millis)) {
            model.showWindow(at.window().shifted(millis - at.window().at(0.5)));
            pressed = layout.get();
        }
        return Drag.WINDOW;
    }

    /** The edge of the range that the mouse is on. */
    private Optional<Long> edgeAt(TimelineLayout at, double x) {
        return model.shownRange().flatMap(range -> {
            double fromStart = Math.abs(x - at.xOf(range.fromMillis()));
            double fromEnd = Math.abs(x - at.xOf(range.toMillis()));
            if (Math.min(fromStart, fromEnd) > EDGE) {
                return Optional.empty();
            }
            return Optional.of(fromStart < fromEnd ? range.fromMillis() : range.toMillis());
        });
    }

    private void drag(MouseEvent event) {
        if (drag == Drag.NONE || event.isStillSincePress()) {
            return;
        }
        double x = Math.max(pressed.plotLeft(), Math.min(pressed.plotRight(), event.getX()));
        TimeWindow window = pressed.window();
        long alongStrip = pressed.overviewMillisAt(x);
        switch (drag) {
            case PAN -> {
                double share = (pressX - event.getX()) / pressed.plotWidth();
                model.showWindow(window.shifted(Math.round(share * window.lengthMillis())));
                model.scrollTo(pressed.firstLane() + (pressY - event.getY()) / pressed.laneHeight());
                view.setCursor(Cursor.CLOSED_HAND);
                inertia.move(event.getX());
            }
            case BRUSH -> {
                long millis = pressed.millisAt(x);
                model.brush(anchorMillis, event.isAltDown() ? millis : snap.toTick(millis));
            }
            case WINDOW -> model.showWindow(window.shifted(alongStrip - pressed.overviewMillisAt(pressX)));
            case WINDOW_START ->
                model.showWindow(new TimeWindow(Math.min(alongStrip, window.toMillis() - 1), window.toMillis()));
            case WINDOW_END ->
                model.showWindow(new TimeWindow(window.fromMillis(), Math.max(alongStrip, window.fromMillis() + 1)));
            case NONE -> {}
        }
        event.consume();
    }

    private void release(MouseEvent event) {
        if (drag == Drag.BRUSH) {
            model.commitBrush();
        } else if (drag == Drag.PAN && !event.isStillSincePress()) {
            inertia.letGo();
        }
        drag = Drag.NONE;
        view.setCursor(cursorAt(event.getX(), event.getY()));
    }

    private void click(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) {
            return;
        }
        TimelineLayout at = layout.get();
        Part part = at.partAt(event.getX(), event.getY());
        if (event.getClickCount() == 2) {
            if (part == Part.OVERVIEW) {
                model.fit();
            } else if (part == Part.AXIS) {
                model.showWindow(snap.betweenTicks(at.millisAt(event.getX())));
            } else if (part == Part.PLOT) {
                model.zoomAt(at.fractionAt(event.getX()), DOUBLE_CLICK_ZOOM);
            }
        } else if (event.getClickCount() == 1) {
            pick(at, part, event);
        }
        event.consume();
    }

    private void pick(TimelineLayout at, Part part, MouseEvent event) {
        Optional<NoteMarker> note = NoteMarker.at(notes.get(), event.getX(), event.getY());
        if (note.isPresent()) {
            model.pickNote(note.get().notes().get(0).note());
            return;
        }
        int number = at.laneAt(event.getY());
        Optional<TimelineModel> timeline = model.timelineProperty().get();
        if (number < 0 || timeline.isEmpty()) {
            return;
        }
        Lane lane = timeline.get().lanes().get(number);
        if (part == Part.HEADER) {
            model.pickLane(lane);
        } else if (part == Part.PLOT) {
            FindingMarker.at(markers.get(), event.getX(), event.getY())
                    .ifPresentOrElse(
                            marker -> model.pickFinding(marker.finding()),
                            () -> model.pickTime(lane, at.millisAt(event.getX())));
        }
    }

    private void move(MouseEvent event) {
        view.setCursor(cursorAt(event.getX(), event.getY()));
    }

    private Cursor cursorAt(double x, double y) {
        TimelineLayout at = layout.get();
        Part part = at.partAt(x, y);
        if (part == Part.OVERVIEW) {
            boolean edge = Math.abs(x - at.overviewXOf(at.window().fromMillis())) <= EDGE
                    || Math.abs(x - at.overviewXOf(at.window().toMillis())) <= EDGE;
            return edge ? Cursor.H_RESIZE : Cursor.DEFAULT;
        }
        if (part == Part.HEADER && at.laneAt(y) >= 0) {
            return Cursor.HAND;
        }
        if (NoteMarker.at(notes.get(), x, y).isPresent()) {
            return Cursor.HAND;
        }
        if (part == Part.PLOT && FindingMarker.at(markers.get(), x, y).isPresent()) {
            return Cursor.HAND;
        }
        boolean onEdge =
                (part == Part.PLOT || part == Part.AXIS) && edgeAt(at, x).isPresent();
        return onEdge ? Cursor.H_RESIZE : Cursor.DEFAULT;
    }

    private void scroll(ScrollEvent event) {
        inertia.stop();
        TimelineLayout at = layout.get();
        Part part = at.partAt(event.getX(), event.getY());
        if (event.isControlDown() || event.isAltDown() || part == Part.HEADER) {
            model.scrollLanes(-(event.getDeltaY() + event.getDeltaX()) / WHEEL_LANE);
        } else if (part == Part.PLOT || part == Part.AXIS || part == Part.OVERVIEW) {
            if (Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
                model.pan(-event.getDeltaX() / at.plotWidth());
            } else {
                double fraction = part == Part.OVERVIEW
                        ? clamp(at.window().fractionOf(at.overviewMillisAt(event.getX())))
                        : at.fractionAt(event.getX());
                model.zoomAt(fraction, Math.exp(-event.getDeltaY() * WHEEL));
            }
        }
        event.consume();
    }

    private static double clamp(double fraction) {
        return Math.max(0, Math.min(1, fraction));
    }
}
