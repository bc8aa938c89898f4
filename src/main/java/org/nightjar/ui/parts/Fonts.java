package org.nightjar.ui.parts;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.text.Font;

/**
 * The typefaces that Nightjar brings: Inter for reading, JetBrains Mono for ids, addresses and figures. Where a file is
 * absent the system's own face stands in. Called before the first control is made, because a machine without any
 * installed font has none to draw it with.
 */
public final class Fonts {

    private static final List<String> FILES = List.of(
            "Inter-Regular.ttf",
            "Inter-Medium.ttf",
            "Inter-SemiBold.ttf",
            "Inter-Bold.ttf",
            "JetBrainsMono-Regular.ttf",
            "JetBrainsMono-Medium.ttf",
            "JetBrainsMono-Bold.ttf");

    private Fonts() {}

    /** Loads what is on the class path under {@code /assets/fonts}. */
    public static void load() {
        FILES.forEach(Fonts::load);
    }

    private static void load(String file) {
        try (InputStream in = Fonts.class.getResourceAsStream("/assets/fonts/" + file)) {
            if (in != null) {
                Font.loadFont(in, 13);
            }
        } catch (IOException unreadable) {
            // The system's own face stands in, as for an absent file.
            return;
        }
    }

    /** Marks the root with the faces that are there; the style sheet does the rest. */
    public static void mark(Parent root) {
        List<String> families = Font.getFamilies();
        root.getStyleClass().add(families.contains("Inter") ? "bundled-sans" : "system-sans");
        root.getStyleClass().add(families.contains("JetBrains Mono") ? "bundled-mono" : "system-mono");
    }
}
