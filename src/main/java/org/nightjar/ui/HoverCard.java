package org.nightjar.ui;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/**
 * A card beside the pointer: a title and a few lines of name and value. It never takes the mouse and always stays
 * inside its parent. FX thread only.
 */
public final class HoverCard extends VBox {

    private static final double WIDEST = 380;
    private static final double BROADEST = 640;
    private static final double GAP = 6;
    private static final double EDGE = 4;
    private static final double BELOW = 12;
    private static final double RIGHT_OF = 18;
    private static final double LEFT_OF = 14;

    private final Label title = new Label();
    private final GridPane lines = new GridPane();
    private Palette palette = Palette.of(Theme.LIGHT);
    private double widest = WIDEST;

    public HoverCard() {
        getStyleClass().add("hover-card");
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
        setSpacing(6);
        setPadding(new Insets(8, 10, 8, 10));
        lines.setVgap(2);
        title.setWrapText(true);
        getChildren().addAll(title, lines);
    }

    /** Empties the card and gives it a title and the colours of a theme. */
    public HoverCard titled(String text, Palette colors) {
        palette = colors;
        widest = WIDEST;
        setStyle("-fx-background-color: " + CssColor.of(colors.surface())
                + "; -fx-background-radius: 6; -fx-border-radius: 6;"
                + " -fx-border-color: " + CssColor.of(colors.grid())
                + "; -fx-effect: dropshadow(gaussian, rgba(0,0,0,0.25), 12, 0, 0, 3);");
        title.setText(text);
        title.setGraphic(null);
        title.setStyle(
                "-fx-font-weight: bold; -fx-font-size: 13px; -fx-text-fill: " + CssColor.of(colors.text()) + ";");
        lines.getChildren().clear();
        return this;
    }

    /** Adds a line. */
    public HoverCard line(String name, String value) {
        return line(name, value, false);
    }

    /** Adds a line whose value is an id or an address. */
    public HoverCard code(String name, String value) {
        return line(name, value, true);
    }

    /** Puts a sign before the title. */
    public HoverCard marked(Node sign) {
        title.setGraphic(sign);
        return this;
    }

    /** Adds a sentence over the whole width. */
    public HoverCard say(String sentence, boolean muted) {
        Label label = new Label(sentence);
        label.setWrapText(true);
        label.setMaxWidth(WIDEST - 24);
        label.setStyle("-fx-font-size: 12px; -fx-text-fill: "
                + CssColor.of(muted ? palette.textMuted() : palette.text()) + ";");
        lines.add(label, 0, lines.getRowCount(), 2, 1);
        return this;
    }

    /** Adds a sentence behind a square of a colour. */
    public HoverCard swatch(Color color, String sentence) {
        say(sentence, false);
        Label label = (Label) lines.getChildren().get(lines.getChildren().size() - 1);
        label.setGraphic(new Rectangle(8, 8, color));
        label.setGraphicTextGap(6);
        return this;
    }

    /** What the card says, for tests and for those who do not see it; "" while it is away. */
    public String text() {
        if (!isVisible()) {
            return "";
        }
        return Stream.concat(Stream.of(title), lines.getChildren().stream())
                .map(node -> ((Label) node).getText())
                .collect(Collectors.joining("\n"));
    }

    private HoverCard line(String name, String value, boolean monospace) {
        int row = lines.getRowCount();
        Label left = new Label(name);
        left.setMinWidth(Region.USE_PREF_SIZE);
        // instead of a gap, which the grid forgets where it measures how high a sentence over both columns is
        left.setPadding(new Insets(0, 10, 0, 0));
        left.setStyle("-fx-font-size: 12px; -fx-text-fill: " + CssColor.of(palette.textMuted()) + ";");
        Label right = new Label(value);
        right.setWrapText(true);
        right.setMaxWidth(WIDEST - 120);
        right.setStyle("-fx-font-size: 12px; -fx-text-fill: " + CssColor.of(palette.text()) + ";"
                + (monospace ? " -fx-font-family: 'JetBrains Mono', monospace;" : ""));
        lines.addRow(row, left, right);
        GridPane.setValignment(left, VPos.TOP);
        GridPane.setHalignment(left, HPos.LEFT);
        return this;
    }

    /** Shows the card near a point of its parent. */
    public void showAt(double x, double y, double parentWidth, double parentHeight) {
        setVisible(true);
        applyCss();
        size(Math.min(WIDEST, Math.max(parentWidth - x - RIGHT_OF, x - LEFT_OF) - EDGE));
        put(x, Math.min(y + BELOW, parentHeight - getHeight() - GAP), parentWidth);
    }

    /**
     * Shows the card below what the pointer is on, or else above it, so that it stays in sight; where a card has no room there, a
     * broader and lower one may have. Where neither has, near it.
     */
    public void showBeside(double x, double top, double bottom, double parentWidth, double parentHeight) {
        setVisible(true);
        applyCss();
        for (double widest : List.of(WIDEST, BROADEST)) {
            widen(widest);
            size(Math.min(widest, parentWidth - 2 * EDGE));
            double below = Math.min(bottom + BELOW, parentHeight - getHeight() - GAP);
            double above = top - getHeight() - GAP;
            if (below >= bottom || above >= 0) {
                put(x, below >= bottom ? below : above, parentWidth);
                return;
            }
        }
        widen(WIDEST);
        showAt(x, bottom, parentWidth, parentHeight);
    }

    /** Lets lines be as long as a card of that width has room for. */
    private void widen(double wanted) {
        double more = wanted - widest;
        widest = wanted;
        lines.getChildren().stream()
                .map(Region.class::cast)
                .filter(label -> label.getMaxWidth() > 0)
                .forEach(label -> label.setMaxWidth(label.getMaxWidth() + more));
    }

    private void size(double most) {
        // a line that just fits would be laid out as two
        double width = Math.min(most, Math.ceil(prefWidth(-1)) + 2);
        resize(width, prefHeight(width));
    }

    /** To the right of the pointer, or to the left where there is no room. */
    private void put(double x, double top, double parentWidth) {
        double right = x + RIGHT_OF;
        double left = right + getWidth() > parentWidth ? x - LEFT_OF - getWidth() : right;
        relocate(Math.rint(Math.max(EDGE, left)), Math.rint(Math.max(EDGE, top)));
    }

    /** Takes the card away. */
    public void dismiss() {
        setVisible(false);
    }
}
