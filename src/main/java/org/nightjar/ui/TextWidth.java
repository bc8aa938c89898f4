package org.nightjar.ui;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Widths of texts that are drawn on a canvas; each is measured once. FX thread only. */
public final class TextWidth {

    private static final int MOST = 4_000;
    private static final Text RULER = new Text();
    private static final Map<Key, Double> KNOWN = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Double> eldest) {
            return size() > MOST;
        }
    };

    private record Key(String text, Font font) {}

    private TextWidth() {}

    /** The width in pixels. */
    public static double of(String text, Font font) {
        return KNOWN.computeIfAbsent(new Key(text, font), key -> {
            RULER.setFont(font);
            RULER.setText(text);
            return RULER.getLayoutBounds().getWidth();
        });
    }
}
