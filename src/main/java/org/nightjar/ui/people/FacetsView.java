package org.nightjar.ui.people;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.nightjar.analysis.Counts;
import org.nightjar.model.Dimension;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Words;

/**
 * The facets of the selected events. Click: only these. Alt- or Ctrl-click, or the context menu: without these. What
 * was clicked is in the query.
 */
public final class FacetsView extends VBox {

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
        for (Dimension dimension : Counts.FACETS) {
            TitledPane pane = new TitledPane(dimension.label(), new VBox());
            pane.setAnimated(false);
            pane.setExpanded(OPEN_AT_FIRST.contains(dimension));
            pane.getStyleClass().addAll("facet", "dense");
            pane.expandedProperty().addListener(property -> unfolded(dimension));
            panes.put(dimension, pane);
            sections.getChildren().add(pane);
        }
        scroll.setContent(sections);
        scroll.setFitToWidth(true);
        scroll.setId("facets");
        none.setId("facets-none");
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
        none.setText(Words.of(model.isDamaged() ? "notice.damaged" : "facets.none"));
        Nodes.show(none, nothing);
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
                fill(pane, facet);
            }
        }
    }

    /** Lines that are there show the new values; of a folded facet they wait until it is unfolded. */
    private void fill(TitledPane pane, Facet facet) {
        if (!pane.isExpanded()) {
            return;
        }
        List<Node> lines = ((VBox) pane.getContent()).getChildren();
        for (int i = 0; i < facet.values().size(); i++) {
            if (i < lines.size()) {
                ((FacetLine) lines.get(i)).show(facet.values().get(i));
            } else {
                lines.add(new FacetLine(model, facet.dimension(), facet.values().get(i)));
            }
        }
        for (int i = 0; i < lines.size(); i++) {
            Nodes.show(lines.get(i), i < facet.values().size());
        }
    }

    private void unfolded(Dimension dimension) {
        model.facetsProperty().get().stream()
                .filter(facet -> facet.dimension() == dimension)
                .forEach(facet -> fill(Objects.requireNonNull(panes.get(dimension)), facet));
    }
}
