package org.nightjar.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.nightjar.analysis.Counts;
import org.nightjar.model.Dimension;
import org.nightjar.store.EventIndex;
import org.nightjar.support.DemoCase;
import org.nightjar.ui.events.EventColumn;
import org.nightjar.ui.parts.ValueText;
import org.nightjar.ui.people.Facet;
import org.nightjar.ui.people.FacetsViewModel;

/** Who reads a value in one view finds it under the same word in every other, and can type it. */
class OneWordForOneThingTest {

    private final WorkbenchViewModel workbench =
            new WorkbenchViewModel(DemoCase.data(true), Runnable::run, Runnable::run);
    private final FacetsViewModel facets = new FacetsViewModel(workbench, Runnable::run, Runnable::run);

    @Test
    void aFacetAndTheTableSayTheSameOfEveryValue() {
        EventIndex index = workbench.data().index();
        Set<String> differ = new TreeSet<>();
        int compared = 0;
        for (Dimension dimension : Counts.FACETS) {
            Optional<EventColumn> column = Arrays.stream(EventColumn.values())
                    .filter(one -> one.dimension().equals(Optional.of(dimension)) && one != EventColumn.TAGS)
                    .findFirst();
            for (int row = 0; column.isPresent() && row < index.size(); row++) {
                String value = index.value(dimension, row);
                String table = column.get().text(index, row, ZoneOffset.UTC);
                compared++;
                if (!table.equals(ValueText.of(dimension, value))) {
                    differ.add(dimension + ": " + table);
                }
            }
        }
        assertEquals(Set.of(), differ);
        assertTrue(compared > 1000, "values were compared: " + compared);
    }

    @Test
    void theWordThatATableShowsSelectsWhatAClickOnTheFacetSelects() {
        for (Dimension dimension : List.of(
                Dimension.OUTCOME, Dimension.SERVICE, Dimension.REGION, Dimension.NETWORK_CLASS, Dimension.ACTION)) {
            Facet.Value value = facets.facetsProperty().get().stream()
                    .filter(facet -> facet.dimension() == dimension)
                    .flatMap(facet -> facet.values().stream())
                    .filter(one -> !one.text().isEmpty())
                    .findFirst()
                    .orElseThrow();
            facets.include(dimension, value);
            int clicked = workbench.rows().inRange().size();
            workbench.setQuery(dimension.field() + ":\"" + ValueText.of(dimension, value.text()) + "\"");
            assertEquals(clicked, workbench.rows().inRange().size(), dimension + " " + value.text());
            assertEquals(value.events(), clicked, dimension + " " + value.text());
            workbench.clear();
        }
    }

    @Test
    void aClickOnAnOutcomeWritesTheWordThatIsShown() {
        facets.include(Dimension.OUTCOME, new Facet.Value("denied", 1));
        assertEquals(
                "outcome:\"" + ValueText.of(Dimension.OUTCOME, "denied") + "\"",
                workbench.selection().query());
    }
}
