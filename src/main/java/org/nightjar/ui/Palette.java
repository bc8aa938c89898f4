package org.nightjar.ui;

import javafx.scene.paint.Color;
import org.nightjar.model.Severity;

/**
 * The colours of what is drawn by hand (timeline, map, graph); controls take theirs from the style sheet, which names
 * the same colours. Text on {@code surface} and {@code background} has a contrast of at least 4.5 to 1 (WCAG AA).
 *
 * @param background behind everything
 * @param surface of panes
 * @param text for reading
 * @param textMuted for labels
 * @param grid thin lines
 * @param accent selection, brush, focus
 * @param events ordinary events
 * @param writes events that change something
 * @param errors events that failed or were denied
 * @param night shading of nights and weekends
 * @param sea of the map
 * @param land of the map
 * @param border between countries
 */
public record Palette(
        Color background,
        Color surface,
        Color text,
        Color textMuted,
        Color grid,
        Color accent,
        Color events,
        Color writes,
        Color errors,
        Color night,
        Color sea,
        Color land,
        Color border) {

    private static final Palette LIGHT = new Palette(
            Color.web("#f6f8fa"),
            Color.web("#ffffff"),
            Color.web("#1f2328"),
            Color.web("#59636e"),
            Color.web("#d8dee4"),
            Color.web("#0969da"),
            Color.web("#748aa2"),
            Color.web("#2f6f9f"),
            Color.web("#cf5c36"),
            Color.web("#eef1f5"),
            Color.web("#dbe6f0"),
            Color.web("#f7f5f0"),
            Color.web("#b9c2cb"));

    private static final Palette DARK = new Palette(
            Color.web("#0d1117"),
            Color.web("#151b23"),
            Color.web("#e6edf3"),
            Color.web("#9198a1"),
            Color.web("#2a313c"),
            Color.web("#4493f8"),
            Color.web("#5f7288"),
            Color.web("#6cb0e0"),
            Color.web("#f0883e"),
            Color.web("#10151c"),
            Color.web("#0f1a26"),
            Color.web("#232b35"),
            Color.web("#465261"));

    public static Palette of(Theme theme) {
        return theme == Theme.DARK ? DARK : LIGHT;
    }

    /** The same in both themes' style sheets: grey, blue, amber, orange, magenta. Never the only sign of severity. */
    public Color severity(Severity severity) {
        boolean dark = background.getBrightness() < 0.5;
        return switch (severity) {
            case INFO -> Color.web(dark ? "#9198a1" : "#6e7781");
            case LOW -> Color.web(dark ? "#4493f8" : "#0969da");
            case MEDIUM -> Color.web(dark ? "#d4a72c" : "#8f5f00");
            case HIGH -> Color.web(dark ? "#f0883e" : "#b34700");
            case CRITICAL -> Color.web(dark ? "#f778ba" : "#bf3989");
        };
    }
}
