package org.nightjar.ui.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.nightjar.analysis.Focus;
import org.nightjar.analysis.SelectedRows;
import org.nightjar.analysis.graph.EntityGraph;
import org.nightjar.analysis.graph.EntityNode;
import org.nightjar.analysis.graph.ForceLayout;
import org.nightjar.analysis.graph.LayeredLayout;
import org.nightjar.analysis.graph.NodeType;
import org.nightjar.casefile.CaseData;
import org.nightjar.model.QueryText;
import org.nightjar.ui.LatestComputation;
import org.nightjar.ui.Pivot;
import org.nightjar.ui.Pivots;
import org.nightjar.ui.WorkbenchTab;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Words;

/** The graph of the selected events, following the selection; and what can be done with a node. FX thread only. */
final class GraphViewModel {

    private final WorkbenchViewModel workbench;
    private final ReadOnlyObjectWrapper<GraphPicture> picture = new ReadOnlyObjectWrapper<>(GraphPicture.EMPTY);
    private final BooleanProperty layered = new SimpleBooleanProperty(false);
    private final LatestComputation<GraphPicture> computation = LatestComputation.shared(picture::set);

    GraphViewModel(WorkbenchViewModel workbench) {
        this.workbench = workbench;
        workbench.rowsProperty().addListener(changed -> follow());
        workbench.dataProperty().addListener(changed -> follow());
        layered.addListener(changed -> follow());
        follow();
    }

    private void follow() {
        CaseData data = workbench.data();
        SelectedRows rows = workbench.rows();
        Focus focus = workbench.selection().focus();
        boolean inLayers = layered.get();
        computation.request(stop -> {
            EntityGraph graph =
                    EntityGraph.of(data.index(), rows, data.detection(), focus, EntityGraph.USUAL_BUDGET, stop);
            return new GraphPicture(graph, inLayers ? LayeredLayout.of(graph) : ForceLayout.of(graph, stop));
        });
    }

    ReadOnlyObjectProperty<GraphPicture> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    GraphPicture picture() {
        return picture.get();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return computation.busyProperty();
    }

    /** Whether entities stand in columns by type instead of finding their places by force. */
    BooleanProperty layeredProperty() {
        return layered;
    }

    /** What a click does: a user comes into focus, anything else narrows the selection. */
    void open(EntityNode node) {
        if (node.type() == NodeType.USER && !node.isFolded()) {
            workbench.focus(new Focus.OnUser(node.value()));
        } else {
            showOnly(node);
        }
    }

    /** Narrows the selection to events of this entity. */
    void showOnly(EntityNode node) {
        if (!node.isFolded()) {
            String part = QueryText.is(node.type().dimension(), node.value());
            workbench.setQuery(QueryText.narrow(workbench.selection().query(), part));
        }
    }

    /** What the menu offers on an entity; a fold only says what it is. */
    List<Pivot> pivots(EntityNode node) {
        if (node.isFolded()) {
            return List.of(new Pivot(Pivot.Kind.MORE, Words.of("graph.folded"), () -> {}));
        }
        List<Pivot> pivots = new ArrayList<>();
        if (node.type() == NodeType.USER) {
            pivots.add(new Pivot(Pivot.Kind.FOCUS, Words.of("pivot.focus"), () -> open(node)));
        }
        pivots.addAll(new Pivots(workbench, Optional.of(WorkbenchTab.GRAPH))
                .on(node.type().dimension(), node.value(), Optional.of(node.first())));
        return pivots;
    }

    /** What the graph shows, in one line. */
    String summary() {
        EntityGraph graph = picture.get().graph();
        long folded = graph.nodes().stream().mapToLong(EntityNode::folded).sum();
        long shown = graph.nodes().stream().filter(node -> !node.isFolded()).count();
        return String.format(
                        Locale.ROOT,
                        "%,d entities, %,d ties",
                        shown,
                        graph.edges().size())
                + (folded > 0 ? String.format(Locale.ROOT, " · %,d weaker ones folded", folded) : "");
    }
}
