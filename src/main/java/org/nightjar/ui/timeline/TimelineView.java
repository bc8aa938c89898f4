package org.nightjar.ui.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.nightjar.analysis.Focus;
import org.nightjar.analysis.timeline.TimeWindow;
import org.nightjar.analysis.timeline.TimelineModel;
import org.nightjar.casefile.CaseData;
import org.nightjar.model.Finding;
import org.nightjar.ui.HoverCard;
import org.nightjar.ui.Palette;
import org.nightjar.ui.Pivot;
import org.nightjar.ui.PivotMenu;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.FocusFrame;
import org.nightjar.ui.parts.Words;

/**
 * Who did how much, and when: a swimlane a user (or a value of another dimension, or a finding), the riskiest on top, with
 * ordinary events, writes, errors, findings and gaps of the log told apart. Wheel and pinch zoom at the pointer, drag pans
 * and glides, Shift-drag selects a range, a click picks a finding, a user or the nearest event. Below one layer of pixels,
 * above a thin canvas; both are drawn once a pulse, when something changed.
 */
public final class TimelineView extends Region {

    private final WorkbenchViewModel workbench;
    private final TimelineViewModel model;
    private final PixelCanvas pixels = new PixelCanvas();
    private final Canvas canvas = new Canvas();
    private final ScrollBar scrollBar = new ScrollBar();
    private final HoverCard card = new HoverCard();
    private final TimelineCard cardText = new TimelineCard(card);
    private final TextRuler ruler = new TextRuler();
    private final DensityPainter density = new DensityPainter();
    private final AxisPainter axis = new AxisPainter(ruler);
    private final LanePainter lanes = new LanePainter(ruler);
    private final MarkerPainter markers = new MarkerPainter();
    private final GapPainter gaps = new GapPainter();
    private final EventPainter events = new EventPainter(ruler);
    private final LaneMenu laneMenu;
    private final CursorPainter cursor = new CursorPainter(ruler);
    private final StatePainter state = new StatePainter();
    private final DetectionBorder border;
    private Optional<Point2D> pointer = Optional.empty();
    private final NotePainter notePainter = new NotePainter(ruler);
    private List<FindingMarker> placed = List.of();
    private List<NoteMarker.Placed> notes = List.of();
    private List<NoteMarker> noteMarkers = List.of();
    private Optional<Instant> pickedMoment = Optional.empty();
    private Optional<Finding> pickedFinding = Optional.empty();

    public TimelineView(WorkbenchViewModel workbench) {
        this.workbench = workbench;
        model = new TimelineViewModel(workbench);
        setId("timeline");
        canvas.setMouseTransparent(true);
        canvas.setManaged(false);
        scrollBar.setManaged(false);
        scrollBar.setOrientation(Orientation.VERTICAL);
        scrollBar.setFocusTraversable(false);
        scrollBar.valueProperty().addListener((property, old, value) -> model.scrollTo(value.doubleValue()));
        laneMenu = new LaneMenu(model.lanes());
        laneMenu.setManaged(false);
        getChildren().addAll(pixels.view(), canvas, scrollBar, laneMenu, card);
        FocusFrame.add(this, getChildren());
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        setAccessibleText(Words.of("timeline.accessible"));
        setMinSize(TimelineLayout.HEADER_WIDTH + 200, TimelineLayout.LANES_TOP + 60);
        setPrefSize(960, 360);
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> point(Optional.of(new Point2D(event.getX(), event.getY()))));
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> point(Optional.empty()));
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> point(Optional.empty()));
        border = new DetectionBorder(this, workbench, this::geometry, this::requestLayout);
        new TimelineGestures(this, model, this::geometry, this::markers, this::noteMarkers, snap());
        new TimelineKeys(this, model, this::anchor, laneMenu::show);
        PivotMenu menu = new PivotMenu(this, this::pivots, this::placeOfKeyLane, () -> model.moveKeyLane(1));
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> menu(menu, event));
        follow();
    }

    private void follow() {
        Runnable redraw = this::requestLayout;
        model.timelineProperty().addListener(property -> redraw.run());
        model.windowProperty().addListener(property -> redraw.run());
        model.firstLaneProperty().addListener(property -> redraw.run());
        model.brushProperty().addListener(property -> redraw.run());
        model.keyLaneProperty().addListener(property -> redraw.run());
        model.lanes().choicesProperty().addListener(property -> redraw.run());
        model.lanes().surroundingsProperty().addListener(property -> redraw.run());
        workbench.selectionProperty().addListener(property -> redraw.run());
        workbench.annotationsProperty().addListener(property -> readNotes());
        workbench.dataProperty().addListener(property -> readNotes());
        readNotes();
        workbench.themeProperty().addListener(property -> redraw.run());
        workbench.zoneProperty().addListener(property -> redraw.run());
    }

    /** Where notes lie is looked up once, not each frame. */
    private void readNotes() {
        CaseData data = workbench.data();
        if (data.annotations().notes().isEmpty()) {
            notes = List.of();
            requestLayout();
            return;
        }
        workbench.compute(() -> NoteMarker.inTime(data.annotations(), data.index()), found -> {
            if (data == workbench.data()) {
                notes = found;
                requestLayout();
            }
        });
    }

    /** Notes as they were last drawn. */
    List<NoteMarker> noteMarkers() {
        return noteMarkers;
    }

    /** Zoom, pan and scroll, for menus and tests. */
    public TimelineViewModel model() {
        return model;
    }

    private TimelineGestures.Snap snap() {
        return new TimelineGestures.Snap() {
            @Override
            public long toTick(long millis) {
                return TimeSnap.toTick(
                        millis, geometry(), workbench.zoneProperty().get(), ruler::small);
            }

            @Override
            public TimeWindow betweenTicks(long millis) {
                return TimeSnap.betweenTicks(
                        millis, geometry(), workbench.zoneProperty().get(), ruler::small);
            }
        };
    }

    /** Where keys zoom: at the mouse if it is over the lanes, else in the middle. */
    private double anchor() {
        TimelineLayout layout = geometry();
        return pointer.filter(at -> layout.partAt(at.getX(), at.getY()) == TimelineLayout.Part.PLOT
                        || layout.partAt(at.getX(), at.getY()) == TimelineLayout.Part.AXIS)
                .map(at -> layout.fractionAt(at.getX()))
                .orElse(0.5);
    }

    private void point(Optional<Point2D> at) {
        pointer = at;
        requestLayout();
    }

    TimelineLayout geometry() {
        return new TimelineLayout(
                getWidth(),
                getHeight(),
                model.laneCount(),
                model.firstLaneProperty().get(),
                model.window(),
                model.limits());
    }

    /** Findings as they were last drawn. */
    List<FindingMarker> markers() {
        return placed;
    }

    /** What the hover card says, or "". */
    String hoverText() {
        return card.text();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        if (width < 1 || height < 1) {
            return;
        }
        model.setVisibleLanes(geometry().visibleLanes());
        canvas.setWidth(width);
        canvas.setHeight(height);
        pixels.resize(width, height, screenScale());
        layoutScrollBar(geometry());
        laneMenu.resizeRelocate(4, 2, TimelineLayout.HEADER_WIDTH - 8, 24);
        draw();
    }

    private void menu(PivotMenu menu, MouseEvent event) {
        menu.hide();
        TimelineLayout layout = geometry();
        int lane = layout.laneAt(event.getY());
        if (event.getButton() == MouseButton.SECONDARY && lane >= 0) {
            model.pickKeyLane(lane);
            pickedMoment = event.getX() < layout.plotLeft()
                    ? Optional.empty()
                    : Optional.of(Instant.ofEpochMilli(layout.millisAt(event.getX())));
            pickedFinding = event.getX() < layout.plotLeft()
                    ? Optional.empty()
                    : FindingMarker.at(placed, event.getX(), event.getY()).map(FindingMarker::finding);
            menu.show(event.getScreenX(), event.getScreenY());
            pickedMoment = Optional.empty();
            pickedFinding = Optional.empty();
        }
    }

    /** On the finding whose mark was picked, or else on the lane. */
    private List<Pivot> pivots() {
        return pickedFinding.map(model::pivots).orElseGet(() -> model.pivots(pickedMoment));
    }

    private Point2D placeOfKeyLane() {
        int lane = Math.max(0, model.keyLaneProperty().get());
        model.revealLane(lane);
        TimelineLayout layout = geometry();
        return new Point2D(layout.plotLeft(), Math.min(getHeight(), layout.laneTop(lane) + layout.laneHeight()));
    }

    private double screenScale() {
        return getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getOutputScaleX();
    }

    private void layoutScrollBar(TimelineLayout layout) {
        boolean needed = model.lastFirstLane() > 0.01;
        scrollBar.setVisible(needed);
        if (needed) {
            scrollBar.resizeRelocate(
                    layout.plotRight(),
                    TimelineLayout.LANES_TOP,
                    TimelineLayout.SCROLL_BAR_WIDTH,
                    layout.lanesHeight());
            scrollBar.setMax(model.lastFirstLane());
            scrollBar.setVisibleAmount(model.lastFirstLane() * layout.visibleLanes() / Math.max(1, layout.lanes()));
            scrollBar.setUnitIncrement(1);
            scrollBar.setBlockIncrement(Math.max(1, layout.visibleLanes() - 1));
            scrollBar.setValue(layout.firstLane());
        }
    }

    /** Draws one picture; what a frame costs on the FX thread. */
    void draw() {
        TimelineLayout layout = geometry();
        Palette palette = Palette.of(workbench.themeProperty().get());
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, layout.width(), layout.height());
        Optional<TimelineModel> timeline = model.timelineProperty().get();
        if (timeline.isEmpty() || timeline.get().lanes().isEmpty()) {
            pixels.paint(below -> below.fill(0, below.width(), 0, below.height(), PixelCanvas.argb(palette.surface())));
            placed = List.of();
            noteMarkers = List.of();
            card.dismiss();
            if (timeline.isEmpty()) {
                state.paintLoading(pen, palette, layout);
            } else if (timeline.get().span().isEmpty()) {
                state.paintEmpty(pen, palette, layout, workbench.data().lost().isPresent());
            } else {
                state.paintNoMatch(pen, palette, layout);
            }
            return;
        }
        placed = FindingMarker.place(timeline.get(), layout);
        noteMarkers = NoteMarker.place(notes, layout);
        Frame frame = frame(layout, timeline.get(), palette);
        pixels.paint(below -> density.paint(below, frame));
        axis.paint(pen, frame, takenOnTheAxis(layout));
        gaps.paint(pen, frame);
        events.paint(pen, frame);
        lanes.paint(pen, frame);
        markers.paint(pen, frame);
        border.paint(pen, frame);
        notePainter.paint(pen, frame);
        cursor.paint(pen, frame);
        cardText.follow(frame);
    }

    private List<TakenRoom> takenOnTheAxis(TimelineLayout layout) {
        List<TakenRoom> taken = new ArrayList<>(border.grips(layout));
        noteMarkers.forEach(marker -> taken.add(TakenRoom.about(marker.x(), notePainter.width(marker))));
        return taken;
    }

    private Frame frame(TimelineLayout layout, TimelineModel timeline, Palette palette) {
        String eventId = workbench.selection().eventId();
        return new Frame(
                layout,
                timeline,
                palette,
                workbench.zoneProperty().get(),
                model.shownRange(),
                model.brushProperty().get().isPresent(),
                timeline.findTimeMillis(eventId),
                timeline.findLaneOf(eventId).orElse(-1),
                model.keyLaneProperty().get(),
                workbench.selection().focus() instanceof Focus.OnFinding on ? on.findingId() : "",
                pointer,
                placed,
                notes,
                noteMarkers,
                model.lanes().choices(),
                model.lanes().surroundingsProperty().get(),
                workbench.data().people());
    }
}
