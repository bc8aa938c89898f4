package org.nightjar.ui.credentials;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.nightjar.analysis.credential.Credential;
import org.nightjar.analysis.credential.CredentialLanes;
import org.nightjar.analysis.credential.CredentialLanes.Lane;
import org.nightjar.analysis.credential.CredentialState;
import org.nightjar.analysis.timeline.TimeAxis;
import org.nightjar.model.Dimension;
import org.nightjar.ui.Palette;
import org.nightjar.ui.PivotMenu;
import org.nightjar.ui.TextWidth;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.EmptyState;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Hideable;
import org.nightjar.ui.parts.Latest;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Words;

/**
 * The credentials of the selection, a line each with its life over the selection's time; below them what is known of the
 * marked one. A click or Enter selects its uses, a second one lets go. FX thread only.
 */
public final class CredentialsView extends BorderPane implements Hideable {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final Font AXIS = Font.font("Inter", 11);
    private static final double MOST_NAMES = 300;
    private static final double LEAST_NAMES = 170;
    private static final double BAR = 26;
    private static final double AXIS_HEIGHT = 40;

    private final WorkbenchViewModel workbench;
    private final CredentialsViewModel model;
    private static final double FACTS_HEIGHT = 150;

    private final ListView<Lane> list = new ListView<>();
    /** How wide the names are: half of what there is, within what can be read and what is needed. */
    private final DoubleBinding names = Bindings.createDoubleBinding(
            () -> Math.max(LEAST_NAMES, Math.min(MOST_NAMES, getWidth() / 2)), widthProperty());

    private final Canvas axis = new Canvas(1, AXIS_HEIGHT);
    private final Label count = Nodes.label("", "muted", "small-text");
    private final StackPane notice = new StackPane();
    private final CredentialsLegend legend = new CredentialsLegend();
    private final VBox facts = new VBox(6);
    private final Set<LifeCell> cells = Collections.newSetFromMap(new WeakHashMap<>());

    public CredentialsView(WorkbenchViewModel workbench) {
        this(workbench, Latest.shared());
    }

    @Override
    public void setSeen(boolean seen) {
        model.setSeen(seen);
    }

    CredentialsView(WorkbenchViewModel workbench, Latest<CredentialLanes> latest) {
        this.workbench = workbench;
        model = new CredentialsViewModel(workbench, latest);
        setId("credentials");
        setAccessibleText(Words.of("credentials.accessible"));
        // lives are drawn as wide as there is room, and do not ask for what they once had
        setMinSize(0, 0);
        list.setId("credential-list");
        list.getStyleClass().addAll("plain-list", "edge-to-edge");
        list.setFixedCellSize(LifePainter.HEIGHT + 8);
        list.setCellFactory(view -> new LifeCell());
        PivotMenu.of(list, lane -> model.pivots(lane.credential()));
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        list.getSelectionModel().selectedItemProperty().addListener(property -> tell());
        notice.setMouseTransparent(true);
        setTop(head());
        setCenter(new StackPane(list, notice));
        setBottom(new VBox(legend, scrolled()));
        widthProperty().addListener(property -> redraw());
        model.lanesProperty().addListener(property -> show());
        model.failureProperty().addListener(property -> show());
        workbench.selectionProperty().addListener((property, before, selection) -> cells.forEach(LifeCell::mark));
        workbench.themeProperty().addListener((property, before, theme) -> show());
        workbench.zoneProperty().addListener((property, before, zone) -> show());
        show();
    }

    private HBox head() {
        count.minWidthProperty().bind(names);
        count.setPadding(new Insets(0, 0, 0, 12));
        HBox head = new HBox(count, axis);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private ScrollPane scrolled() {
        facts.setId("credential-facts");
        facts.setPadding(new Insets(8, 12, 8, 12));
        ScrollPane pane = new ScrollPane(facts);
        pane.setFitToWidth(true);
        pane.prefHeightProperty()
                .bind(Bindings.min(FACTS_HEIGHT, heightProperty().multiply(0.25)));
        pane.setMinHeight(0);
        pane.getStyleClass().add("edge-to-edge");
        return pane;
    }

    /** The keyboard goes into the list. */
    @Override
    public void requestFocus() {
        list.requestFocus();
        if (list.getSelectionModel().isEmpty()) {
            list.getSelectionModel().selectFirst();
        }
    }

    CredentialsViewModel model() {
        return model;
    }

    private Palette palette() {
        return Palette.of(workbench.themeProperty().get());
    }

    private void show() {
        Optional<CredentialLanes> lanes = model.lanesProperty().get();
        String failure = model.failureProperty().get();
        Optional<String> marked = Optional.ofNullable(list.getSelectionModel().getSelectedItem())
                .map(lane -> lane.credential().id());
        List<Lane> shown = failure.isEmpty() ? lanes.map(CredentialLanes::lanes).orElse(List.of()) : List.of();
        list.getItems().setAll(shown);
        // a life that is the same may be drawn over another time, or have another name
        cells.forEach(LifeCell::write);
        marked.flatMap(id -> shown.stream()
                        .filter(lane -> lane.credential().id().equals(id))
                        .findFirst())
                .ifPresent(list.getSelectionModel()::select);
        notice.getChildren().clear();
        if (!failure.isEmpty()) {
            notice.getChildren().setAll(new EmptyState(Feather.X_CIRCLE, Words.of("view.failed"), failure));
        } else if (lanes.isEmpty()) {
            notice.getChildren().setAll(EmptyState.loading(Words.of("credentials.busy")));
        } else if (shown.isEmpty()) {
            notice.getChildren()
                    .setAll(new EmptyState(
                            Feather.KEY, Words.of("credentials.empty"), Words.of("credentials.empty.next")));
        }
        int all = lanes.map(CredentialLanes::credentials).orElse(0);
        count.setText(
                all == shown.size()
                        ? Words.count("credentials", all)
                        : Words.of("of", Figures.count(shown.size()), Words.count("credentials", all)));
        legend.show(palette());
        redraw();
        tell();
    }

    private double lifeWidth() {
        return Math.max(60, getWidth() - names.get() - BAR);
    }

    private void redraw() {
        axis.setWidth(lifeWidth());
        GraphicsContext pen = axis.getGraphicsContext2D();
        pen.clearRect(0, 0, axis.getWidth(), AXIS_HEIGHT);
        model.lanesProperty().get().filter(lanes -> !lanes.lanes().isEmpty()).ifPresent(lanes -> {
            TimeAxis times = TimeAxis.of(
                    lanes.window(), workbench.zoneProperty().get(), axis.getWidth(), text -> TextWidth.of(text, AXIS));
            pen.setFont(AXIS);
            pen.setTextBaseline(VPos.CENTER);
            pen.setFill(palette().text());
            for (TimeAxis.Period period : times.periods()) {
                pen.fillText(period.label(), Math.max(0, period.fromX()) + TimeAxis.LABEL_INSET, AXIS_HEIGHT / 4);
            }
            for (TimeAxis.Tick tick : times.ticks()) {
                pen.setStroke(palette().grid());
                pen.strokeLine(Math.floor(tick.x()) + 0.5, AXIS_HEIGHT / 2, Math.floor(tick.x()) + 0.5, AXIS_HEIGHT);
                pen.setFill(tick.strong() ? palette().text() : palette().textMuted());
                pen.fillText(tick.label(), tick.x() + TimeAxis.LABEL_INSET, AXIS_HEIGHT * 3 / 4);
            }
        });
        cells.forEach(LifeCell::draw);
    }

    private void key(KeyEvent event) {
        Lane lane = list.getSelectionModel().getSelectedItem();
        if (lane != null && event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
            model.pick(lane.credential());
            event.consume();
        }
    }

    private void tell() {
        Lane lane = list.getSelectionModel().getSelectedItem();
        facts.getChildren().clear();
        if (lane == null) {
            facts.getChildren().add(Nodes.paragraph(Words.of("credentials.none"), "muted"));
        } else {
            CredentialFacts.fill(
                    facts, lane, model.index(), workbench.zoneProperty().get());
        }
    }

    private final class LifeCell extends ListCell<Lane> {

        private final Canvas canvas = new Canvas(60, LifePainter.HEIGHT);

        LifeCell() {
            cells.add(this);
            getStyleClass().add("focus-cell");
            setPrefWidth(0);
            setPadding(new Insets(4, 0, 4, 12));
            setOnMouseClicked(event -> {
                Lane lane = getItem();
                if (lane != null && !isEmpty() && event.getButton() == MouseButton.PRIMARY) {
                    model.pick(lane.credential());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Lane lane, boolean empty) {
            super.updateItem(lane, empty);
            write();
        }

        private void write() {
            Lane lane = isEmpty() ? null : getItem();
            if (lane == null) {
                setGraphic(null);
                setAccessibleText("");
            } else {
                setGraphic(line(lane));
                setAccessibleText(CredentialFacts.sentence(lane.credential()));
                draw();
            }
            mark();
        }

        /** A new selection changes no more than which line is chosen. */
        private void mark() {
            Lane lane = isEmpty() ? null : getItem();
            pseudoClassStateChanged(CHOSEN, lane != null && model.isPicked(lane.credential()));
        }

        /** The life over the room that there is. */
        private void draw() {
            Lane lane = isEmpty() ? null : getItem();
            if (lane != null) {
                canvas.setWidth(lifeWidth());
                model.lanesProperty()
                        .get()
                        .ifPresent(
                                lanes -> new LifePainter(canvas, palette(), lanes.window()).draw(model.index(), lane));
            }
        }

        private HBox line(Lane lane) {
            Credential life = lane.credential();
            HBox name = new HBox(
                    8,
                    Nodes.shortened(workbench.shown(Dimension.ACCESS_KEY, life.id()), 24, "mono"),
                    Nodes.shortened(workbench.shown(Dimension.USER, life.user()), 20, "muted", "small-text"));
            name.setAlignment(Pos.BASELINE_LEFT);
            String states = life.states().stream()
                    .sorted()
                    .filter(state -> state.isTelling() || state == CredentialState.UNUSED)
                    .map(CredentialState::label)
                    .collect(Collectors.joining(", "));
            Label below = states.isEmpty()
                    ? Nodes.label(Words.count("events", life.events()), "muted", "small-text")
                    : Nodes.shortened(states, 48, "small-text", "strong");
            VBox text = new VBox(name, below);
            text.setAlignment(Pos.CENTER_LEFT);
            text.minWidthProperty().bind(names.subtract(12));
            text.maxWidthProperty().bind(names.subtract(12));
            HBox row = new HBox(text, canvas);
            row.setAlignment(Pos.CENTER_LEFT);
            return row;
        }
    }

    /** The line of a credential, if it is listed. */
    Optional<Lane> lane(String id) {
        return list.getItems().stream()
                .filter(lane -> lane.credential().id().equals(id))
                .findFirst();
    }
}
