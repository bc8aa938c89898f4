package org.nightjar.ui.parts;

import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/** The sum that must come out: read = stored + duplicates + rejected, as a small table with its verdict. */
public final class Reconciliation extends GridPane {

    public Reconciliation(long read, long stored, long duplicates, long rejected) {
        getStyleClass().add("reconciliation");
        setVgap(4);
        setHgap(16);
        ColumnConstraints name = new ColumnConstraints();
        name.setHgrow(Priority.ALWAYS);
        ColumnConstraints figure = new ColumnConstraints();
        figure.setHalignment(HPos.RIGHT);
        getColumnConstraints().addAll(name, figure);
        line(0, "", "reconcile.stored", stored, "plain");
        line(1, "+", "reconcile.duplicates", duplicates, "plain");
        line(2, "+", "reconcile.rejected", rejected, rejected > 0 ? "warning-text" : "plain");
        line(3, "=", "reconcile.read", read, "strong");
        boolean holds = read == stored + duplicates + rejected;
        Label verdict = Nodes.paragraph(
                Words.of(holds ? "reconcile.holds" : "reconcile.broken"), holds ? "success-text" : "danger-text");
        verdict.setGraphic(Nodes.icon(holds ? Feather.CHECK : Feather.X, holds ? "success-icon" : "danger-icon"));
        add(verdict, 0, 4, 2, 1);
    }

    private void line(int row, String sign, String name, long number, String style) {
        add(Nodes.label((sign.isEmpty() ? "\u2007" : sign) + "  " + Words.of(name), style), 0, row);
        add(Nodes.label(Figures.count(number), "mono", style), 1, row);
    }
}
