package org.nightjar.ui.events;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.nightjar.analysis.table.LineOrder;
import org.nightjar.analysis.table.LineSearch;
import org.nightjar.analysis.table.TableLines;
import org.nightjar.model.AnnotationSubject;
import org.nightjar.model.Dimension;
import org.nightjar.model.Outcome;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;
import org.nightjar.ui.Pivot;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Latest;
import org.nightjar.ui.parts.Words;

/**
 * A window over the selected events: how they are laid out in lines, which of millions of lines are visible, which are
 * chosen, and which one the cursor is on. Lines count from 0; in time order nothing costs more however many there are, and
 * any other order is worked out in the background, where it can be given up. FX thread only.
 */
public final class EventsViewModel {

    private final WorkbenchViewModel workbench;
    private final Latest<TableLines> layout;
    private final Latest<Integer> search;
    private final ReadOnlyIntegerWrapper first = new ReadOnlyIntegerWrapper();
    private final IntegerProperty visibleLines = new SimpleIntegerProperty(1);
    /** Changes whenever the visible lines must be read again. */
    private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();

    private final ReadOnlyStringWrapper found = new ReadOnlyStringWrapper("");
    private final ObservableList<EventColumn> columns = FXCollections.observableArrayList(EventColumn.atFirst());
    private final LineSelection chosen = new LineSelection();
    private TableLines lines;
    private TableLines placedIn;
    private String placedId = "";
    private int placed = -1;
    private LineOrder wanted = LineOrder.BY_TIME;

    /** A model that lays out at once: for tests. */
    public EventsViewModel(WorkbenchViewModel workbench) {
        this(workbench, Runnable::run, Runnable::run);
    }

    /**
     * A model.
     *
     * @param background sorts and searches
     * @param fx runs what changes properties, on the FX thread
     */
    public EventsViewModel(WorkbenchViewModel workbench, Executor background, Executor fx) {
        this.workbench = workbench;
        layout = new Latest<>(background, fx);
        search = new Latest<>(background, fx);
        lines = TableLines.byTime(index(), rows());
        placedIn = lines;
        workbench.rowsProperty().addListener((property, before, rows) -> layOut());
        workbench.selectionProperty().addListener((property, before, selection) -> cursorChanged());
        workbench.zoneProperty().addListener((property, before, zone) -> changed());
        workbench.annotationsProperty().addListener(property -> annotated());
        workbench.setChosenRows(this::chosenRows);
        visibleLines.addListener((property, before, count) -> scrollTo(first.get()));
    }

    /** Lays the selected rows out as wanted: in time order at once, else the plain order stands until it is done. */
    private void layOut() {
        EventIndex index = index();
        RowSet rows = rows();
        LineOrder order = wanted;
        if (order.equals(LineOrder.BY_TIME)) {
            layout.forget();
            take(TableLines.byTime(index, rows));
            return;
        }
        if (!lines.isOf(index, rows)) {
            take(TableLines.byTime(index, rows));
        }
        layout.ask(overtaken -> TableLines.of(index, rows, order, overtaken), this::take, found::set);
        changed();
    }

    private RowSet chosenRows(int most) {
        int[] rows = chosen.count() > 1 ? new EventPivots(workbench, this).rows(most) : new int[0];
        Arrays.sort(rows);
        return RowSet.of(rows);
    }

    /** Lines stay where they are, unless they are laid out by tags. */
    private void annotated() {
        Optional<Dimension> tag = Optional.of(Dimension.TAG);
        if (wanted.sortBy().equals(tag) || wanted.groupBy().equals(tag)) {
            layOut();
        } else {
            changed();
        }
    }

    private void take(TableLines made) {
        lines = made;
        found.set("");
        chosen.clear();
        int cursor = cursor();
        first.set(0);
        scrollTo(cursor < 0 ? 0 : cursor - visibleLines.get() / 2);
        changed();
    }

    /** What was found is where the cursor was put for it. */
    private void cursorChanged() {
        found.set("");
        int cursor = cursor();
        if (cursor >= 0) {
            reveal(cursor);
        }
        changed();
    }

    private void changed() {
        version.set(version.get() + 1);
    }

    /** How lines are to be laid out; what is shown follows as soon as it is worked out. */
    public LineOrder order() {
        return wanted;
    }

    public void arrange(LineOrder order) {
        if (!order.equals(wanted)) {
            wanted = order;
            layOut();
        }
    }

    /** Whether lines are being laid out. */
    public ReadOnlyBooleanProperty busyProperty() {
        return layout.busyProperty();
    }

    /** Gives up laying out: what is shown stays. */
    public void giveUp() {
        layout.forget();
        wanted = lines.order();
        changed();
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

    /** The columns on the screen, in their order. */
    public ObservableList<EventColumn> columns() {
        return columns;
    }

    /** Which lines are chosen. */
    LineSelection chosen() {
        return chosen;
    }

    public TableLines lines() {
        return lines;
    }

    /** How many lines there are. */
    public int size() {
        return lines.size();
    }

    /** How far down the top line can be. */
    public int lastFirst() {
        return Math.max(0, size() - visibleLines.get());
    }

    public void scrollTo(int position) {
        int wantedFirst = Math.max(0, Math.min(lastFirst(), position));
        if (wantedFirst != first.get()) {
            first.set(wantedFirst);
            changed();
        }
    }

    public void scrollBy(int count) {
        scrollTo(first.get() + count);
    }

    /** Row of the index at a position. */
    public int row(int position) {
        return lines.row(position);
    }

    private RowSet rows() {
        return workbench.rows().inRange();
    }

    EventIndex index() {
        return workbench.data().index();
    }

    ZoneId zone() {
        return workbench.zoneProperty().get();
    }

    /** Position of the event under the cursor, or -1. */
    public int cursor() {
        String eventId = workbench.selection().eventId();
        if (!eventId.equals(placedId) || placedIn != lines) {
            int row = eventId.isEmpty() ? -1 : index().findRow(eventId);
            placed = row < 0 ? -1 : lines.lineOf(row);
            placedId = eventId;
            placedIn = lines;
        }
        return placed;
    }

    /** Puts the cursor on a position, chooses only it, and shows it. */
    public void moveTo(int position) {
        if (size() > 0) {
            int line = Math.max(0, Math.min(size() - 1, position));
            chosen.only(line);
            showLine(line);
        }
    }

    private void showLine(int line) {
        String eventId = index().eventId(row(line));
        workbench.showEvent(eventId);
        // a heading and the first line of its group show the same event; the cursor is where it was put
        placed = line;
        placedId = eventId;
        placedIn = lines;
        reveal(line);
        changed();
    }

    /** Moves the cursor; from nowhere to the top line. */
    public void moveBy(int count) {
        int cursor = cursor();
        moveTo(cursor < 0 ? first.get() : cursor + count);
    }

    /** Chooses everything from where the last choice began to a position. */
    public void chooseTo(int position) {
        if (size() > 0) {
            int line = Math.max(0, Math.min(size() - 1, position));
            chosen.rangeTo(line);
            showLine(line);
        }
    }

    /** The same by lines from the cursor. */
    public void chooseBy(int count) {
        chooseTo(Math.max(0, cursor()) + count);
    }

    /** Chooses a position besides what is chosen, or not any more. */
    public void chooseAlso(int position) {
        chosen.toggle(position);
        changed();
    }

    public void chooseAll() {
        chosen.all(size());
        changed();
    }

    /** Scrolls no further than is needed to see a position. */
    void reveal(int position) {
        if (position < first.get()) {
            scrollTo(position);
        } else if (position >= first.get() + visibleLines.get()) {
            scrollTo(position - visibleLines.get() + 1);
        }
    }

    /** Folds the group in which the cursor is, or unfolds the folded one that it is on. */
    public void foldAtCursor(boolean fold) {
        int heading = cursor() < 0 ? -1 : lines.headingOf(cursor());
        if (heading >= 0 && wanted.folded().contains(lines.heading(heading)) != fold) {
            toggleGroup(heading);
            reveal(Math.max(0, cursor()));
        }
    }

    /** Folds the group whose heading that is, or unfolds it. */
    public void toggleGroup(int line) {
        String value = lines.heading(line);
        Set<String> folded = new HashSet<>(wanted.folded());
        if (!folded.remove(value)) {
            folded.add(value);
        }
        int stays = first.get();
        arrange(wanted.withFolded(folded));
        scrollTo(stays);
    }

    /** What was found last, or what was wrong with it; "" before the first search. */
    public ReadOnlyStringProperty foundProperty() {
        return found.getReadOnlyProperty();
    }

    /**
     * Goes to the next line with a text in one of the columns, or to a time if the text is one.
     *
     * @param step 0 to look at the cursor's line first, 1 or -1 for the next and the one before
     */
    public void find(String text, int step) {
        if (text.isBlank()) {
            search.forget();
            found.set("");
            return;
        }
        Optional<Instant> here = cursor() < 0 ? Optional.empty() : Optional.of(index().time(row(cursor())));
        Optional<Instant> moment = TimeJump.read(text, zone(), here);
        if (moment.isPresent()) {
            // as long as a time was not typed to its end it was looked for as any text
            search.forget();
            jump(moment.get());
            return;
        }
        TableLines in = lines;
        int from = Math.max(0, cursor()) + step;
        List<LineSearch.Searched> searched = columns.stream()
                .filter(column -> column.dimension().isPresent())
                .map(column -> new LineSearch.Searched(column.dimension().orElseThrow(), column.shown()))
                .toList();
        EventIndex index = index();
        search.ask(
                overtaken ->
                        new LineSearch(index, searched, text.strip(), overtaken).find(in, from, step >= 0, overtaken),
                line -> foundAt(in, line),
                found::set);
    }

    private void foundAt(TableLines in, int line) {
        if (in == lines) {
            if (line >= 0) {
                moveTo(line);
            }
            found.set(line < 0 ? Words.of("events.find.none") : Words.of("events.find.at", Figures.count(line + 1L)));
        }
    }

    private void jump(Instant moment) {
        int line = lines.lineAtOrAfter(moment.toEpochMilli());
        if (line >= 0) {
            moveTo(line);
        }
        boolean byTime =
                lines.order().sortBy().isEmpty() && lines.order().groupBy().isEmpty();
        found.set(Words.of(
                line >= 0 ? "events.find.time" : byTime ? "events.find.noTime" : "events.find.notByTime",
                Figures.time(moment, zone())));
    }

    public String text(EventColumn column, int position) {
        return column.text(index(), row(position), zone());
    }

    /** The line under the cursor, its columns parted by tabs; "" without a cursor. */
    public String copyText() {
        int cursor = cursor();
        return cursor < 0
                ? ""
                : columns.stream().map(column -> text(column, cursor)).collect(Collectors.joining("\t"));
    }

    /** What the menu offers on the line under the cursor, on that column's value or else on the user, and on all chosen. */
    public List<Pivot> pivots(Optional<EventColumn> column) {
        return new EventPivots(workbench, this).on(column);
    }

    /** Whether the event of a line has tags. */
    boolean isTagged(int position) {
        return index().column(Dimension.TAG).code(row(position)) != 0;
    }

    /** Whether there is a note on the event of a line. */
    boolean isNoted(int position) {
        return !workbench.annotationsProperty().get().notes().isEmpty()
                && !workbench
                        .annotationsProperty()
                        .get()
                        .notesOn(AnnotationSubject.event(index().eventId(row(position))))
                        .isEmpty();
    }

    /** How the action of a line ended. */
    public Outcome outcome(int position) {
        return index().outcome(row(position));
    }
}
