package org.nightjar.ui.timeline;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/** The timeline's fonts, how wide texts are in them, and names shortened in the middle. FX thread only. */
final class TextRuler {

    /** For reading. */
    static final Font BODY = Font.font("Inter", 12.5);

    /** For axis, counts and notes. */
    static final Font SMALL = Font.font("Inter", 11);

    /** For days, months and headings. */
    static final Font STRONG = Font.font("Inter", FontWeight.BOLD, 11);

    private static final int REMEMBERED = 2000;

    private final Text probe = new Text();
    private final Map<String, Double> smallWidths = new HashMap<>();
    private final Map<String, String> shortened = new HashMap<>();

    /** Pixels that a label takes in the axis's fonts. Digits count as equally wide, so labels are measured once a form. */
    double small(String label) {
        StringBuilder form = new StringBuilder(label.length());
        label.chars().forEach(c -> form.append(Character.isDigit(c) ? '0' : (char) c));
        return smallWidths.computeIfAbsent(form.toString(), text -> width(text, STRONG));
    }

    double width(String text, Font font) {
        probe.setFont(font);
        probe.setText(text);
        return probe.getLayoutBounds().getWidth();
    }

    /** The text, or its beginning and end with an ellipsis between, as {@link #BODY}. */
    String middle(String text, double room) {
        if (shortened.size() > REMEMBERED) {
            shortened.clear();
        }
        return shortened.computeIfAbsent((int) room + "\n" + text, key -> shorten(text, room));
    }

    private String shorten(String text, double room) {
        if (width(text, BODY) <= room) {
            return text;
        }
        int low = 0;
        int high = text.length() - 1;
        while (low < high) {
            int kept = (low + high + 1) / 2;
            if (width(cut(text, kept), BODY) <= room) {
                low = kept;
            } else {
                high = kept - 1;
            }
        }
        return cut(text, low);
    }

    private static String cut(String text, int kept) {
        int head = (kept + 1) / 2;
        int tail = text.length() - (kept - head);
        if (head > 0 && Character.isHighSurrogate(text.charAt(head - 1))) {
            head--;
        }
        if (tail < text.length() && Character.isLowSurrogate(text.charAt(tail))) {
            tail++;
        }
        return text.substring(0, head) + "…" + text.substring(tail);
    }
}
