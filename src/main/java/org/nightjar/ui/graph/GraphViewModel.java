package org.nightjar.ui.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
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
import org.nightjar.ui.Pivot;
import org.nightjar.ui.Pivots;
import org.nightjar.ui.WorkbenchTab;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Latest;
import org.nightjar.ui.parts.WhileSeen;
import org.nightjar.ui.parts.Words;

/** The graph of the selected events, following the selection; and what can be done with a node. FX thread only. */
final class GraphViewModel {

    private final WorkbenchViewModel workbench;
    private final WhileSeen upToDate = new WhileSeen(this::follow);
    private final ReadOnlyObjectWrapper<GraphPicture> picture = new ReadOnlyObjectWrapper<>(GraphPicture.EMPTY);
    private final BooleanProperty layered = new SimpleBooleanProperty(false);
    private final Latest<GraphPicture> latest = Latest.shared();
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");

    GraphViewModel(WorkbenchViewModel workbench) {
        this.workbench = workbench;
        workbench.rowsProperty().addListener(changed -> upToDate.run());
        workbench.dataProperty().addListener(changed -> upToDate.run());
        layered.addListener(changed -> upToDate.run());
        upToDate.run();
    }

    /** Not seen, it rests. */
    void setSeen(boolean seen) {
        upToDate.setSeen(seen);
    }

    private void follow() {
        CaseData data = workbench.data();
        SelectedRows rows = workbench.rows();
        Focus focus = workbench.selection().focus();
        boolean inLayers = layered.get();
        latest.ask(
                stop -> {
                    EntityGraph graph =
                            EntityGraph.of(data.index(), rows, data.detection(), focus, EntityGraph.USUAL_BUDGET, stop);
                    return new GraphPicture(
                            graph,
                            inLayers ? LayeredLayout.of(graph) : ForceLayout.of(graph, stop),
                            data.index().people());
                },
                made -> {
                    failure.set("");
                    picture.set(made);
                },
                failure::set);
    }

    ReadOnlyObjectProperty<GraphPicture> pictureProperty() {
        return picture.getReadOnlyProperty();
    }

    GraphPicture picture() {
        return picture.get();
    }

    /** Why what is shown is not what is selected, or "". */
    ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return latest.busyProperty();
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
        String entities = Words.of(
                "graph.summary",
                Words.count("entities", shown),
                Words.count("ties", graph.edges().size()));
        return folded > 0 ? Words.of("graph.summary.folded", entities, Figures.count(folded)) : entities;
    }
}
