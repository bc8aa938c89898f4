package org.nightjar.ui.overview;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.nightjar.model.DetectorReport;
import org.nightjar.ui.CaseActions;
import org.nightjar.ui.EmptyCase;
import org.nightjar.ui.WorkbenchTab;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.AfterFrames;
import org.nightjar.ui.parts.EmptyState;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Reconciliation;
import org.nightjar.ui.parts.Words;

/** The first page: who stands out, then the numbers behind it. */
public final class OverviewView extends StackPane {

    private static final double ROOM_FOR_TWO = 640;

    private final OverviewViewModel model;
    private final WorkbenchViewModel workbench;
    private final CaseActions actions;
    private List<StandoutCard> cards = List.of();
    private boolean wasDrawn;

    public OverviewView(OverviewViewModel model, WorkbenchViewModel workbench, CaseActions actions) {
        this.model = model;
        this.workbench = workbench;
        this.actions = actions;
        setId("overview");
        model.overviewProperty().addListener(property -> show());
        workbench.zoneProperty().addListener(property -> show());
        workbench
                .selectionProperty()
                .addListener((property, before, selection) -> cards.forEach(card -> card.mark(selection.focus())));
        show();
    }

    private void show() {
        getChildren().setAll(content(model.overviewProperty().get()));
    }

    private Node content(Optional<Overview> read) {
        if (read.isEmpty()) {
            return EmptyState.loading(Words.of("overview.loading"));
        }
        Overview overview = read.get();
        if (overview.events() == 0) {
            return EmptyCase.of(Words.of("overview.empty"), workbench.data(), actions);
        }
        ZoneId zone = workbench.zoneProperty().get();
        VBox main = new VBox(12, figures(overview, zone));
        main.getChildren().add(Nodes.label(Words.of("overview.standouts"), "title"));
        if (overview.standouts().isEmpty() && overview.dismissed() == 0) {
            main.getChildren().add(nothing(overview.detected()));
        }
        cards = overview.standouts().stream()
                .map(standout -> new StandoutCard(standout, workbench, zone))
                .toList();
        main.getChildren().addAll(cards);
        if (overview.dismissed() > 0) {
            String number = Figures.count(overview.dismissed());
            main.getChildren().add(Nodes.paragraph(Words.of("overview.dismissed", number), "muted"));
        }
        addBelow(overview, main);
        main.getStyleClass().add("page");
        ScrollPane scroll = new ScrollPane(main);
        scroll.setFitToWidth(true);
        return scroll;
    }

    /** What lies below who stands out, and mostly below the window: when a case is opened the rest is drawn before it is made. */
    private void addBelow(Overview overview, VBox main) {
        Runnable add =
                () -> main.getChildren().add(sideBySide(evidence(overview), detectors(overview), main.widthProperty()));
        if (wasDrawn) {
            add.run();
        } else {
            wasDrawn = true;
            AfterFrames.run(2, add);
        }
    }

    /** Two cards, one below the other where there is no room. */
    private static Node sideBySide(Node left, Node right, ReadOnlyDoubleProperty width) {
        GridPane grid = new GridPane();
        grid.setHgap(16);
        grid.setVgap(16);
        grid.add(left, 0, 0);
        grid.add(right, 1, 0);
        GridPane.setHgrow(right, Priority.ALWAYS);
        InvalidationListener arrange = property -> {
            boolean room = width.get() >= ROOM_FOR_TWO;
            GridPane.setConstraints(right, room ? 1 : 0, room ? 0 : 1);
            GridPane.setHgrow(left, room ? Priority.NEVER : Priority.ALWAYS);
        };
        width.addListener(arrange);
        arrange.invalidated(width);
        return grid;
    }

    private Node nothing(boolean detected) {
        EmptyState state = detected
                ? new EmptyState(Feather.CHECK_CIRCLE, Words.of("findings.none"), Words.of("findings.none.next"))
                : new EmptyState(
                        Feather.ZAP,
                        Words.of("findings.notYet"),
                        Words.of("findings.notYet.next"),
                        Nodes.button(Words.of("action.detect"), actions::detect, "accent"));
        state.getStyleClass().add("card");
        return state;
    }

    private static Node figures(Overview overview, ZoneId zone) {
        // Wraps where the window is narrow, rather than cutting the last figure off.
        FlowPane row = new FlowPane(
                figure("events", overview.events()),
                figure("users", overview.users()),
                figure("accounts", overview.accounts()),
                figure("services", overview.services()),
                figure("countries", overview.countries()),
                figure("findings", overview.findings()),
                figure("incidents", overview.incidents()));
        row.getStyleClass().add("figures");
        Label days = Nodes.label(Figures.days(overview.span(), zone), "muted", "small-text");
        Nodes.tip(days, Figures.range(overview.span(), zone));
        VBox span = new VBox(
                2,
                Nodes.label(
                        Figures.span(Duration.ofMinutes(overview.span().length().toMinutes())), "figure", "mono"),
                days);
        span.getStyleClass().add("figure-box");
        row.getChildren().add(span);
        return row;
    }

    private static Node figure(String noun, long number) {
        String name =
                Words.of("noun." + noun + (number == 1 ? ".one" : ".many"), "").strip();
        VBox box = new VBox(
                2, Nodes.label(Figures.count(number), "figure", "mono"), Nodes.label(name, "muted", "small-text"));
        box.getStyleClass().add("figure-box");
        box.setMinWidth(USE_PREF_SIZE);
        return box;
    }

    private Node evidence(Overview overview) {
        VBox box = new VBox(
                8,
                Nodes.label(Words.of("overview.evidence"), "section-title"),
                new Reconciliation(
                        overview.evidence().read(),
                        overview.evidence().stored(),
                        overview.evidence().duplicates(),
                        overview.evidence().rejected()),
                Nodes.label(
                        Words.of(
                                "overview.items",
                                Words.count("items", overview.evidence().items()),
                                Figures.bytes(overview.evidence().bytes())),
                        "muted"),
                Nodes.button(Words.of("overview.toEvidence"), () -> actions.show(WorkbenchTab.EVIDENCE), "small"));
        workbench
                .data()
                .lost()
                .ifPresent(sentence -> box.getChildren().add(2, Nodes.paragraph(sentence, "danger-text")));
        box.getStyleClass().add("card");
        box.setMinWidth(300);
        box.setPrefWidth(300);
        return box;
    }

    private static Node detectors(Overview overview) {
        VBox lines = new VBox(4);
        overview.detectors().forEach(report -> lines.getChildren().add(detector(report)));
        if (overview.detectors().isEmpty()) {
            lines.getChildren().add(Nodes.paragraph(Words.of("overview.noDetectors"), "muted"));
        }
        VBox box = new VBox(8, Nodes.label(Words.of("overview.detectors"), "section-title"), lines);
        box.getStyleClass().add("card");
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    private static Node detector(DetectorReport report) {
        var title = Nodes.label(report.title(), report.applicable() ? "plain" : "muted");
        title.setMinWidth(208);
        var outcome = report.applicable()
                ? Nodes.label(Words.count("findings", report.findings()), report.findings() > 0 ? "plain" : "muted")
                : Nodes.paragraph(Words.of("overview.notApplicable", report.reason()), "muted");
        if (!report.parameters().isEmpty()) {
            Nodes.tip(title, report.parameters());
        }
        HBox line = new HBox(
                8, Nodes.icon(report.applicable() ? Feather.CHECK : Feather.MINUS, "detector-icon"), title, outcome);
        line.setAlignment(Pos.TOP_LEFT);
        HBox.setHgrow(outcome, Priority.ALWAYS);
        return line;
    }
}
