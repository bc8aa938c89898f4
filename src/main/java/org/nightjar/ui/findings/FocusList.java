package org.nightjar.ui.findings;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.nightjar.analysis.Focus;
import org.nightjar.analysis.triage.Disposition;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.Dimension;
import org.nightjar.model.TriageState;
import org.nightjar.ui.CaseActions;
import org.nightjar.ui.Pivot;
import org.nightjar.ui.PivotMenu;
import org.nightjar.ui.Pivots;
import org.nightjar.ui.TriageBar;
import org.nightjar.ui.WorkbenchTab;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.EmptyState;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.RiskBar;
import org.nightjar.ui.parts.Words;

/**
 * A list of things that can be focused: a click focuses one, a double click or Enter also goes to its events. It
 * follows the data, the user in focus and the zone.
 */
public abstract class FocusList<T> extends BorderPane {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    /** As wide as two times with their zone. */
    static final double COLUMN_WIDTH = 304;

    private static final double LINE_HEIGHT = 52;
    private static final double MIDDLE_LINE_HEIGHT = 68;
    private static final double NARROW_LINE_HEIGHT = 88;
    private static final double ROOM_FOR_COLUMNS = 760;
    private static final double ROOM_FOR_REASONS = 520;

    final WorkbenchViewModel workbench;
    final CaseActions actions;
    final ListView<T> list = new ListView<>();
    private final BooleanBinding wide = list.widthProperty().greaterThan(ROOM_FOR_COLUMNS);
    private final BooleanBinding roomy = list.widthProperty().greaterThan(ROOM_FOR_REASONS);

    FocusList(WorkbenchViewModel workbench, CaseActions actions, String id) {
        this.workbench = workbench;
        this.actions = actions;
        list.setId(id);
        list.getStyleClass().addAll("plain-list", "edge-to-edge");
        list.fixedCellSizeProperty()
                .bind(Bindings.when(wide)
                        .then(LINE_HEIGHT)
                        .otherwise(Bindings.when(roomy).then(MIDDLE_LINE_HEIGHT).otherwise(NARROW_LINE_HEIGHT)));
        list.setCellFactory(view -> new FocusCell());
        PivotMenu.of(list, this::pivots);
        setCenter(list);
        workbench.rowsProperty().addListener(property -> show());
        workbench.zoneProperty().addListener(property -> list.refresh());
    }

    abstract List<T> items(DetectionResult detection);

    /** Id of the user whom the item is about. */
    abstract String user(T item);

    /** The user by alias and id. */
    final String shown(String userId) {
        return workbench.shown(Dimension.USER, userId);
    }

    /** A sentence about a user, which says first if it is out of date. */
    final String marked(String userId, String sentence) {
        return workbench.data().outdated().isOutdated(userId) ? Words.of("outdated.line", sentence) : sentence;
    }

    /** When it begins. */
    abstract Instant start(T item);

    abstract Focus focus(T item);

    abstract HBox line(T item, ZoneId zone);

    /** What the analyst thinks of it. */
    abstract Disposition said(T item);

    /**
     * What a line says, by the room there is: beside the title and the reason a column; or below them one line; or below
     * the title, which may take two lines, two lines and no reason.
     */
    final VBox what(Label title, Label why, Node column, String first, String second) {
        title.wrapTextProperty().bind(roomy.not());
        title.setMinWidth(0);
        why.setMinWidth(0);
        Label both = Nodes.label(first + " · " + second, "muted", "small-text");
        Label one = Nodes.paragraph(first, "small-text");
        Label other = Nodes.paragraph(second, "muted", "small-text");
        show(column, wide);
        show(why, roomy);
        show(both, roomy.and(wide.not()));
        show(one, roomy.not());
        show(other, roomy.not());
        VBox what = new VBox(2, title, why, both, one, other);
        what.setMinWidth(0);
        what.setPrefWidth(200);
        what.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(what, Priority.ALWAYS);
        return what;
    }

    private static void show(Node node, BooleanBinding when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(when);
    }

    /** The bar is left out where there is little room. */
    final RiskBar bar(double score) {
        return new RiskBar(score).withBarIf(wide);
    }

    /** The sign of a state, with its word and reason when pointed at; room is kept where there is none. */
    static Label state(Disposition said) {
        Label sign = new Label();
        sign.setMinWidth(20);
        if (said.state() != TriageState.NEW) {
            sign.setGraphic(Nodes.icon(
                    TriageBar.icon(said.state()), "triage-" + said.state().id()));
            String name = TriageBar.name(said.state());
            sign.setAccessibleText(name);
            Nodes.tip(sign, said.reason().isEmpty() ? name : name + ": " + said.reason());
        }
        return sign;
    }

    /** What to say when the list is empty. */
    abstract EmptyState whenNothing(boolean detected, CaseActions actions);

    private List<Pivot> pivots(T item) {
        List<Pivot> pivots = new ArrayList<>();
        pivots.add(new Pivot(Pivot.Kind.FOCUS, Words.of("pivot.focusEvents"), () -> open(item)));
        pivots.addAll(new Pivots(workbench, Optional.empty()).on(Dimension.USER, user(item), Optional.of(start(item))));
        return pivots;
    }

    /** Makes the item what everything is about. */
    void choose(T item) {
        workbench.focus(focus(item));
    }

    /** Whether everything is about the item. */
    boolean isChosen(T item) {
        return workbench.selection().focus().equals(focus(item));
    }

    /** Chooses the item and goes to its events. */
    void open(T item) {
        choose(item);
        actions.show(WorkbenchTab.EVENTS);
    }

    /** Puts the keyboard into the list. */
    public void takeFocus() {
        list.requestFocus();
        markChosen();
        if (list.getSelectionModel().isEmpty()) {
            list.getSelectionModel().selectFirst();
        }
    }

    /** Moves the mark and focuses what it comes to; what is marked and not in focus yet comes first. */
    public void moveBy(int lines) {
        int size = list.getItems().size();
        if (size > 0) {
            int at = list.getSelectionModel().getSelectedIndex();
            boolean onIt = at >= 0 && !isChosen(list.getItems().get(at));
            int to = onIt ? at : Math.max(0, Math.min(size - 1, at + lines));
            list.getSelectionModel().select(to);
            list.scrollTo(Math.max(0, to - 3));
            choose(list.getItems().get(to));
        }
    }

    /** Focuses what is marked, if the keyboard is here, so that a key pressed now is about it. */
    public void chooseMarked() {
        T marked = list.getSelectionModel().getSelectedItem();
        if (list.isFocused() && marked != null && !isChosen(marked)) {
            choose(marked);
        }
    }

    /** The mark is on what is in focus. */
    private void markChosen() {
        for (int at = 0; at < list.getItems().size(); at++) {
            if (isChosen(list.getItems().get(at))) {
                list.getSelectionModel().select(at);
                return;
            }
        }
    }

    /** Shows what there is now; made once more when the list is complete. */
    void show() {
        List<T> items = items(workbench.data().detection());
        if (workbench.selection().focus() instanceof Focus.OnUser on) {
            items = items.stream()
                    .filter(item -> user(item).equals(on.userId()))
                    .toList();
        }
        if (!list.getItems().equals(items)) {
            list.getItems().setAll(items);
        }
        if (items.isEmpty()) {
            boolean detected = !workbench.data().detection().detectors().isEmpty();
            list.setPlaceholder(whenNothing(detected, actions));
        }
        markChosen();
        list.refresh();
    }

    private final class FocusCell extends ListCell<T> {

        FocusCell() {
            getStyleClass().add("focus-cell");
            setOnMouseClicked(event -> {
                T item = getItem();
                if (item != null && !isEmpty() && event.getButton() == MouseButton.PRIMARY) {
                    choose(item);
                    if (event.getClickCount() == 2) {
                        open(item);
                    }
                }
            });
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            setGraphic(
                    item == null || empty
                            ? null
                            : line(item, workbench.zoneProperty().get()));
            setOpacity(item != null && !empty && said(item).state() == TriageState.DISMISSED ? 0.55 : 1);
            setMaxWidth(Double.MAX_VALUE);
            setPrefWidth(0);
            pseudoClassStateChanged(CHOSEN, item != null && !empty && isChosen(item));
        }
    }
}
