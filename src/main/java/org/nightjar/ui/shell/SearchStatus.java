package org.nightjar.ui.shell;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import org.nightjar.ui.TextSearch;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Words;

/** How far a search of the records is, while what is shown is only what was found so far; stops it and goes on. */
final class SearchStatus extends HBox {

    private final ProgressBar bar = new ProgressBar();
    private final Label text = Nodes.label("", "status");
    private final Button stop;
    private final Button goOn;

    SearchStatus(WorkbenchViewModel workbench) {
        super(8);
        setId("search-status");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(USE_PREF_SIZE);
        bar.setPrefWidth(72);
        bar.setMinWidth(72);
        text.setMinWidth(USE_PREF_SIZE);
        stop = Nodes.button(Words.of("search.stop"), workbench::stopSearch, "flat", "small");
        goOn = Nodes.button(Words.of("search.goOn"), workbench::goOnSearching, "flat", "small");
        getChildren().addAll(bar, text, stop, goOn);
        workbench.textSearchProperty().addListener((property, before, search) -> show(search));
        show(workbench.textSearchProperty().get());
    }

    private void show(Optional<TextSearch> search) {
        boolean stopped = search.isPresent() && search.get().stopped();
        Nodes.show(this, search.isPresent());
        Nodes.show(bar, !stopped);
        Nodes.show(stop, !stopped);
        Nodes.show(goOn, stopped);
        search.ifPresent(now -> {
            bar.setProgress(now.fraction());
            text.setText(Words.of(
                    stopped ? "search.stopped" : "search.running",
                    Figures.count(now.looked()),
                    Words.count("records", now.of())));
        });
    }
}
