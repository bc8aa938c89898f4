package org.nightjar.export.html;

import java.io.IOException;
import java.util.Locale;

/** The shapes that the report's pictures share. Coordinates are units of the picture's view box. */
final class Svg {

    private Svg() {}

    /** A rectangle with a title, which a reader sees on pointing at it. */
    static void rect(HtmlWriter html, String style, double x, double y, double width, double height, String title)
            throws IOException {
        html.open(
                "rect",
                "class",
                style,
                "x",
                number(x),
                "y",
                number(y),
                "width",
                number(width),
                "height",
                number(height));
        html.element("title", title).close();
    }

    /** With two digits behind the point, whatever the reader's language. */
    static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
