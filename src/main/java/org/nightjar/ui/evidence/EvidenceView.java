package org.nightjar.ui.evidence;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.nightjar.analysis.record.PrintableText;
import org.nightjar.model.EntryCount;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.Reject;
import org.nightjar.ui.CaseActions;
import org.nightjar.ui.EmptyCase;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Words;

/** What was imported, item by item with its counters, and below it what was rejected and why. */
public final class EvidenceView extends StackPane {

    private final EvidenceViewModel model;
    private final WorkbenchViewModel workbench;
    private final TableView<EvidenceItem> items;

    public EvidenceView(EvidenceViewModel model, WorkbenchViewModel workbench, CaseActions actions) {
        this.model = model;
        this.workbench = workbench;
        setId("evidence");
        items = items();
        SplitPane tables = new SplitPane(
                section(name("evidence.items"), items, importButtons(actions)),
                section(
                        name("evidence.rejects", model.rejects(), EvidenceViewModel.REJECTS),
                        rejects(),
                        rejectTools(actions)));
        tables.setOrientation(Orientation.VERTICAL);
        tables.setDividerPositions(0.6);
        VBox members = section(name("evidence.entries", model.entries(), EvidenceViewModel.ENTRIES), entries());
        model.entries().addListener((ListChangeListener<EntryCount>) change -> showMembers(tables, members));
        Runnable show = () -> getChildren()
                .setAll(
                        model.items().isEmpty()
                                ? EmptyCase.of(Words.of("overview.empty"), workbench.data(), actions)
                                : tables);
        model.items().addListener((ListChangeListener<EvidenceItem>) change -> show.run());
        show.run();
    }

    /** Between items and rejects, as long as an item is chosen that has members. */
    private void showMembers(SplitPane tables, VBox members) {
        boolean wanted = !model.entries().isEmpty();
        if (wanted && !tables.getItems().contains(members)) {
            tables.getItems().add(1, members);
            tables.setDividerPositions(0.4, 0.7);
            items.scrollTo(items.getSelectionModel().getSelectedIndex());
        } else if (!wanted) {
            tables.getItems().remove(members);
        }
    }

    private Node[] importButtons(CaseActions actions) {
        Label others = Nodes.label("", "muted");
        others.setId("other-logs");
        others.textProperty().bind(model.otherLogsProperty());
        return new Node[] {
            others,
            Nodes.button(Words.of("action.verify"), actions::verify, "small"),
            Nodes.button(Words.of("action.importFolder"), actions::chooseEvidenceFolder, "small"),
            Nodes.button(Words.of("action.import"), actions::chooseEvidence, "small", "accent")
        };
    }

    private Node[] rejectTools(CaseActions actions) {
        ComboBox<String> reasons = new ComboBox<>();
        reasons.setId("reject-reason");
        reasons.setAccessibleText(Words.of("evidence.reason"));
        reasons.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable String reason) {
                return label(reason == null ? "" : reason);
            }

            @Override
            public String fromString(String text) {
                throw new UnsupportedOperationException("reasons are chosen, not typed");
            }
        });
        Button export = Nodes.button(Words.of("evidence.rejects.export"), actions::exportRejects, "small");
        export.setId("export-rejects");
        Runnable show = () -> {
            Set<String> there = model.byReasonProperty().get().keySet();
            List<String> choices = Stream.concat(Stream.of(""), there.stream()).toList();
            reasons.getItems().setAll(choices);
            reasons.setValue(
                    choices.contains(model.reasonProperty().get())
                            ? model.reasonProperty().get()
                            : "");
            reasons.setDisable(there.isEmpty());
            export.setDisable(there.isEmpty());
        };
        model.byReasonProperty().addListener(property -> show.run());
        show.run();
        reasons.setOnAction(event -> {
            String chosen = reasons.getValue();
            if (chosen != null) {
                model.reasonProperty().set(chosen);
            }
        });
        return new Node[] {reasons, export};
    }

    private String label(String reason) {
        SortedMap<String, Long> counts = model.byReasonProperty().get();
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        return reason.isEmpty()
                ? Words.of("evidence.reason.all", Figures.count(all))
                : Words.of("evidence.reason.one", reason, Figures.count(counts.getOrDefault(reason, 0L)));
    }

    private static VBox section(Label name, Node table, Node... tools) {
        VBox.setVgrow(table, Priority.ALWAYS);
        return new VBox(Nodes.tableHead(name, tools), table);
    }

    private static Label name(String key) {
        return Nodes.label(Words.of(key), "section-title");
    }

    /** Says that there may be more, if as many are listed as ever are. */
    private static Label name(String key, ObservableList<?> listed, int most) {
        Label name = name(key);
        InvalidationListener say = list -> name.setText(
                Words.of(key) + (listed.size() < most ? "" : " " + Words.of("evidence.first", Figures.count(most))));
        listed.addListener(say);
        say.invalidated(listed);
        return name;
    }

    private TableView<EvidenceItem> items() {
        TableView<EvidenceItem> table = table(model.items());
        table.setId("evidence-items");
        table.getColumns().add(column("evidence.path", 240, EvidenceItem::path, "mono"));
        table.getColumns().add(column("evidence.status", 96, EvidenceView::status, "plain"));
        table.getColumns().add(column("evidence.size", 76, item -> Figures.bytes(item.bytes()), "number"));
        table.getColumns().add(column("reconcile.read", 76, item -> Figures.count(item.read()), "number"));
        table.getColumns().add(column("reconcile.stored", 76, item -> Figures.count(item.stored()), "number"));
        table.getColumns().add(column("reconcile.duplicates", 88, item -> Figures.count(item.duplicates()), "number"));
        table.getColumns().add(column("reconcile.rejected", 76, item -> Figures.count(item.rejected()), "number"));
        table.getColumns().add(column("evidence.message", 260, EvidenceItem::message, "plain"));
        table.getColumns().add(column("evidence.imported", 204, this::importedAt, "mono"));
        table.getColumns().add(column("evidence.sha256", 150, EvidenceItem::sha256, "mono"));
        workbench.zoneProperty().addListener(property -> table.refresh());
        table.getSelectionModel().selectedItemProperty().addListener((property, before, item) -> model.choose(item));
        return table;
    }

    private static String entry(EntryCount count) {
        return count.entry().isEmpty() ? Words.of("evidence.entry.self") : count.entry();
    }

    private TableView<EntryCount> entries() {
        TableView<EntryCount> table = table(model.entries());
        table.setId("evidence-entries");
        table.getColumns().add(column("evidence.entry", 440, EvidenceView::entry, "mono"));
        table.getColumns().add(column("reconcile.read", 76, one -> Figures.count(one.read()), "number"));
        table.getColumns().add(column("reconcile.stored", 76, one -> Figures.count(one.stored()), "number"));
        table.getColumns().add(column("reconcile.duplicates", 88, one -> Figures.count(one.duplicates()), "number"));
        table.getColumns().add(column("reconcile.rejected", 76, one -> Figures.count(one.rejected()), "number"));
        return table;
    }

    private String importedAt(EvidenceItem item) {
        ZoneId zone = workbench.zoneProperty().get();
        return Figures.minute(item.importedAt(), zone);
    }

    private static String status(EvidenceItem item) {
        return Words.of("evidence.status." + item.status().id());
    }

    private TableView<Reject> rejects() {
        TableView<Reject> table = table(model.rejects());
        table.setId("rejects");
        table.getColumns().add(column("evidence.reason", 130, Reject::reason, "mono"));
        table.getColumns().add(column("evidence.message", 320, Reject::message, "plain"));
        table.getColumns().add(column("evidence.item", 220, reject -> model.pathOf(reject.evidenceId()), "mono"));
        table.getColumns()
                .add(column("evidence.entry", 220, reject -> reject.position().entry(), "mono"));
        table.getColumns()
                .add(column(
                        "evidence.record",
                        84,
                        reject -> Figures.count(reject.position().recordIndex()),
                        "number"));
        table.getColumns().add(column("evidence.excerpt", 360, Reject::excerpt, "mono"));
        Label none = Nodes.label(Words.of("evidence.noRejects"), "muted");
        table.setPlaceholder(none);
        model.rejectsErrorProperty()
                .addListener((property, before, error) ->
                        none.setText(error.isEmpty() ? Words.of("evidence.noRejects") : error));
        return table;
    }

    private static <T> TableView<T> table(ObservableList<T> items) {
        TableView<T> table = new TableView<>(items);
        table.getStyleClass().addAll("dense", "edge-to-edge");
        table.setFixedCellSize(26);
        return table;
    }

    private static <T> TableColumn<T, String> column(
            String key, double width, Function<T, String> text, String styleClass) {
        TableColumn<T, String> column = new TableColumn<>(Words.of(key));
        column.setPrefWidth(width);
        column.getStyleClass().add(styleClass);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(PrintableText.of(text.apply(cell.getValue()))));
        column.setCellFactory(view -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable String value, boolean nothing) {
                super.updateItem(value, nothing);
                setText(nothing || value == null ? null : shown(value));
                Nodes.tip(this, nothing || value == null || value.length() < 20 ? "" : value);
            }

            /** Ids and paths lose their middle; a sentence is read from its beginning. */
            private String shown(String value) {
                return styleClass.equals("plain")
                        ? value
                        : Figures.shortened(value, (int) (getTableColumn().getWidth() / 7));
            }
        });
        return column;
    }
}
