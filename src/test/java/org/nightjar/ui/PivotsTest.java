package org.nightjar.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;
import org.nightjar.model.Dimension;
import org.nightjar.model.TimeRange;
import org.nightjar.support.DemoCase;
import org.nightjar.ui.Pivot.Kind;

class PivotsTest {

    private static final Instant NIGHT = DemoCase.START.plusSeconds(3 * 3600);

    private final WorkbenchViewModel workbench =
            new WorkbenchViewModel(DemoCase.data(true), Runnable::run, Runnable::run);
    private final Pivots pivots = new Pivots(workbench, Optional.empty());

    private static void run(List<Pivot> offered, Kind kind) {
        offered.stream()
                .filter(pivot -> pivot.kind() == kind)
                .findFirst()
                .orElseThrow()
                .action()
                .run();
    }

    private static Set<Kind> kinds(List<Pivot> offered) {
        return offered.stream().map(Pivot::kind).collect(Collectors.toSet());
    }

    @Test
    void whatIsDoneByMenuReadsAsQueryText() {
        workbench.setQuery("country:RO");
        run(pivots.on(Dimension.USER, "bob", Optional.empty()), Kind.ONLY);
        assertEquals("country:RO AND user:\"bob\"", workbench.selection().query());
        workbench.setQuery("");
        run(pivots.on(Dimension.USER, "bob", Optional.empty()), Kind.EXCLUDE);
        assertEquals("NOT user:\"bob\"", workbench.selection().query());
        assertEquals("", workbench.queryErrorProperty().get());
        assertTrue(workbench.rows().inRange().size() > 0);
    }

    @Test
    void whatTheLogDoesNotSayCanBeFilteredToo() {
        List<Pivot> offered = pivots.on(Dimension.COUNTRY, "", Optional.empty());
        assertFalse(kinds(offered).contains(Kind.COPY));
        run(offered, Kind.ONLY);
        assertEquals("NOT country:*", workbench.selection().query());
        workbench.clear();
        run(offered, Kind.EXCLUDE);
        assertEquals("country:*", workbench.selection().query());
    }

    @Test
    void aroundIsFiveMinutesBeforeAndAfter() {
        run(pivots.on(Dimension.USER, "bob", Optional.of(NIGHT)), Kind.AROUND);
        assertEquals(
                Optional.of(new TimeRange(NIGHT.minusSeconds(300), NIGHT.plusSeconds(300))),
                workbench.selection().range());
        assertFalse(kinds(pivots.on(Dimension.USER, "bob", Optional.empty())).contains(Kind.AROUND));
    }

    @Test
    void otherViewsAreOfferedAndShowIt() {
        Pivots onMap = new Pivots(workbench, Optional.of(WorkbenchTab.MAP));
        List<Pivot> offered = onMap.on("Bucharest", "city:\"Bucharest\" AND country:\"RO\"", "198.51.100.7");
        assertEquals(EnumSet.of(Kind.ONLY, Kind.EXCLUDE, Kind.EVENTS, Kind.GRAPH, Kind.COPY), kinds(offered));
        run(offered, Kind.GRAPH);
        assertEquals(WorkbenchTab.GRAPH, workbench.tabProperty().get());
        assertEquals(
                "city:\"Bucharest\" AND country:\"RO\"", workbench.selection().query());
        workbench.setQuery("");
        run(offered, Kind.EXCLUDE);
        assertEquals(
                "NOT (city:\"Bucharest\" AND country:\"RO\")",
                workbench.selection().query());
        assertEquals("", workbench.queryErrorProperty().get());
    }

    @Test
    void eachKindHasKeysOfItsOwn() {
        List<KeyCombination> keys = EnumSet.allOf(Kind.class).stream()
                .filter(kind -> !kind.keys().isEmpty())
                .map(kind -> KeyCombination.valueOf(kind.keys()))
                .toList();
        assertEquals(Kind.values().length - 1, Set.copyOf(keys).size());
        keys.forEach(one -> assertTrue(one instanceof KeyCodeCombination, one + " is the name of a key"));
    }
}
