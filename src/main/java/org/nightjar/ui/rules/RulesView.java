package org.nightjar.ui.rules;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.nightjar.casefile.RuleChoice;
import org.nightjar.model.RuleReport;
import org.nightjar.model.RuleState;
import org.nightjar.ui.CaseActions;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Words;

/** Rules and lists in use, to be chosen here, and below them what became of each and why. */
public final class RulesView extends VBox {

    private final RulesViewModel model;
    private final FlowPane chosen = new FlowPane(8, 6);
    private final CheckBox own = new CheckBox(Words.of("rules.own"));
    private final ComboBox<Optional<RuleState>> states = new ComboBox<>();

    public RulesView(RulesViewModel model, WorkbenchViewModel workbench, CaseActions actions) {
        this.model = model;
        setId("rules");
        TableView<RuleReport> health = health();
        VBox.setVgrow(health, Priority.ALWAYS);
        getChildren().addAll(choices(actions), healthHead(), health);
        model.choiceProperty().addListener(property -> showChoice());
        workbench.dataProperty().addListener(property -> showStates());
        showChoice();
        showStates();
    }

    private Node choices(CaseActions actions) {
        own.setId("own-rules");
        own.setOnAction(event -> model.useOwn(own.isSelected()));
        Button detect = Nodes.button(Words.of("action.detect"), actions::detect, "small", "accent");
        detect.setId("rules-detect");
        Node head = Nodes.tableHead(
                Words.of("rules.used"),
                Nodes.button(Words.of("rules.addRules"), model::addRules, "small"),
                Nodes.button(Words.of("rules.addIndicators"), model::addIndicators, "small"),
                Nodes.button(Words.of("rules.addPlaceholders"), model::addPlaceholders, "small"),
                detect);
        Label note = Nodes.paragraph("", "muted");
        note.setId("rules-note");
        Runnable say = () -> {
            String error = model.errorProperty().get();
            boolean changed = model.changedProperty().get();
            note.setText(error.isEmpty() ? Words.of(changed ? "rules.changed" : "rules.explained") : error);
        };
        model.errorProperty().addListener(property -> say.run());
        model.changedProperty().addListener(property -> say.run());
        say.run();
        VBox body = new VBox(8, chosen, note);
        body.getStyleClass().add("rules-choice");
        return new VBox(head, body);
    }

    private void showChoice() {
        RuleChoice choice = model.choiceProperty().get();
        own.setSelected(choice.own());
        List<Node> nodes = new ArrayList<>();
        nodes.add(own);
        choice.sigma().forEach(path -> nodes.add(path(Feather.BOOK_OPEN, path)));
        choice.indicators().forEach(path -> nodes.add(path(Feather.LIST, path)));
        choice.placeholders().forEach(path -> nodes.add(path(Feather.PERCENT, path)));
        chosen.getChildren().setAll(nodes);
    }

    private Node path(Feather icon, Path path) {
        String name = path.toString();
        HBox chip = new HBox(
                6,
                Nodes.icon(icon),
                Nodes.shortened(name, 60, "mono"),
                Nodes.iconButton(Feather.X, Words.of("rules.remove", name), () -> model.remove(path)));
        chip.setAlignment(Pos.CENTER_LEFT);
        chip.getStyleClass().add("rules-path");
        return chip;
    }

    private Node healthHead() {
        states.setId("rule-state");
        states.setAccessibleText(Words.of("rules.state"));
        states.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Optional<RuleState> state) {
                return state == null || state.isEmpty()
                        ? Words.of(
                                "rules.state.all", Figures.count(model.reports().size()))
                        : words(state.get()) + "  " + Figures.count(model.count(state.get()));
            }

            @Override
            public Optional<RuleState> fromString(String text) {
                throw new UnsupportedOperationException("states are chosen, not typed");
            }
        });
        states.setOnAction(event -> {
            if (states.getValue() != null) {
                model.stateProperty().set(states.getValue());
            }
        });
        return Nodes.tableHead(Words.of("rules.health"), states);
    }

    private void showStates() {
        Optional<RuleState> before = model.stateProperty().get();
        List<Optional<RuleState>> there = Stream.concat(
                        Stream.of(Optional.<RuleState>empty()),
                        Stream.of(RuleState.values())
                                .filter(state -> model.count(state) > 0)
                                .map(Optional::of))
                .toList();
        states.getItems().setAll(there);
        states.setValue(there.contains(before) ? before : Optional.empty());
        states.setDisable(model.reports().isEmpty());
    }

    private static String words(RuleState state) {
        return Words.of("rules.state." + state.id());
    }

    private TableView<RuleReport> health() {
        TableView<RuleReport> table = new TableView<>(model.shown());
        table.setId("rule-health");
        table.getStyleClass().addAll("dense", "edge-to-edge");
        table.setFixedCellSize(26);
        table.setPlaceholder(Nodes.label(Words.of("rules.none"), "muted"));
        table.getColumns().add(column("rules.state", 150, report -> words(report.state()), "plain"));
        table.getColumns().add(column("rules.level", 96, RuleReport::level, "plain"));
        table.getColumns().add(column("rules.title", 320, RulesView::title, "plain"));
        table.getColumns().add(column("rules.events", 80, report -> Figures.count(report.events()), "number"));
        table.getColumns().add(column("rules.findings", 80, report -> Figures.count(report.findings()), "number"));
        table.getColumns().add(column("rules.why", 420, RuleReport::reason, "plain"));
        table.getColumns().add(column("rules.file", 260, RuleReport::file, "mono"));
        table.getColumns().add(column("evidence.sha256", 150, RuleReport::sha256, "mono"));
        return table;
    }

    private static String title(RuleReport report) {
        return report.title().isEmpty() ? report.file() : report.title();
    }

    private static TableColumn<RuleReport, String> column(
            String key, double width, Function<RuleReport, String> text, String styleClass) {
        TableColumn<RuleReport, String> column = new TableColumn<>(Words.of(key));
        column.setPrefWidth(width);
        column.getStyleClass().add(styleClass);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(text.apply(cell.getValue())));
        column.setCellFactory(view -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable String value, boolean nothing) {
                super.updateItem(value, nothing);
                setText(nothing ? null : value);
                Nodes.tip(this, nothing || value == null || value.length() < 20 ? "" : value);
            }
        });
        return column;
    }
}
