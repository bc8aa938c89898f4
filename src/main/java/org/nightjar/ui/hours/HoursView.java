package org.nightjar.ui.hours;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;
import org.nightjar.analysis.timeline.HeatMap;
import org.nightjar.ui.HoverCard;
import org.nightjar.ui.Palette;
import org.nightjar.ui.Pivot;
import org.nightjar.ui.PivotMenu;
import org.nightjar.ui.parts.EmptyState;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.FocusFrame;
import org.nightjar.ui.parts.Hideable;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Words;

/**
 * Weekdays by hours, the fuller the darker, with a corner where something failed. A click, or arrows and Enter, makes an
 * hour a part of the query. FX thread only.
 */
public final class HoursView extends Region implements Hideable {

    private static final double LEFT = 52;
    private static final double HEAD = 20;
    private static final double HIGHEST_CELL = 44;
    private static final double WIDEST_CELL = 64;

    private final HoursViewModel model;
    private final Canvas canvas = new Canvas();
    private final HoverCard card = new HoverCard();
    private final Label title = Nodes.label("", "title-small");
    private final Label hint = Nodes.label(Words.of("hours.hint"), "muted", "small-text");
    private final EmptyState empty = new EmptyState(Feather.CLOCK, Words.of("hours.none"), Words.of("hours.none.next"));
    private final String[] days = Words.of("hours.days").split(",", -1);
    private final PivotMenu menu = new PivotMenu(this, this::pivots, this::placeOfHour);
    private double top;
    private int day;
    private int hour;

    public HoursView(HoursViewModel model) {
        this.model = model;
        setId("hours");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        canvas.setMouseTransparent(true);
        for (Label one : List.of(title, hint)) {
            one.setManaged(false);
            one.setWrapText(true);
        }
        canvas.setManaged(false);
        empty.setManaged(false);
        getChildren().addAll(canvas, title, hint, empty, card);
        FocusFrame.add(this, getChildren());
        addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
        addEventHandler(MouseEvent.MOUSE_EXITED, event -> card.dismiss());
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        model.mapProperty().addListener(property -> requestLayout());
        model.themeProperty().addListener(property -> requestLayout());
        focusedProperty().addListener(property -> requestLayout());
    }

    @Override
    public void setSeen(boolean seen) {
        model.setSeen(seen);
    }

    private double cellWidth() {
        return Math.max(8, Math.min(WIDEST_CELL, (getWidth() - LEFT - 16) / HeatMap.HOURS));
    }

    private double cellHeight() {
        return Math.max(12, Math.min(HIGHEST_CELL, (getHeight() - top - HEAD - 12) / HeatMap.DAYS));
    }

    private Palette palette() {
        return Palette.of(model.themeProperty().get());
    }

    @Override
    protected void layoutChildren() {
        if (getWidth() < 1 || getHeight() < 1) {
            return;
        }
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        title.setText(model.title());
        double room = getWidth() - 32;
        double titleHeight = title.prefHeight(room);
        double hintHeight = hint.prefHeight(room);
        title.resizeRelocate(16, 10, room, titleHeight);
        hint.resizeRelocate(16, 12 + titleHeight, room, hintHeight);
        top = 20 + titleHeight + hintHeight;
        Optional<HeatMap> map = model.mapProperty().get();
        boolean nothing = map.isPresent() && map.get().size() == 0;
        empty.setVisible(nothing);
        empty.resizeRelocate(0, top, getWidth(), Math.max(0, getHeight() - top));
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, getWidth(), getHeight());
        if (!nothing) {
            map.ifPresent(made -> draw(pen, made));
        }
        setAccessibleText(
                Words.of("hours.accessible") + ". " + map.map(this::say).orElse(""));
    }

    private void draw(GraphicsContext pen, HeatMap map) {
        Palette palette = palette();
        pen.setTextBaseline(VPos.CENTER);
        pen.setFont(Font.font("Inter", 11));
        double width = cellWidth();
        double height = cellHeight();
        int step = width < 22 ? 3 : 1;
        pen.setTextAlign(TextAlignment.CENTER);
        pen.setFill(palette.textMuted());
        for (int h = 0; h < HeatMap.HOURS; h += step) {
            pen.fillText(String.format(Locale.ROOT, "%02d", h), LEFT + (h + 0.5) * width, top + HEAD / 2);
        }
        for (int d = 0; d < HeatMap.DAYS; d++) {
            pen.setTextAlign(TextAlignment.RIGHT);
            pen.setFill(palette.textMuted());
            pen.fillText(days[d], LEFT - 8, top + HEAD + (d + 0.5) * height);
            for (int h = 0; h < HeatMap.HOURS; h++) {
                drawCell(pen, palette, map, d, h);
            }
        }
    }

    private void drawCell(GraphicsContext pen, Palette palette, HeatMap map, int d, int h) {
        double x = LEFT + h * cellWidth();
        double y = top + HEAD + d * cellHeight();
        double width = cellWidth() - 2;
        double height = cellHeight() - 2;
        int events = map.events(d, h);
        double share = events == 0 ? 0 : 0.12 + 0.88 * Math.sqrt((double) events / Math.max(1, map.most()));
        Color fill = palette.night().interpolate(palette.accent(), share);
        pen.setFill(fill);
        pen.fillRoundRect(x, y, width, height, 4, 4);
        if (map.failed(d, h) > 0) {
            pen.setFill(palette.errors());
            pen.fillPolygon(new double[] {x + width - 8, x + width, x + width}, new double[] {y, y, y + 8}, 3);
        }
        if (events > 0 && width >= 30) {
            pen.setTextAlign(TextAlignment.CENTER);
            pen.setFill(readableOn(fill));
            pen.fillText(shortCount(events), x + width / 2, y + height / 2);
        }
        boolean here = isFocused() && d == day && h == hour;
        if (here || model.isPicked(d, h)) {
            pen.setStroke(here ? palette.text() : palette.accent());
            pen.setLineWidth(here ? 2 : 3);
            pen.strokeRoundRect(x, y, width, height, 4, 4);
        }
    }

    /** Black or white, whichever has more contrast (WCAG's relative luminance). */
    static Color readableOn(Color ground) {
        double luminance = 0.2126 * linear(ground.getRed())
                + 0.7152 * linear(ground.getGreen())
                + 0.0722 * linear(ground.getBlue());
        return luminance > 0.179 ? Color.BLACK : Color.WHITE;
    }

    private static double linear(double channel) {
        return channel <= 0.03928 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    private static String shortCount(int events) {
        return events < 10_000 ? Figures.count(events) : Math.round(events / 1000.0) + "k";
    }

    /** Day and hour at a point, as day * 24 + hour; empty outside. */
    Optional<Integer> cellAt(double x, double y) {
        int h = (int) Math.floor((x - LEFT) / cellWidth());
        int d = (int) Math.floor((y - top - HEAD) / cellHeight());
        boolean inside = h >= 0 && h < HeatMap.HOURS && d >= 0 && d < HeatMap.DAYS;
        return inside ? Optional.of(d * HeatMap.HOURS + h) : Optional.empty();
    }

    private void hover(MouseEvent event) {
        Optional<HeatMap> map = model.mapProperty().get();
        Optional<Integer> cell = cellAt(event.getX(), event.getY());
        if (map.isEmpty() || cell.isEmpty() || map.get().size() == 0) {
            card.dismiss();
            return;
        }
        int d = cell.get() / HeatMap.HOURS;
        int h = cell.get() % HeatMap.HOURS;
        card.titled(cellName(d, h, map.get()), palette());
        card.say(Words.count("events", map.get().events(d, h)), false);
        if (map.get().failed(d, h) > 0) {
            card.swatch(
                    palette().errors(),
                    Words.of("hours.failed", Figures.count(map.get().failed(d, h))));
        }
        card.showAt(event.getX(), event.getY(), getWidth(), getHeight());
    }

    private String cellName(int d, int h, HeatMap map) {
        String two = String.format(Locale.ROOT, "%02d", h);
        return Words.of("hours.cell", days[d], two, two) + " " + model.zoneName(map.zone());
    }

    private String say(HeatMap map) {
        return cellName(day, hour, map) + ": " + Words.count("events", map.events(day, hour));
    }

    private void press(MouseEvent event) {
        requestFocus();
        menu.hide();
        cellAt(event.getX(), event.getY()).ifPresent(cell -> {
            day = cell / HeatMap.HOURS;
            hour = cell % HeatMap.HOURS;
            if (event.getButton() == MouseButton.PRIMARY) {
                model.pick(day, hour);
            } else if (event.getButton() == MouseButton.SECONDARY) {
                card.dismiss();
                menu.show(event.getScreenX(), event.getScreenY());
            }
            requestLayout();
        });
    }

    private List<Pivot> pivots() {
        return model.mapProperty()
                .get()
                .filter(map -> map.size() > 0)
                .map(map -> model.pivots(day, hour, cellName(day, hour, map)))
                .orElse(List.of());
    }

    private Point2D placeOfHour() {
        return new Point2D(LEFT + (hour + 0.5) * cellWidth(), top + HEAD + (day + 1) * cellHeight());
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> hour = Math.max(0, hour - 1);
            case RIGHT -> hour = Math.min(HeatMap.HOURS - 1, hour + 1);
            case UP -> day = Math.max(0, day - 1);
            case DOWN -> day = Math.min(HeatMap.DAYS - 1, day + 1);
            case ENTER, SPACE -> model.pick(day, hour);
            default -> {
                return;
            }
        }
        event.consume();
        requestLayout();
    }
}
