package org.nightjar.ui.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nightjar.casefile.CaseData;
import org.nightjar.model.AnnotationStep;
import org.nightjar.model.AnnotationSubject;
import org.nightjar.model.Dimension;
import org.nightjar.support.DemoCase;
import org.nightjar.ui.WorkbenchViewModel;

class FacetsViewModelTest {

    private final WorkbenchViewModel workbench =
            new WorkbenchViewModel(DemoCase.data(true), Runnable::run, Runnable::run);
    private final FacetsViewModel model = new FacetsViewModel(workbench, Runnable::run, Runnable::run);

    private Facet facet(Dimension dimension) {
        return model.facetsProperty().get().stream()
                .filter(facet -> facet.dimension() == dimension)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void countsAddUpToTheSelectedEventsAndDescend() {
        Facet services = facet(Dimension.SERVICE);
        assertEquals(7, services.distinct());
        assertEquals(
                workbench.rows().inRange().size(),
                services.values().stream().mapToInt(Facet.Value::events).sum());
        for (int i = 1; i < services.values().size(); i++) {
            assertTrue(services.values().get(i - 1).events()
                    >= services.values().get(i).events());
        }
        assertEquals(FacetsViewModel.KEPT, facet(Dimension.ACTION).values().size());
        assertTrue(facet(Dimension.ACTION).distinct() > FacetsViewModel.KEPT);
    }

    @Test
    void aClickKeepsOnlyThatValueAndCountsFollow() {
        Facet.Value romania = new Facet.Value("RO", 38);
        assertTrue(facet(Dimension.COUNTRY).values().contains(romania));
        model.include(Dimension.COUNTRY, romania);
        assertEquals("country:\"RO\"", workbench.selection().query());
        assertEquals(38, workbench.rows().inRange().size());
        assertEquals(1, facet(Dimension.COUNTRY).distinct());
        assertTrue(model.isIncluded(Dimension.COUNTRY, romania));
        model.include(Dimension.COUNTRY, romania);
        assertEquals("", workbench.selection().query());
    }

    @Test
    void leavingOutTakesTheOppositeBack() {
        Facet.Value romania = new Facet.Value("RO", 38);
        model.include(Dimension.COUNTRY, romania);
        model.exclude(Dimension.COUNTRY, romania);
        assertEquals("NOT country:\"RO\"", workbench.selection().query());
        assertEquals(2240, workbench.rows().inRange().size());
    }

    private void tag(int events) {
        CaseData data = workbench.data();
        List<AnnotationSubject> subjects = IntStream.range(0, events)
                .mapToObj(row -> AnnotationSubject.event(data.index().eventId(row)))
                .toList();
        AnnotationStep step =
                new AnnotationStep(1, Instant.EPOCH, AnnotationStep.Action.TAG, "seen", "", 0, subjects, 0);
        workbench.replaceAnnotated(new CaseData(
                data.info(),
                data.index().annotated(data.annotations().with(step)),
                data.detection(),
                data.evidence(),
                data.geoDatabases()));
    }

    @Test
    void tagsAreCountedAmongTheSelectedEventsAndNothingElseIsAskedAnew() {
        List<String> heard = new ArrayList<>();
        workbench.dataProperty().addListener(property -> heard.add("data"));
        workbench.rowsProperty().addListener(property -> heard.add("rows"));
        tag(100);
        assertEquals(List.of(), heard, "nobody has to work anything out again");
        assertTrue(facet(Dimension.TAG).values().contains(new Facet.Value("seen", 100)));
        model.include(Dimension.COUNTRY, new Facet.Value("RO", 38));
        assertEquals(List.of(new Facet.Value("", 38)), facet(Dimension.TAG).values());
        workbench.setQuery("tag:seen");
        assertEquals(100, workbench.rows().inRange().size());
        heard.clear();
        tag(150);
        assertEquals(List.of("rows"), heard, "the query asks for tags");
        assertEquals(150, workbench.rows().inRange().size());
    }

    @Test
    void eventsWithoutAValueCanBeSelected() {
        Facet.Value unsaid = facet(Dimension.RESOURCE).values().stream()
                .filter(value -> value.text().isEmpty())
                .findFirst()
                .orElse(new Facet.Value("", 0));
        model.include(Dimension.RESOURCE, unsaid);
        assertEquals(unsaid.events(), workbench.rows().inRange().size());
    }
}
