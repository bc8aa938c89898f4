package org.nightjar.ui.detection;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.nightjar.analysis.Focus;
import org.nightjar.model.Dimension;
import org.nightjar.model.NightjarException;
import org.nightjar.model.PastFinding;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Chip;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Latest;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Sheet;
import org.nightjar.ui.parts.Words;

/** A sheet at the right edge: what counts as normal, what is judged, who is left out, and the runs so far. */
public final class DetectionSheet extends Sheet {

    private static final int NAME = 28;

    private final WorkbenchViewModel workbench;
    private final ScopeViewModel model;
    private final Latest<List<RunLine>> runs = Latest.shared();
    private final Findings findings;
    private final FlowPane chips = new FlowPane(6, 6);
    private final VBox past = new VBox(8);
    private final TextField first = new TextField();

    /** Reads the findings of a run, on any thread. */
    @FunctionalInterface
    public interface Findings {
        List<PastFinding> of(int run) throws NightjarException;
    }

    /**
     * The sheet of a case.
     *
     * @param shown whether it is to be seen
     * @param findings reads the findings of a run
     * @param leave takes the keyboard when the sheet is closed and where it was is gone
     */
    public DetectionSheet(WorkbenchViewModel workbench, BooleanProperty shown, Findings findings, Runnable leave) {
        super(Words.of("scope.title"), leave);
        this.workbench = workbench;
        this.findings = findings;
        model = new ScopeViewModel(workbench);
        setId("detection-sheet");
        visibleProperty().addListener((property, before, visible) -> {
            shown.set(visible);
            if (visible) {
                readRuns();
            }
        });
        shown.addListener((property, before, wanted) -> {
            if (wanted != isVisible()) {
                toggle();
            }
        });
        model.leftOut().addListener((ListChangeListener<String>) change -> showChips());
        workbench.dataProperty().addListener(property -> readRuns());
        showChips();
    }

    @Override
    protected void takeKeyboard() {
        first.requestFocus();
    }

    @Override
    protected void make() {
        VBox page = new VBox(8);
        page.getChildren().add(Nodes.paragraph(Words.of("scope.intro"), "muted"));
        section(page, "scope.baseline", first, model.baselineFromProperty(), model.baselineToProperty());
        section(page, "scope.incident", new TextField(), model.incidentFromProperty(), model.incidentToProperty());
        page.getChildren().addAll(ranges(), usersLeftOut(), accounts(), action(), runsSoFar());
        setPage(page);
    }

    private void section(VBox page, String key, TextField from, StringProperty fromText, StringProperty toText) {
        TextField to = new TextField();
        from.setId(key.replace('.', '-') + "-from");
        to.setId(key.replace('.', '-') + "-to");
        from.setPromptText(Words.of("scope.from"));
        to.setPromptText(Words.of("scope.to"));
        from.textProperty().bindBidirectional(fromText);
        to.textProperty().bindBidirectional(toText);
        for (TextField field : List.of(from, to)) {
            field.getStyleClass().add("mono");
            field.setPrefColumnCount(16);
            field.setOnAction(event -> model.detect());
            HBox.setHgrow(field, Priority.ALWAYS);
        }
        HBox row = new HBox(8, from, Nodes.label("–", "muted"), to);
        row.setAlignment(Pos.CENTER_LEFT);
        page.getChildren()
                .addAll(
                        Nodes.label(Words.of(key), "section-title", "sheet-section"),
                        row,
                        Nodes.paragraph(Words.of(key + ".hint"), "muted", "small-text"));
    }

    private Node ranges() {
        return new HBox(
                8,
                Nodes.button(Words.of("scope.useRange"), model::useSelectedRange, "small"),
                Nodes.button(Words.of("scope.clear"), model::clearWindows, "small"));
    }

    private Node usersLeftOut() {
        ComboBox<String> users = new ComboBox<>();
        users.setId("scope-users");
        users.setEditable(true);
        users.setPromptText(Words.of("scope.user"));
        users.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(users, Priority.ALWAYS);
        users.getEditor().textProperty().addListener(property -> model.typed());
        users.setOnShowing(event -> users.getItems().setAll(model.users()));
        Runnable add = () -> {
            String name = users.getEditor().getText();
            if (!name.isBlank() && model.leaveOut(name)) {
                users.setValue(null);
                users.getEditor().clear();
            }
        };
        // while its list is open, Enter picks from it
        users.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !users.isShowing()) {
                add.run();
                event.consume();
            }
        });
        Button leaveOut = Nodes.button(Words.of("scope.leaveOut"), add);
        leaveOut.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(8, users, leaveOut);
        row.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(
                8,
                Nodes.label(Words.of("scope.users"), "section-title", "sheet-section"),
                chips,
                row,
                Nodes.paragraph(Words.of("scope.users.hint"), "muted", "small-text"));
        return box;
    }

    private Node accounts() {
        VBox box = new VBox(8, Nodes.label(Words.of("scope.accounts"), "section-title", "sheet-section"));
        box.getChildren()
                .addAll(
                        account("scope-ours", "scope.ours", model.oursProperty()),
                        account("scope-not-ours", "scope.notOurs", model.notOursProperty()),
                        Nodes.paragraph(Words.of("scope.accounts.hint"), "muted", "small-text"));
        return box;
    }

    private Node account(String id, String prompt, StringProperty text) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(Words.of(prompt));
        field.setAccessibleText(Words.of(prompt));
        field.textProperty().bindBidirectional(text);
        field.setOnAction(event -> model.detect());
        return field;
    }

    private void showChips() {
        chips.getChildren().clear();
        for (String user : model.leftOut()) {
            chips.getChildren()
                    .add(new Chip(
                            Nodes.icon(Feather.USER_X),
                            Figures.shortened(user, NAME),
                            user,
                            () -> model.leftOut().remove(user)));
        }
        chips.setVisible(!model.leftOut().isEmpty());
        chips.setManaged(chips.isVisible());
    }

    private Node action() {
        Label error = Nodes.paragraph("", "danger-text");
        error.setId("scope-error");
        error.textProperty().bind(model.errorProperty());
        error.visibleProperty().bind(model.errorProperty().isNotEmpty());
        error.managedProperty().bind(error.visibleProperty());
        var run = Nodes.button(Words.of("scope.run"), model::detect, "accent");
        run.setId("scope-run");
        VBox box = new VBox(8, error, run);
        box.getStyleClass().add("sheet-section");
        return box;
    }

    private Node runsSoFar() {
        return new VBox(8, Nodes.label(Words.of("scope.runs"), "section-title", "sheet-section"), past);
    }

    private void readRuns() {
        if (isVisible()) {
            var kept = workbench.data().runs();
            runs.ask(
                    () -> RunLine.of(kept, findings),
                    this::showRuns,
                    failure -> past.getChildren().setAll(Nodes.paragraph(failure, "danger-text")));
        }
    }

    private void showRuns(List<RunLine> lines) {
        past.getChildren().clear();
        ZoneId zone = workbench.zoneProperty().get();
        if (lines.isEmpty()) {
            past.getChildren().add(Nodes.paragraph(Words.of("scope.noRuns"), "muted"));
        }
        for (RunLine line : lines) {
            String change = line.change().isEmpty() ? "" : " · " + line.change();
            VBox text = new VBox(
                    2,
                    Nodes.paragraph(
                            Words.of(
                                    "scope.runLine",
                                    line.run().number(),
                                    Words.count("findings", line.run().findings()),
                                    Figures.minute(line.run().time(), zone)),
                            "strong"),
                    Nodes.paragraph(ScopeWords.sentence(line.run().scope(), zone) + change, "muted", "small-text"),
                    new RunChange(
                            line,
                            zone,
                            user -> workbench.shown(Dimension.USER, user),
                            line == lines.get(0)
                                    ? Optional.of(id -> workbench.focus(new Focus.OnFinding(id)))
                                    : Optional.empty()));
            HBox.setHgrow(text, Priority.ALWAYS);
            Button again = Nodes.button(
                    Words.of("scope.again"), () -> model.show(line.run().scope()), "small");
            again.setMinWidth(USE_PREF_SIZE);
            HBox row = new HBox(8, text, again);
            row.setAlignment(Pos.TOP_LEFT);
            past.getChildren().add(row);
        }
    }
}
