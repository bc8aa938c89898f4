package org.nightjar.ui.graph;

import java.util.Locale;
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
import org.nightjar.ui.WorkbenchViewModel;

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
        narrow(node, query(node));
    }

    /** Takes the events of this entity out of the selection. */
    void exclude(EntityNode node) {
        narrow(node, QueryText.not(query(node)));
    }

    private void narrow(EntityNode node, String part) {
        if (!node.isFolded()) {
            workbench.setQuery(QueryText.narrow(workbench.selection().query(), part));
        }
    }

    private static String query(EntityNode node) {
        return QueryText.is(node.type().dimension(), node.value());
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
