package org.nightjar.ui.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import org.nightjar.analysis.Focus;
import org.nightjar.model.Dimension;
import org.nightjar.model.Outcome;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;
import org.nightjar.ui.Pivot;
import org.nightjar.ui.Pivots;
import org.nightjar.ui.WorkbenchTab;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Words;

/**
 * A window over the selected events: which of millions of lines are visible, and which one the cursor is on. Positions
 * count the selected rows from 0; costs nothing however many there are.
 */
public final class EventsViewModel {

    private final WorkbenchViewModel workbench;
    private final ReadOnlyIntegerWrapper first = new ReadOnlyIntegerWrapper();
    private final IntegerProperty visibleLines = new SimpleIntegerProperty(1);
    /** Changes whenever the visible lines must be read again. */
    private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();

    public EventsViewModel(WorkbenchViewModel workbench) {
        this.workbench = workbench;
        workbench.rowsProperty().addListener((property, before, rows) -> rowsChanged());
        workbench.selectionProperty().addListener((property, before, selection) -> cursorChanged());
        workbench.zoneProperty().addListener((property, before, zone) -> changed());
        visibleLines.addListener((property, before, lines) -> scrollTo(first.get()));
    }

    private void rowsChanged() {
        int cursor = cursor();
        first.set(0);
        scrollTo(cursor < 0 ? 0 : cursor - visibleLines.get() / 2);
        changed();
    }

    private void cursorChanged() {
        int cursor = cursor();
        if (cursor >= 0) {
            reveal(cursor);
        }
        changed();
    }

    private void changed() {
        version.set(version.get() + 1);
    }

    /** How many lines fit; the view says. */
    public IntegerProperty visibleLinesProperty() {
        return visibleLines;
    }

    /** Position of the top line. */
    public ReadOnlyIntegerProperty firstProperty() {
        return first.getReadOnlyProperty();
    }

    public ReadOnlyLongProperty versionProperty() {
        return version.getReadOnlyProperty();
    }

    /** How many lines there are. */
    public int size() {
        return rows().size();
    }

    /** How far down the top line can be. */
    public int lastFirst() {
        return Math.max(0, size() - visibleLines.get());
    }

    public void scrollTo(int position) {
        int wanted = Math.max(0, Math.min(lastFirst(), position));
        if (wanted != first.get()) {
            first.set(wanted);
            changed();
        }
    }

    public void scrollBy(int lines) {
        scrollTo(first.get() + lines);
    }

    /** Row of the index at a position. */
    public int row(int position) {
        return rows().row(position);
    }

    private RowSet rows() {
        return workbench.rows().inRange();
    }

    private EventIndex index() {
        return workbench.data().index();
    }

    /** Position of the event under the cursor, or -1. */
    public int cursor() {
        String eventId = workbench.selection().eventId();
        int row = eventId.isEmpty() ? -1 : index().findRow(eventId);
        return row < 0 ? -1 : Math.max(-1, rows().position(row));
    }

    /** Puts the cursor on a position and shows it. */
    public void moveTo(int position) {
        if (size() > 0) {
            int wanted = Math.max(0, Math.min(size() - 1, position));
            workbench.showEvent(index().eventId(row(wanted)));
            reveal(wanted);
        }
    }

    /** Moves the cursor; from nowhere to the top line. */
    public void moveBy(int lines) {
        int cursor = cursor();
        moveTo(cursor < 0 ? first.get() : cursor + lines);
    }

    private void reveal(int position) {
        if (position < first.get()) {
            scrollTo(position);
        } else if (position >= first.get() + visibleLines.get()) {
            scrollTo(position - visibleLines.get() + 1);
        }
    }

    public String text(EventColumn column, int position) {
        return column.text(index(), row(position), workbench.zoneProperty().get());
    }

    /** The line under the cursor, its columns parted by tabs; "" without a cursor. */
    public String copyText() {
        int cursor = cursor();
        return cursor < 0
                ? ""
                : Arrays.stream(EventColumn.values())
                        .map(column -> text(column, cursor))
                        .collect(Collectors.joining("\t"));
    }

    /** What the menu offers on the line under the cursor: on that column's value, or else on the user. */
    public List<Pivot> pivots(Optional<EventColumn> column) {
        int cursor = cursor();
        if (cursor < 0) {
            return List.of();
        }
        int row = row(cursor);
        Dimension main = column.flatMap(EventColumn::dimension).orElse(Dimension.USER);
        String user = index().value(Dimension.USER, row);
        Pivots offer = new Pivots(workbench, Optional.of(WorkbenchTab.EVENTS));
        List<Pivot> pivots = new ArrayList<>();
        pivots.add(new Pivot(Pivot.Kind.FOCUS, Words.of("pivot.focus"), () -> workbench.focus(new Focus.OnUser(user))));
        List<Pivot> first = offer.on(main, index().value(main, row), Optional.of(index().time(row)));
        first.stream().filter(pivot -> pivot.kind() != Pivot.Kind.COPY).forEach(pivots::add);
        for (Dimension other : List.of(Dimension.USER, Dimension.ACTION, Dimension.ADDRESS)) {
            if (other != main) {
                pivots.addAll(offer.more(other, index().value(other, row)));
            }
        }
        column.ifPresent(one -> {
            String text = text(one, cursor);
            pivots.add(new Pivot(Pivot.Kind.MORE, Words.of("events.copyCell", one.label()), () -> Nodes.copy(text)));
        });
        pivots.add(Pivots.copy(Words.of("events.copyRow"), copyText()));
        return pivots;
    }

    /** How the action of a line ended. */
    public Outcome outcome(int position) {
        return index().outcome(row(position));
    }
}
