package org.nightjar.ui.events;

import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.nightjar.model.Dimension;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Words;

/** Above the table: find as one types or jump to a time, group, collapse repeats, columns, and what is going on. FX thread. */
final class EventsBar extends HBox {

    private final EventsViewModel model;
    private final TextField find = new TextField();
    private final MenuButton group = new MenuButton();
    private final CheckBox collapse = new CheckBox(Words.of("events.collapse"));
    private final Label state = Nodes.label("", "muted", "small-text");
    private final Button stop;

    EventsBar(EventsViewModel model, ColumnMenu columns, Runnable leave) {
        super(8);
        this.model = model;
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("events-bar");
        find.setId("events-find");
        find.setPromptText(Words.of("events.find"));
        find.setPrefColumnCount(18);
        find.setMinWidth(USE_PREF_SIZE);
        find.textProperty().addListener((property, before, text) -> model.find(text, 0));
        find.addEventFilter(KeyEvent.KEY_PRESSED, event -> key(event, leave));
        group.setId("events-group");
        group.getStyleClass().addAll("flat", "small");
        group.setOnShowing(event -> fillGroups());
        group.setMinWidth(USE_PREF_SIZE);
        fillGroups();
        collapse.setId("events-collapse");
        collapse.setOnAction(event -> model.arrange(model.order().collapsing(collapse.isSelected())));
        collapse.setMinWidth(USE_PREF_SIZE);
        stop = Nodes.button(Words.of("events.giveUp"), model::giveUp, "flat", "small");
        stop.setId("events-stop");
        stop.setMinWidth(USE_PREF_SIZE);
        state.setId("events-state");
        columns.button().setMinWidth(USE_PREF_SIZE);
        state.managedProperty().bind(state.textProperty().isNotEmpty());
        // on more than one line where there is no room
        FlowPane tools = new FlowPane(8, 6, find, group, collapse, columns.button());
        tools.setAlignment(Pos.CENTER_LEFT);
        tools.setPrefWrapLength(120);
        HBox.setHgrow(tools, Priority.ALWAYS);
        getChildren().addAll(tools, state, stop);
        model.versionProperty().addListener(property -> show());
        model.foundProperty().addListener(property -> show());
        model.busyProperty().addListener(property -> show());
        show();
    }

    private void key(KeyEvent event, Runnable leave) {
        if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.F3) {
            model.find(find.getText(), event.isShiftDown() ? -1 : 1);
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            leave.run();
            event.consume();
        }
    }

    /** The next or previous of what was typed last. */
    void findAgain(int step) {
        model.find(find.getText(), step);
    }

    void takeFocus() {
        find.requestFocus();
        find.selectAll();
    }

    private void fillGroups() {
        ToggleGroup one = new ToggleGroup();
        group.getItems().setAll(groupItem(Optional.empty(), one));
        model.columns().stream()
                .map(EventColumn::dimension)
                .flatMap(Optional::stream)
                .forEach(dimension -> group.getItems().add(groupItem(Optional.of(dimension), one)));
    }

    private RadioMenuItem groupItem(Optional<Dimension> dimension, ToggleGroup one) {
        RadioMenuItem item = new RadioMenuItem(dimension.map(Dimension::label).orElse(Words.of("events.group.none")));
        item.setId("group-" + dimension.map(Dimension::field).orElse("none"));
        item.setToggleGroup(one);
        item.setSelected(model.order().groupBy().equals(dimension));
        item.setOnAction(event -> model.arrange(model.order().groupedBy(dimension)));
        return item;
    }

    private void show() {
        boolean busy = model.busyProperty().get();
        stop.setVisible(busy);
        stop.setManaged(busy);
        collapse.setSelected(model.order().collapse());
        group.setText(model.order()
                .groupBy()
                .map(dimension -> Words.of("events.groupedBy", dimension.label().toLowerCase(Locale.ROOT)))
                .orElse(Words.of("events.group")));
        int chosen = model.chosen().count();
        state.setText(
                busy
                        ? Words.of("events.sorting")
                        : !model.foundProperty().get().isEmpty()
                                ? model.foundProperty().get()
                                : chosen > 1 ? Words.of("events.chosen", Figures.count(chosen)) : "");
    }
}
