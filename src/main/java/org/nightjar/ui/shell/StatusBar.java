package org.nightjar.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.overview.Overview;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Words;

/** The lowest line: how many events are shown, whether the counts add up, and that there is no network. */
final class StatusBar extends HBox {

    private final WorkbenchViewModel workbench;
    private final Label shown = Nodes.label("", "status");
    private final Label sum = Nodes.label("", "status");
    private final Label credit = Nodes.label("", "status", "muted");

    StatusBar(WorkbenchViewModel workbench) {
        super(16);
        this.workbench = workbench;
        setId("status");
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        Label offline = Nodes.label(Words.of("status.offline"), "status");
        offline.setGraphic(Nodes.icon(Feather.WIFI_OFF));
        Nodes.tip(offline, Words.of("status.offline.tip"));
        // Only the credit gives way when the window is narrow; the whole of it is in its tip.
        shown.setMinWidth(USE_PREF_SIZE);
        sum.setMinWidth(USE_PREF_SIZE);
        offline.setMinWidth(USE_PREF_SIZE);
        credit.setMinWidth(0);
        credit.setText(Words.of("status.credit"));
        SearchStatus search = new SearchStatus(workbench);
        getChildren().addAll(shown, search, sum, Nodes.spacer(), credit, offline);
        workbench.rowsProperty().addListener(property -> show());
        workbench.dataProperty().addListener(property -> show());
        show();
    }

    private void show() {
        shown.setText(Words.of(
                "status.shown",
                Figures.count(workbench.rows().inRange().size()),
                Words.count("events", workbench.data().index().size())));
        Overview.Sums sums = Overview.Sums.of(workbench.data().evidence());
        sum.setText(Words.of(
                "status.sum",
                Figures.count(sums.read()),
                Figures.count(sums.stored()),
                Figures.count(sums.duplicates()),
                Figures.count(sums.rejected())));
        sum.setGraphic(
                sums.reconcile()
                        ? Nodes.icon(Feather.CHECK, "success-icon")
                        : Nodes.icon(Feather.ALERT_TRIANGLE, "danger-icon"));
        sum.setVisible(sums.items() > 0);
        Nodes.tip(sum, Words.of(sums.reconcile() ? "reconcile.holds" : "reconcile.broken"));
        Nodes.tip(credit, String.join("\n", workbench.data().geoDatabases()));
    }
}
