package org.nightjar.ui.timeline;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.VPos;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.nightjar.model.DetectionScope;
import org.nightjar.model.TimeRange;
import org.nightjar.ui.Palette;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Words;
import org.nightjar.ui.timeline.BorderModel.Edge;
import org.nightjar.ui.timeline.BorderModel.Kind;

/**
 * Draws which time is the baseline and which is judged, and lets their edges be dragged by grips above the lanes: what is
 * not judged is dimmed. Letting go detects again, Esc gives up. It hears the mouse before the rest of the timeline does.
 */
final class DetectionBorder {

    private static final double REACH = 7;
    private static final double GRIP_WIDTH = 9;
    private static final double GRIP_HEIGHT = 14;
    private static final double GRIP_TOP = TimelineLayout.LANES_TOP - GRIP_HEIGHT;

    private final BorderModel model;
    private final Node view;
    private final Runnable redraw;
    private final Supplier<TimelineLayout> layout;
    private final TextRuler ruler = new TextRuler();
    private Optional<Kind> dragging = Optional.empty();
    private Optional<Kind> hovered = Optional.empty();

    DetectionBorder(Node view, WorkbenchViewModel workbench, Supplier<TimelineLayout> layout, Runnable redraw) {
        this.model = new BorderModel(workbench);
        this.view = view;
        this.redraw = redraw;
        this.layout = layout;
        view.addEventFilter(MouseEvent.MOUSE_PRESSED, this::press);
        view.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::drag);
        view.addEventFilter(MouseEvent.MOUSE_RELEASED, this::release);
        view.addEventFilter(MouseEvent.MOUSE_CLICKED, this::click);
        view.addEventHandler(MouseEvent.MOUSE_MOVED, this::move);
        view.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        workbench.dataProperty().addListener(property -> redraw.run());
        workbench.wantedScopeProperty().addListener(property -> redraw.run());
    }

    BorderModel model() {
        return model;
    }

    /** Where grips stand on the axis. */
    List<TakenRoom> grips(TimelineLayout at) {
        return model.edges().stream()
                .map(edge -> TakenRoom.about(gripX(edge, at), GRIP_WIDTH))
                .toList();
    }

    /** The grip at a place. */
    private Optional<Edge> edgeAt(double x, double y) {
        TimelineLayout at = layout.get();
        if (y < GRIP_TOP - 2 || y > TimelineLayout.LANES_TOP + 2 || x < at.plotLeft() - REACH || x > at.plotRight()) {
            return Optional.empty();
        }
        return model.edges().stream()
                .filter(edge -> Math.abs(gripX(edge, at) - x) <= REACH)
                .min(Comparator.comparingDouble(edge -> Math.abs(gripX(edge, at) - x)));
    }

    /** The one that invites stands at the left even where the first event is out of sight. */
    private static double gripX(Edge edge, TimelineLayout at) {
        double x = at.xOf(edge.millis());
        return edge.kind() == Kind.INVITE ? Math.max(at.plotLeft() + GRIP_WIDTH / 2, x) : x;
    }

    private void press(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            dragging = edgeAt(event.getX(), event.getY()).map(Edge::kind);
            if (dragging.isPresent()) {
                view.requestFocus();
                event.consume();
            }
        }
    }

    private void drag(MouseEvent event) {
        if (dragging.isPresent()) {
            TimelineLayout at = layout.get();
            double x = Math.max(at.plotLeft(), Math.min(at.plotRight(), event.getX()));
            Kind kind = dragging.get() == Kind.INVITE ? Kind.BORDER : dragging.get();
            dragging = Optional.of(kind);
            model.drag(kind, rounded(at.millisAt(x), at));
            redraw.run();
            event.consume();
        }
    }

    /** To whole hours where a pixel is minutes, to whole minutes elsewhere. */
    private static long rounded(long millis, TimelineLayout at) {
        double perPixel = at.window().lengthMillis() / at.plotWidth();
        long step = perPixel > 120_000 ? 3_600_000 : 60_000;
        return Math.floorDiv(millis + step / 2, step) * step;
    }

    private void release(MouseEvent event) {
        if (dragging.isPresent()) {
            dragging = Optional.empty();
            model.commit();
            hovered = edgeAt(event.getX(), event.getY()).map(Edge::kind);
            redraw.run();
            event.consume();
        }
    }

    private void click(MouseEvent event) {
        if (edgeAt(event.getX(), event.getY()).isPresent()) {
            event.consume();
        }
    }

    private void move(MouseEvent event) {
        Optional<Kind> now = edgeAt(event.getX(), event.getY()).map(Edge::kind);
        if (now.isPresent()) {
            view.setCursor(Cursor.H_RESIZE);
        }
        if (!now.equals(hovered)) {
            hovered = now;
            redraw.run();
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && dragging.isPresent()) {
            dragging = Optional.empty();
            model.giveUp();
            redraw.run();
            event.consume();
        }
    }

    void paint(GraphicsContext canvas, Frame frame) {
        TimelineLayout at = frame.layout();
        Palette palette = frame.palette();
        DetectionScope scope = model.scope();
        canvas.save();
        canvas.beginPath();
        canvas.rect(at.plotLeft(), 0, at.plotWidth(), at.height());
        canvas.clip();
        dim(canvas, at, palette, scope);
        scope.baseline().ifPresent(range -> band(canvas, at, palette.textMuted(), range, "timeline.baseline"));
        scope.incident().ifPresent(range -> band(canvas, at, palette.errors(), range, "timeline.incident"));
        for (Edge edge : model.edges()) {
            paint(canvas, frame, edge);
        }
        canvas.restore();
    }

    private static void dim(GraphicsContext canvas, TimelineLayout at, Palette palette, DetectionScope scope) {
        canvas.setFill(fade(palette.background(), 0.5));
        if (scope.incident().isPresent()) {
            double from = at.xOf(scope.incident().get().from().toEpochMilli());
            double to = at.xOf(scope.incident().get().to().toEpochMilli());
            fill(canvas, at, at.plotLeft(), from);
            fill(canvas, at, to, at.plotRight());
        } else if (scope.baseline().isPresent()) {
            fill(
                    canvas,
                    at,
                    at.xOf(scope.baseline().get().from().toEpochMilli()),
                    at.xOf(scope.baseline().get().to().toEpochMilli()));
        }
    }

    private static void fill(GraphicsContext canvas, TimelineLayout at, double from, double to) {
        double left = Math.max(at.plotLeft(), from);
        double right = Math.min(at.plotRight(), to);
        if (right > left) {
            canvas.fillRect(left, TimelineLayout.LANES_TOP, right - left, at.lanesHeight());
        }
    }

    /** A line at the foot of the lanes with its name, and one at the head of the overview. */
    private static void band(GraphicsContext canvas, TimelineLayout at, Color colour, TimeRange range, String name) {
        double from = Math.max(at.plotLeft(), at.xOf(range.from().toEpochMilli()));
        double to = Math.min(at.plotRight(), at.xOf(range.to().toEpochMilli()));
        canvas.setFill(colour);
        double overview = at.overviewXOf(range.from().toEpochMilli());
        canvas.fillRect(overview, 0, Math.max(2, at.overviewXOf(range.to().toEpochMilli()) - overview), 3);
        if (to <= from) {
            return;
        }
        canvas.fillRect(from, at.height() - 3, to - from, 3);
        canvas.setFont(TextRuler.SMALL);
        canvas.setTextAlign(TextAlignment.LEFT);
        canvas.setTextBaseline(VPos.BOTTOM);
        if (to - from > 72) {
            canvas.fillText(Words.of(name), from + 6, at.height() - 5);
        }
    }

    private void paint(GraphicsContext canvas, Frame frame, Edge edge) {
        TimelineLayout at = frame.layout();
        Palette palette = frame.palette();
        double x = Math.floor(gripX(edge, at)) + 0.5;
        boolean active =
                dragging.isPresent() ? dragging.get() == edge.kind() : hovered.equals(Optional.of(edge.kind()));
        Color colour = active || edge.kind() != Kind.INVITE ? palette.errors() : palette.textMuted();
        if (edge.kind() != Kind.INVITE) {
            canvas.setStroke(colour);
            canvas.setLineWidth(1.5);
            canvas.setLineDashes(5, 4);
            canvas.strokeLine(x, TimelineLayout.LANES_TOP, x, at.height());
            canvas.setLineDashes();
            canvas.setFill(colour);
            canvas.fillRect(at.overviewXOf(edge.millis()) - 1, 0, 2, TimelineLayout.OVERVIEW_HEIGHT);
        }
        canvas.setFill(colour);
        canvas.fillRoundRect(x - GRIP_WIDTH / 2, GRIP_TOP, GRIP_WIDTH, GRIP_HEIGHT, 4, 4);
        canvas.setStroke(palette.surface());
        canvas.setLineWidth(1);
        canvas.strokeLine(x - 1.5, GRIP_TOP + 4, x - 1.5, GRIP_TOP + GRIP_HEIGHT - 4);
        canvas.strokeLine(x + 1.5, GRIP_TOP + 4, x + 1.5, GRIP_TOP + GRIP_HEIGHT - 4);
        if (active) {
            label(canvas, frame, edge, x);
        }
    }

    private void label(GraphicsContext canvas, Frame frame, Edge edge, double x) {
        Palette palette = frame.palette();
        ZoneId zone = frame.zone();
        String text = edge.kind() == Kind.INVITE
                ? Words.of("timeline.border.invite")
                : Words.of(
                        "timeline.border." + edge.kind().name().toLowerCase(Locale.ROOT),
                        Figures.minute(Instant.ofEpochMilli(edge.millis()), zone));
        canvas.setFont(TextRuler.SMALL);
        double width = ruler.width(text, TextRuler.SMALL) + 12;
        boolean left = x + width + 12 > frame.layout().plotRight();
        double start = left ? x - 10 - width : x + 10;
        canvas.setFill(palette.text());
        canvas.fillRoundRect(start, TimelineLayout.LANES_TOP + 6, width, 20, 6, 6);
        canvas.setFill(palette.surface());
        canvas.setTextAlign(TextAlignment.LEFT);
        canvas.setTextBaseline(VPos.CENTER);
        canvas.fillText(text, start + 6, TimelineLayout.LANES_TOP + 16);
    }

    private static Color fade(Color colour, double opacity) {
        return Color.color(colour.getRed(), colour.getGreen(), colour.getBlue(), opacity);
    }
}
