package org.nightjar.ui.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nightjar.analysis.Focus;
import org.nightjar.model.Outcome;
import org.nightjar.model.TimeRange;
import org.nightjar.support.DemoCase;
import org.nightjar.ui.Pivot;
import org.nightjar.ui.WorkbenchViewModel;

class EventsViewModelTest {

    private final WorkbenchViewModel workbench =
            new WorkbenchViewModel(DemoCase.data(true), Runnable::run, Runnable::run);
    private final EventsViewModel model = new EventsViewModel(workbench);

    EventsViewModelTest() {
        model.visibleLinesProperty().set(30);
    }

    @Test
    void theCursorStaysVisibleAndInside() {
        model.moveBy(1);
        assertEquals(0, model.cursor());
        model.moveBy(-5);
        assertEquals(0, model.cursor());
        model.moveTo(30);
        assertEquals(1, model.firstProperty().get());
        model.moveTo(Integer.MAX_VALUE);
        assertEquals(2277, model.cursor());
        assertEquals(2278 - 30, model.firstProperty().get());
    }

    @Test
    void scrollingMovesNoCursor() {
        model.moveTo(3);
        model.scrollBy(100);
        assertEquals(100, model.firstProperty().get());
        assertEquals(3, model.cursor());
        model.scrollBy(-1000);
        assertEquals(0, model.firstProperty().get());
    }

    @Test
    void aNewSelectionKeepsTheCursorInViewIfItIsStillSelected() {
        model.moveTo(2000);
        String id = workbench.selection().eventId();
        workbench.setRange(Optional.of(
                new TimeRange(DemoCase.START.plusSeconds(10 * 86_400), DemoCase.START.plusSeconds(20 * 86_400))));
        assertEquals(id, workbench.selection().eventId());
        assertTrue(model.cursor() >= model.firstProperty().get());
        assertTrue(model.cursor() < model.firstProperty().get() + 30);
        workbench.setQuery("country:RO");
        assertEquals(-1, model.cursor());
        assertEquals(0, model.firstProperty().get());
    }

    @Test
    void aRowIsCopiedWithAllItsColumns() {
        assertEquals("", model.copyText());
        workbench.setQuery("action:PutRetentionPolicy");
        model.moveTo(0);
        assertEquals(
                "2024-05-13 03:29:00\tbob\tPutRetentionPolicy\tlogs\tdenied\t203.0.113.5\tRomania (RO)"
                        + "\tAS9009 M247 Europe\taws-cli\tarn:aws:logs:us-east-1:111122223333:log-group:vpc-flow",
                model.copyText());
        assertEquals(Outcome.DENIED, model.outcome(0));
        workbench.zoneProperty().set(ZoneId.of("Europe/Berlin"));
        assertTrue(model.copyText().startsWith("2024-05-13 05:29:00"));
    }

    @Test
    void whatWasFoundIsSaidOfWhatWasTypedLastAndAsLongAsOneStaysThere() {
        List<Runnable> waiting = new ArrayList<>();
        EventsViewModel busy = new EventsViewModel(workbench, waiting::add, Runnable::run);
        busy.visibleLinesProperty().set(30);
        busy.find("2024-05-13 03:0", 0);
        busy.find("2024-05-13 03:05", 0);
        String found = busy.foundProperty().get();
        assertEquals("At or after 2024-05-13 03:05:00 UTC", found);
        List.copyOf(waiting).forEach(Runnable::run);
        assertEquals(found, busy.foundProperty().get(), "a time that was half typed is not looked for any more");
        busy.moveBy(1);
        assertEquals("", busy.foundProperty().get(), "that is not where one is any more");
        busy.find("2024-05-13 03:05", 0);
        workbench.setQuery("user:bob");
        assertEquals("", busy.foundProperty().get(), "nor is it found in other lines");
    }

    @Test
    void theMenuIsOnTheColumnThatWasPickedAndElseOnTheUser() {
        assertEquals(List.of(), model.pivots(Optional.empty()), "no cursor yet");
        model.moveTo(3);
        String user = model.text(EventColumn.USER, 3);
        run(model.pivots(Optional.empty()), Pivot.Kind.FOCUS);
        assertEquals(new Focus.OnUser(user), workbench.selection().focus());
        workbench.focus(Focus.NOTHING);
        model.moveTo(3);
        String action = model.text(EventColumn.ACTION, model.cursor());
        run(model.pivots(Optional.of(EventColumn.ACTION)), Pivot.Kind.EXCLUDE);
        assertEquals("NOT action:\"" + action + "\"", workbench.selection().query());
    }

    private static void run(List<Pivot> offered, Pivot.Kind kind) {
        offered.stream()
                .filter(pivot -> pivot.kind() == kind)
                .findFirst()
                .orElseThrow()
                .action()
                .run();
    }
}
