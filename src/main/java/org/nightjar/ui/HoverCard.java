package org.nightjar.ui;

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
    private static final double GAP = 6;

    private final Label title = new Label();
    private final GridPane lines = new GridPane();
    private Palette palette = Palette.of(Theme.LIGHT);

    public HoverCard() {
        getStyleClass().add("hover-card");
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
        setSpacing(6);
        setPadding(new Insets(8, 10, 8, 10));
        setMaxWidth(WIDEST);
        lines.setHgap(10);
        lines.setVgap(2);
        title.setWrapText(true);
        getChildren().addAll(title, lines);
    }

    /** Empties the card and gives it a title and the colours of a theme. */
    public HoverCard titled(String text, Palette colors) {
        palette = colors;
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
        double width = Math.min(WIDEST, prefWidth(-1));
        double height = prefHeight(width);
        resize(width, height);
        double left = x + 18 + width > parentWidth ? x - 14 - width : x + 18;
        double top = Math.min(y + 12, parentHeight - height - 6);
        relocate(Math.rint(Math.max(4, left)), Math.rint(Math.max(4, top)));
    }

    /** Shows the card below what the pointer is on, or else above it, so that it stays in sight; where neither has room, near it. */
    public void showBeside(double x, double top, double bottom, double parentWidth, double parentHeight) {
        showAt(x, bottom, parentWidth, parentHeight);
        if (getLayoutY() < bottom && top - getHeight() - GAP >= 0) {
            relocate(getLayoutX(), Math.rint(top - getHeight() - GAP));
        }
    }

    /** Takes the card away. */
    public void dismiss() {
        setVisible(false);
    }
}
