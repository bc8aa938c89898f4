package org.nightjar.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.nightjar.model.Severity;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.SeverityMark;
import org.nightjar.ui.parts.Sheet;
import org.nightjar.ui.parts.Words;

/** The keys, the marks of severity and the query language on a sheet at the right edge; work goes on beside it. */
final class HelpSheet extends Sheet {

    /** @param leave takes the keyboard when the sheet is closed and where it was is gone */
    HelpSheet(Runnable leave) {
        super(Words.of("help.title"), leave);
        setId("help");
    }

    @Override
    protected void make() {
        VBox lines = new VBox(4);
        section(lines, "help.keys");
        section(lines, "help.query");
        lines.getChildren().add(Nodes.label(Words.of("help.severity"), "section-title", "sheet-section"));
        for (var severity : Severity.values()) {
            HBox line = new HBox(12, new SeverityMark(severity), Nodes.label(SeverityMark.name(severity)));
            line.setAlignment(Pos.CENTER_LEFT);
            lines.getChildren().add(line);
        }
        lines.getChildren().add(Nodes.paragraph(Words.of("help.severity.hollow"), "muted"));
        setPage(lines);
    }

    /** Each line of the words is {@code keys = meaning}; the bundle parts lines by "|". */
    private static void section(VBox lines, String key) {
        lines.getChildren().add(Nodes.label(Words.of(key), "section-title", "sheet-section"));
        for (String line : Words.of(key + ".lines").split("\\|", -1)) {
            int at = line.indexOf("=");
            Label keys = Nodes.label(line.substring(0, at).strip(), "mono", "key");
            keys.setMinWidth(152);
            Label meaning = Nodes.paragraph(line.substring(at + 1).strip());
            HBox.setHgrow(meaning, Priority.ALWAYS);
            HBox row = new HBox(12, keys, meaning);
            row.setAlignment(Pos.TOP_LEFT);
            lines.getChildren().add(row);
        }
    }
}
