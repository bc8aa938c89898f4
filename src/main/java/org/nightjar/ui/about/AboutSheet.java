package org.nightjar.ui.about;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Sheet;
import org.nightjar.ui.parts.Words;

/**
 * What this program is, on a sheet at the right edge: its version and licence, the location databases in use, and
 * what comes with it from others. FX thread only.
 */
public final class AboutSheet extends Sheet {

    private static final String LIBRARIES = "/THIRD-PARTY.txt";
    private static final String ASSETS = "/assets/ATTRIBUTION.md";
    private static final int LIBRARY_LINES = 16;

    private final String version;

    /** @param leave takes the keyboard when the sheet is closed and where it was is gone */
    public AboutSheet(String version, Runnable leave) {
        super(Words.of("about.title"), leave);
        this.version = version;
        setId("about");
    }

    /**
     * Shows the sheet.
     *
     * @param databases one line a location database of the open case; none if no case is open
     */
    public void open(List<String> databases) {
        if (!isVisible()) {
            setPage(page(databases));
            toggle();
        }
    }

    private Node page(List<String> databases) {
        VBox page = new VBox(
                4,
                Nodes.label(Words.of("app.name"), "display"),
                Nodes.label(Words.of("about.version", version), "mono", "muted"),
                Nodes.paragraph(Words.of("app.tagline")),
                section("about.licence"),
                Nodes.paragraph(Words.of("about.licence.text")),
                section("about.databases"));
        databases.forEach(line -> page.getChildren().add(Nodes.paragraph(line)));
        if (databases.isEmpty()) {
            page.getChildren().add(Nodes.paragraph(Words.of("about.databases.none"), "muted"));
        }
        page.getChildren().add(section("about.assets"));
        resource(ASSETS)
                .map(Attribution::read)
                .orElse(List.of())
                .forEach(one -> page.getChildren().add(attribution(one)));
        page.getChildren().addAll(section("about.libraries"), libraries());
        return page;
    }

    private static Node section(String key) {
        return Nodes.label(Words.of(key), "section-title", "sheet-section");
    }

    private static Node attribution(Attribution one) {
        VBox lines = new VBox(Nodes.paragraph(one.what(), "strong"), Nodes.paragraph(one.file(), "mono", "small-text"));
        one.facts().forEach(fact -> lines.getChildren().add(Nodes.paragraph(fact, "muted", "small-text")));
        lines.getStyleClass().add("attribution");
        return lines;
    }

    private static Node libraries() {
        Optional<String> list = resource(LIBRARIES);
        if (list.isEmpty()) {
            return Nodes.paragraph(Words.of("about.libraries.absent"), "muted");
        }
        TextArea text = new TextArea(list.get());
        text.setId("about-libraries");
        text.setEditable(false);
        text.setPrefRowCount(LIBRARY_LINES);
        text.getStyleClass().add("mono");
        return text;
    }

    /** What cannot be read is treated as absent: the packaged program has both files. */
    private static Optional<String> resource(String name) {
        try (InputStream in = AboutSheet.class.getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
