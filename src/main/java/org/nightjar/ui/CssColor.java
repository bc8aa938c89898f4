package org.nightjar.ui;

import java.util.Locale;
import javafx.scene.paint.Color;

/** Colours of a {@link Palette} in style sheet notation, for controls that float over a canvas. */
public final class CssColor {

    private CssColor() {}

    /** The colour as {@code rgba(…)}. */
    public static String of(Color color) {
        return String.format(
                Locale.ROOT,
                "rgba(%d,%d,%d,%.3f)",
                Math.round(color.getRed() * 255),
                Math.round(color.getGreen() * 255),
                Math.round(color.getBlue() * 255),
                color.getOpacity());
    }
}
