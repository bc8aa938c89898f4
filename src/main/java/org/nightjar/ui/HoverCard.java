package org.nightjar.ui;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * A card beside the pointer: a title and a few lines of name and value. It never takes the mouse and always stays
 * inside its parent. FX thread only.
 */
public final class HoverCard extends VBox {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final double WIDEST = 380;

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

    /** A moment in a zone, with the zone's name. */
    public static String time(Instant moment, ZoneId zone) {
        String name = zone.getId().equals("Z") ? "UTC" : zone.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
        return TIME.format(moment.atZone(zone)) + " " + name;
    }

    /** Empties the card and gives it a title and the colours of a theme. */
    public HoverCard titled(String text, Palette colors) {
        palette = colors;
        setStyle("-fx-background-color: " + CssColor.of(colors.surface())
                + "; -fx-background-radius: 6; -fx-border-radius: 6;"
                + " -fx-border-color: " + CssColor.of(colors.grid())
                + "; -fx-effect: dropshadow(gaussian, rgba(0,0,0,0.25), 12, 0, 0, 3);");
        title.setText(text);
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

    /** Takes the card away. */
    public void dismiss() {
        setVisible(false);
    }
}
