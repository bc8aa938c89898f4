package org.nightjar.ui.details;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.nightjar.analysis.coverage.Consequence;
import org.nightjar.analysis.coverage.Lack;
import org.nightjar.model.Dimension;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Words;

/** What is missing after acts against logging, each with the events that are left and those that there were before. */
final class MissingBox extends VBox {

    private static final int OF_A_KIND = 4;

    private final MissingViewModel model;
    private final WorkbenchViewModel workbench;
    private final Consumer<String> showQuery;

    /** @param showQuery shows the events of a query */
    MissingBox(MissingViewModel model, WorkbenchViewModel workbench, Consumer<String> showQuery) {
        super(8);
        this.model = model;
        this.workbench = workbench;
        this.showQuery = showQuery;
        setId("missing");
        model.missingProperty().addListener(property -> show());
        show();
    }

    private void show() {
        getChildren().clear();
        for (Consequence act : model.missingProperty().get()) {
            getChildren()
                    .add(Nodes.paragraph(
                            Words.of(
                                    "why.missing",
                                    act.action(),
                                    Figures.between(
                                            act.from(),
                                            act.to(),
                                            workbench.zoneProperty().get())),
                            "section-title"));
            add(act, Dimension.REGION);
            add(act, Dimension.ACCESS);
            add(act, Dimension.SERVICE);
            add(act, Dimension.ACTION);
        }
        Nodes.show(this, !getChildren().isEmpty());
    }

    private void add(Consequence act, Dimension what) {
        var lacks = act.of(what);
        lacks.stream().limit(OF_A_KIND).forEach(lack -> getChildren().add(line(lack)));
        if (lacks.size() > OF_A_KIND) {
            getChildren().add(Nodes.label(Words.of("more", Figures.count(lacks.size() - OF_A_KIND)), "muted"));
        }
    }

    private VBox line(Lack lack) {
        HBox links = new HBox(
                12,
                link(
                        Words.of("why.missing.left", Words.count("events", lack.seen())),
                        lack.query(),
                        Words.of("why.missing.left.of", lack.value())),
                link(Words.of("why.missing.before"), lack.before(), Words.of("why.missing.before.of", lack.value())));
        links.setAlignment(Pos.CENTER_LEFT);
        return new VBox(0, Nodes.paragraph(lack.words()), links);
    }

    private Hyperlink link(String text, String query, String name) {
        Hyperlink link = new Hyperlink(text);
        link.getStyleClass().add("small-text");
        link.setAccessibleText(name);
        link.setOnAction(event -> showQuery.accept(query));
        Nodes.tip(link, query);
        return link;
    }
}
