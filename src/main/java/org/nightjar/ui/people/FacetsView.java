package org.nightjar.ui.people;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.nightjar.model.Dimension;
import org.nightjar.ui.PivotMenu;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Words;

/**
 * The facets of the selected events. Click: only these. Alt- or Ctrl-click, or the context menu: without these. What
 * was clicked is in the query.
 */
public final class FacetsView extends VBox {

    private static final PseudoClass INCLUDED = PseudoClass.getPseudoClass("included");
    private static final Set<Dimension> OPEN_AT_FIRST =
            EnumSet.of(Dimension.TAG, Dimension.SERVICE, Dimension.ACTION, Dimension.OUTCOME, Dimension.COUNTRY);

    private final FacetsViewModel model;
    private final ScrollPane scroll = new ScrollPane();
    private final Label none = Nodes.paragraph(Words.of("facets.none"), "muted", "side-search");
    private final Map<Dimension, TitledPane> panes = new EnumMap<>(Dimension.class);

    public FacetsView(FacetsViewModel model) {
        this.model = model;
        getStyleClass().add("side-section");
        VBox sections = new VBox();
        for (Dimension dimension : FacetsViewModel.DIMENSIONS) {
            TitledPane pane = new TitledPane(dimension.label(), new VBox());
            pane.setAnimated(false);
            pane.setExpanded(OPEN_AT_FIRST.contains(dimension));
            pane.getStyleClass().addAll("facet", "dense");
            panes.put(dimension, pane);
            sections.getChildren().add(pane);
        }
        scroll.setContent(sections);
        scroll.setFitToWidth(true);
        scroll.setId("facets");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        HBox head = new HBox(8, Nodes.label(Words.of("facets.title"), "section-title"));
        head.getStyleClass().add("side-head");
        getChildren().addAll(head, none, scroll);
        Nodes.tip(head, Words.of("facets.tip"));
        model.facetsProperty().addListener((property, before, facets) -> show(facets));
        show(model.facetsProperty().get());
    }

    private void show(List<Facet> facets) {
        boolean nothing = facets.stream().allMatch(facet -> facet.values().isEmpty());
        none.setVisible(nothing);
        none.setManaged(nothing);
        scroll.setVisible(!nothing);
        for (Facet facet : facets) {
            TitledPane pane = panes.get(facet.dimension());
            if (pane != null) {
                // tags are the analyst's: where there are none yet there is nothing to count
                boolean tagless = facet.dimension() == Dimension.TAG
                        && facet.values().stream()
                                .allMatch(value -> value.text().isEmpty());
                Nodes.show(pane, !tagless);
                pane.setText(Words.of("facets.head", facet.dimension().label(), Figures.count(facet.distinct())));
                VBox lines = new VBox();
                facet.values().forEach(value -> lines.getChildren().add(line(facet.dimension(), value)));
                pane.setContent(lines);
            }
        }
    }

    private Node line(Dimension dimension, Facet.Value value) {
        String text = model.alias(dimension, value).orElseGet(() -> display(dimension, value.text()));
        Label name = Nodes.shortened(text, 30);
        name.setMinWidth(0);
        Label count = Nodes.label(Figures.count(value.events()), "mono", "muted");
        count.setMinWidth(Label.USE_PREF_SIZE);
        HBox line = new HBox(8, name, Nodes.spacer(), count);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("facet-line");
        line.pseudoClassStateChanged(INCLUDED, model.isIncluded(dimension, value));
        line.setAccessibleText(text + ", " + Words.count("events", value.events()));
        PivotMenu menu =
                new PivotMenu(line, () -> model.pivots(dimension, value), () -> new Point2D(24, line.getHeight()));
        line.setOnMouseClicked(event -> clicked(event, menu, dimension, value));
        Nodes.onEnter(line, () -> model.include(dimension, value));
        return line;
    }

    private void clicked(MouseEvent event, PivotMenu menu, Dimension dimension, Facet.Value value) {
        if (event.getButton() == MouseButton.SECONDARY) {
            menu.show(event.getScreenX(), event.getScreenY());
        } else if (event.isAltDown() || event.isShortcutDown()) {
            model.exclude(dimension, value);
        } else {
            model.include(dimension, value);
        }
    }

    /** How a value of that dimension is shown to people. */
    public static String display(Dimension dimension, String text) {
        if (text.isEmpty()) {
            return Words.of(dimension == Dimension.TAG ? "facets.untagged" : "facets.unsaid");
        }
        return switch (dimension) {
            case COUNTRY -> Figures.country(text);
            case SERVICE -> text.replace(".amazonaws.com", "");
            default -> text;
        };
    }
}
