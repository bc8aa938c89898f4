package org.nightjar.ui.shell;

import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.nightjar.model.SavedSearch;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Words;

/** Keeps what is selected by a name, and offers what was kept and what was asked last. FX thread only. */
final class SearchMenu extends MenuButton {

    private static final int LABEL_CHARS = 64;

    private final SearchesViewModel model;
    private final TextField name = new TextField();

    SearchMenu(SearchesViewModel model) {
        this.model = model;
        setId("searches");
        setGraphic(Nodes.icon(Feather.BOOKMARK));
        setAccessibleText(Words.of("searches.tip"));
        getStyleClass().addAll("flat", "search-menu");
        Nodes.tip(this, Words.of("searches.tip"));
        name.setId("search-name");
        name.setPromptText(Words.of("searches.name"));
        name.setOnAction(event -> save());
        model.allProperty().addListener(property -> fill());
        fill();
    }

    private void save() {
        if (!name.getText().isBlank()) {
            model.save(name.getText().strip());
            name.clear();
            hide();
        }
    }

    private void fill() {
        SearchesViewModel.Searches all = model.allProperty().get();
        getItems().clear();
        Button keep = Nodes.button(Words.of("searches.save"), this::save, "accent", "small");
        keep.setId("search-save");
        CustomMenuItem saving = new CustomMenuItem(new HBox(6, name, keep), false);
        getItems().add(saving);
        if (!all.saved().isEmpty()) {
            getItems().add(new SeparatorMenuItem());
            all.saved().forEach(search -> getItems().add(item(search.name() + "   " + search.query(), search.query())));
            Menu removing = new Menu(Words.of("searches.remove"));
            for (SavedSearch search : all.saved()) {
                MenuItem one = new MenuItem(search.name());
                one.setMnemonicParsing(false);
                one.setOnAction(event -> model.remove(search.name()));
                removing.getItems().add(one);
            }
            getItems().add(removing);
        }
        if (!all.recent().isEmpty()) {
            Menu recent = new Menu(Words.of("searches.recent"));
            all.recent().forEach(query -> recent.getItems().add(item(query, query)));
            getItems().addAll(new SeparatorMenuItem(), recent);
        }
    }

    private MenuItem item(String label, String query) {
        MenuItem item = new MenuItem(Figures.cut(label.replace('\n', ' '), LABEL_CHARS));
        item.setMnemonicParsing(false);
        item.setId("search-" + label.split(" ", 2)[0].toLowerCase(Locale.ROOT));
        item.setOnAction(event -> model.ask(query));
        return item;
    }
}
