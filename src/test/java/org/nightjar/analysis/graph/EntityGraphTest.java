package org.nightjar.analysis.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.TestEvents.anEvent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.nightjar.analysis.Focus;
import org.nightjar.analysis.SelectedRows;
import org.nightjar.analysis.Selection;
import org.nightjar.casefile.CaseData;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.NightjarException;
import org.nightjar.model.Severity;
import org.nightjar.store.EventIndex;
import org.nightjar.support.TestEnrichment;
import org.nightjar.support.TravelStory;

class EntityGraphTest {

    @Test
    void aChainLeadsFromTheOperatorToTheAccountThatGotTheSnapshot() throws NightjarException {
        EntityGraph graph = graph(TravelStory.alice(), new Focus.OnFinding("f1"));
        assertEquals(Optional.of("AKIAalice"), onlyNeighbour(graph, NodeType.AGENT, "Pacu"));
        EntityNode target = node(graph, NodeType.TARGET, "999988887777");
        assertEquals(6, graph.neighbours(target).size());
        assertEquals(6, target.events());
        assertEquals(6, target.writes());
        assertEquals(Optional.of(Severity.CRITICAL), target.severity());
        assertTrue(target.focused());
        assertTrue(graph.neighbours(node(graph, NodeType.ADDRESS, TravelStory.SYDNEY))
                .contains(node(graph, NodeType.OPERATOR, "AS64501 Example Hosting")));
    }

    @Test
    void edgesCountEventsAndSayWhetherTheyFailed() throws NightjarException {
        EntityGraph graph = graph(TravelStory.alice(), new Focus.OnUser("alice"));
        EntityNode iam = node(graph, NodeType.SERVICE, "iam.amazonaws.com");
        EntityEdge use = graph.edgesOf(iam).stream()
                .filter(edge -> graph.nodes().get(edge.from()).type() == NodeType.USER)
                .findFirst()
                .orElseThrow();
        assertEquals(15 + 4, use.events());
        assertTrue(use.errors());
        assertTrue(use.writes());
        assertTrue(use.first().isBefore(use.last()));
    }

    @Test
    void whatDoesNotFitIsFoldedAndSaysHowMuchItIs() throws NightjarException {
        List<AuditEvent> events = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            events.add(anEvent()
                    .at(TravelStory.START.plusSeconds(i))
                    .on("arn:aws:s3:::bucket-" + i)
                    .build());
        }
        events.add(anEvent()
                .id("weak")
                .at(TravelStory.START.plusSeconds(9_000))
                .on("arn:aws:s3:::the-one")
                .build());
        EventIndex index = new TestEnrichment().index(events);
        EntityGraph graph = EntityGraph.of(index, all(index), DetectionResult.EMPTY, Focus.NOTHING, 60, () -> false);
        assertTrue(graph.nodes().size() <= 60, "nodes " + graph.nodes().size());
        EntityNode rest =
                graph.nodes().stream().filter(EntityNode::isFolded).findFirst().orElseThrow();
        long shown = graph.nodes().stream()
                .filter(node -> node.type() == NodeType.RESOURCE && !node.isFolded())
                .count();
        assertEquals(5_001, shown + rest.folded());
        assertEquals(5_001 - shown, rest.events());
        assertEquals(1, graph.neighbours(rest).size());
    }

    @Test
    void theLastOfATypeIsShownRatherThanFolded() throws NightjarException {
        EntityGraph graph = graph(TravelStory.everybody(), Focus.NOTHING);
        assertTrue(graph.nodes().stream().noneMatch(node -> node.folded() == 1));
        assertTrue(graph.nodes().size() <= EntityGraph.USUAL_BUDGET);
    }

    @Test
    void findingsComeBeforeBusyEntities() throws NightjarException {
        CaseData data = TravelStory.everybody();
        SelectedRows rows = SelectedRows.of(Selection.ALL, data.index(), data.detection());
        EntityGraph graph = EntityGraph.of(data.index(), rows, data.detection(), Focus.NOTHING, 45, () -> false);
        assertTrue(graph.nodes().size() <= 45);
        assertEquals(
                Optional.of(Severity.CRITICAL),
                node(graph, NodeType.ADDRESS, TravelStory.SYDNEY).severity());
        assertEquals(
                Optional.empty(),
                node(graph, NodeType.SERVICE, "s3.amazonaws.com").severity());
    }

    @Test
    void nothingSelectedIsAnEmptyGraph() throws NightjarException {
        EventIndex index = new TestEnrichment().index(List.of());
        EntityGraph graph = EntityGraph.of(
                index, all(index), DetectionResult.EMPTY, Focus.NOTHING, EntityGraph.USUAL_BUDGET, () -> false);
        assertTrue(graph.nodes().isEmpty());
        assertFalse(graph.asGraph().vertexSet().iterator().hasNext());
    }

    @Test
    void aStoppedGraphEndsEarly() throws NightjarException {
        CaseData data = TravelStory.alice();
        SelectedRows rows = SelectedRows.of(Selection.ALL, data.index(), data.detection());
        assertThrows(
                CancellationException.class,
                () -> EntityGraph.of(data.index(), rows, data.detection(), Focus.NOTHING, 150, () -> true));
    }

    private static SelectedRows all(EventIndex index) throws NightjarException {
        return SelectedRows.of(Selection.ALL, index, DetectionResult.EMPTY);
    }

    private static EntityGraph graph(CaseData data, Focus focus) throws NightjarException {
        SelectedRows rows =
                SelectedRows.of(new Selection("", Optional.empty(), focus, ""), data.index(), data.detection());
        return EntityGraph.of(data.index(), rows, data.detection(), focus, EntityGraph.USUAL_BUDGET, () -> false);
    }

    private static EntityNode node(EntityGraph graph, NodeType type, String value) {
        return graph.nodes().stream()
                .filter(node -> node.type() == type && node.value().equals(value))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<String> onlyNeighbour(EntityGraph graph, NodeType type, String value) {
        return graph.neighbours(node(graph, type, value)).stream()
                .map(EntityNode::value)
                .reduce((one, other) -> "several");
    }
}
