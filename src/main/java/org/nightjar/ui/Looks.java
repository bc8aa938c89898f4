package org.nightjar.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ConditionalFeature;
import javafx.application.Platform;
import javafx.scene.Scene;
import org.nightjar.ui.parts.Fonts;

/** What a window looks like: fonts, Nightjar's style sheet and a theme below it. FX thread only. */
public final class Looks {

    private Looks() {}

    /** Gives a scene its style sheet and its fonts, which {@link Fonts#load} loaded. */
    public static void dress(Scene scene) {
        dress(scene, Platform.isSupported(ConditionalFeature.TRANSPARENT_WINDOW));
    }

    /** @param seeThrough whether menus and tips can have shadows: without a compositor those are white frames */
    static void dress(Scene scene, boolean seeThrough) {
        Fonts.mark(scene.getRoot());
        if (!seeThrough) {
            scene.getRoot().getStyleClass().add("opaque-popups");
        }
        scene.getStylesheets()
                .add(Objects.requireNonNull(Looks.class.getResource("nightjar.css"))
                        .toExternalForm());
    }

    /** Gives all windows that theme, and a dressed scene the colours that go with it. */
    public static void wear(Scene scene, Theme theme) {
        boolean dark = theme == Theme.DARK;
        Application.setUserAgentStylesheet((dark ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
        scene.getRoot().getStyleClass().removeAll("nightjar-dark", "nightjar-light");
        scene.getRoot().getStyleClass().add(dark ? "nightjar-dark" : "nightjar-light");
    }
}
