package org.nightjar.ui.people;

import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.WeakHashMap;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.nightjar.model.UserKind;
import org.nightjar.ui.PivotMenu;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.EmptyState;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.RiskBar;
import org.nightjar.ui.parts.SeverityMark;
import org.nightjar.ui.parts.Words;

/** The ranked users: kind, name, risk, how many findings. A click focuses one, a second click lets go. */
public final class UsersView extends VBox {

    /** A narrower list shows scores without bars, so that names can be read. */
    private static final double ROOM_FOR_BARS = 300;

    private static final double ROOM_FOR_COUNTS = 260;

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final UsersViewModel model;
    private final ListView<UserEntry> list;
    private final Set<UserCell> cells = Collections.newSetFromMap(new WeakHashMap<>());

    public UsersView(UsersViewModel model, WorkbenchViewModel workbench) {
        this.model = model;
        getStyleClass().add("side-section");
        list = new ListView<>(model.shown());
        list.setId("users");
        list.getStyleClass().addAll("plain-list", "dense");
        list.setFixedCellSize(40);
        list.setCellFactory(view -> new UserCell());
        workbench.dataProperty().addListener(property -> sayNothing(workbench));
        sayNothing(workbench);
        PivotMenu.of(list, model::pivots);
        workbench.rowsProperty().addListener(property -> cells.forEach(UserCell::mark));
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(head(), searchField(), list);
    }

    /** What stands where no user is. */
    private void sayNothing(WorkbenchViewModel workbench) {
        boolean damaged = workbench.data().lost().isPresent();
        list.setPlaceholder(
                damaged
                        ? new EmptyState(
                                Feather.ALERT_TRIANGLE, Words.of("overview.damaged"), Words.of("timeline.damaged.next"))
                        : new EmptyState(Feather.USERS, Words.of("users.empty"), Words.of("users.empty.next")));
    }

    private HBox head() {
        Label count = Nodes.label("", "muted", "mono");
        Runnable show = () -> count.setText(
                model.shown().size() == model.total()
                        ? Figures.count(model.total())
                        : Words.of("of", Figures.count(model.shown().size()), Figures.count(model.total())));
        model.shown().addListener((ListChangeListener<UserEntry>) change -> show.run());
        show.run();
        HBox head = new HBox(8, Nodes.label(Words.of("users.title"), "section-title"), Nodes.spacer(), count);
        head.getStyleClass().add("side-head");
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private StackPane searchField() {
        TextField field = new TextField();
        field.setId("user-search");
        field.setPromptText(Words.of("users.search"));
        field.textProperty().bindBidirectional(model.searchProperty());
        StackPane box = new StackPane(field);
        box.getStyleClass().add("side-search");
        return box;
    }

    /** Puts the keyboard into the list. */
    public void takeFocus() {
        list.requestFocus();
        if (list.getSelectionModel().isEmpty()) {
            list.getSelectionModel().selectFirst();
        }
    }

    private static Feather icon(UserKind kind) {
        return switch (kind) {
            case HUMAN -> Feather.USER;
            case WORKLOAD -> Feather.CPU;
            case SERVICE -> Feather.CLOUD;
            case EXTERNAL -> Feather.EXTERNAL_LINK;
            case ANONYMOUS -> Feather.HELP_CIRCLE;
            case ROOT -> Feather.KEY;
        };
    }

    /** How many; left out where there is little room, as the bar is. */
    private Label findings(UserEntry entry) {
        Label count = Nodes.label(Figures.count(entry.findings()), "mono", "muted");
        count.setMinWidth(Region.USE_PREF_SIZE);
        count.visibleProperty().bind(list.widthProperty().greaterThan(ROOM_FOR_COUNTS));
        count.managedProperty().bind(count.visibleProperty());
        return count;
    }

    private final class UserCell extends ListCell<UserEntry> {

        UserCell() {
            getStyleClass().add("user-cell");
            cells.add(this);
            // As wide as the list and no wider: long names are shortened, never scrolled to.
            setPrefWidth(0);
            setOnMouseClicked(event -> {
                UserEntry entry = getItem();
                if (entry != null && !isEmpty() && event.getButton() == MouseButton.PRIMARY) {
                    model.choose(entry);
                }
            });
        }

        @Override
        protected void updateItem(@Nullable UserEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            setGraphic(empty || entry == null ? null : content(entry));
            setAccessibleText(empty || entry == null ? "" : model.shown(entry));
            mark();
        }

        private void mark() {
            pseudoClassStateChanged(CHOSEN, getItem() != null && !isEmpty() && model.isChosen(getItem()));
        }

        private HBox content(UserEntry entry) {
            Label name = Nodes.shortened(model.shown(entry), 30, "user-name");
            String kind = Words.of("kind." + entry.user().kind().name().toLowerCase(Locale.ROOT));
            String line = Words.of("users.line", kind, Words.count("events", entry.events()));
            Label below = Nodes.label(entry.outdated() ? Words.of("users.line.outdated", line) : line, "user-line");
            VBox text = new VBox(name, below);
            text.setAlignment(Pos.CENTER_LEFT);
            text.setMinWidth(0);
            HBox.setHgrow(text, Priority.ALWAYS);
            HBox row = new HBox(8, Nodes.icon(icon(entry.user().kind()), "kind-icon"), text);
            row.setAlignment(Pos.CENTER_LEFT);
            entry.severity()
                    .ifPresent(severity -> row.getChildren().addAll(findings(entry), new SeverityMark(severity)));
            if (entry.risk() >= 0) {
                row.getChildren()
                        .add(new RiskBar(entry.risk())
                                .withBarIf(list.widthProperty().greaterThan(ROOM_FOR_BARS)));
            }
            return row;
        }
    }
}
