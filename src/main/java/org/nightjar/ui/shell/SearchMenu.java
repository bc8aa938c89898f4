package org.nightjar.ui.shell;

import java.util.Locale;
import javafx.event.Event;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.nightjar.model.SavedSearch;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Words;

/** Keeps what is selected by a name, and offers what was kept and what was asked last. FX thread only. */
final class SearchMenu extends MenuButton {

    private static final int LABEL_CHARS = 64;

    /** Room in which the prompt is read whole. */
    private static final int PROMPT_COLUMNS = 18;

    private final SearchesViewModel model;
    private final TextField name = new TextField();
    private boolean leaving;

    SearchMenu(SearchesViewModel model) {
        this.model = model;
        setId("searches");
        setGraphic(Nodes.icon(Feather.BOOKMARK));
        setAccessibleText(Words.of("searches.tip"));
        getStyleClass().addAll("flat", "search-menu");
        Nodes.tip(this, Words.of("searches.tip"));
        name.setId("search-name");
        name.setPromptText(Words.of("searches.name"));
        name.setPrefColumnCount(PROMPT_COLUMNS);
        name.setOnAction(event -> save());
        name.addEventFilter(KeyEvent.KEY_PRESSED, this::walk);
        setOnShown(event -> name.requestFocus());
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
        HBox line = new HBox(6, name, keep);
        line.parentProperty().addListener((property, before, holder) -> passOn(holder));
        getItems().add(new CustomMenuItem(line, false));
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

    /** A line of a menu keeps the keyboard to itself; the name to be typed gets it instead. */
    private void passOn(@Nullable Parent holder) {
        if (holder != null) {
            holder.focusedProperty().addListener((property, before, focused) -> {
                if (focused && !leaving) {
                    name.requestFocus();
                }
            });
        }
    }

    /** Up and down go on along the menu. */
    private void walk(KeyEvent event) {
        boolean walks = event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP;
        Parent holder = name.getParent() == null ? null : name.getParent().getParent();
        if (walks && holder != null) {
            leaving = true;
            holder.requestFocus();
            // the first key may only tell the menu where it is
            for (int key = 0; key < 2 && holder.isFocused(); key++) {
                Event.fireEvent(holder, event.copyFor(holder, holder));
            }
            leaving = false;
            event.consume();
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
