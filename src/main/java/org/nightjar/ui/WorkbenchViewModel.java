package org.nightjar.ui;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.nightjar.analysis.Focus;
import org.nightjar.analysis.SelectedRows;
import org.nightjar.analysis.Selection;
import org.nightjar.analysis.query.EventQuery;
import org.nightjar.analysis.query.QueryException;
import org.nightjar.casefile.CaseData;
import org.nightjar.casefile.TimeZoneSetting;
import org.nightjar.casefile.UserZones;
import org.nightjar.model.Annotations;
import org.nightjar.model.DetectionScope;
import org.nightjar.model.Dimension;
import org.nightjar.model.Finding;
import org.nightjar.model.NightjarException;
import org.nightjar.model.RunRecord;
import org.nightjar.model.TimeRange;
import org.nightjar.model.TriageState;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/**
 * What all views of one open case share: the case's data, the one selection with its history, the rows it selects,
 * and the time zone. Views change the selection and follow {@link #rowsProperty}; nothing else couples them.
 *
 * <p>FX thread only. Rows are worked out in the background; a later selection overtakes an earlier one.
 */
public final class WorkbenchViewModel {

    private final Executor background;
    private final Executor fx;
    private final ReadOnlyObjectWrapper<CaseData> data;
    private final ReadOnlyObjectWrapper<Annotations> annotations;
    private final ReadOnlyObjectWrapper<Optional<Annotating>> annotating =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private IntFunction<RowSet> chosenRows = most -> RowSet.of(new int[0]);
    private CaseData current;
    private final ReadOnlyObjectWrapper<Selection> selection = new ReadOnlyObjectWrapper<>(Selection.ALL);
    private final ReadOnlyObjectWrapper<SelectedRows> rows;
    private final ReadOnlyStringWrapper queryError = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<TextSearch>> textSearch =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);
    private final ObjectProperty<ZoneId> zone = new SimpleObjectProperty<>(ZoneOffset.UTC);
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.LIGHT);
    private final ReadOnlyObjectWrapper<WorkbenchTab> tab = new ReadOnlyObjectWrapper<>(WorkbenchTab.OVERVIEW);
    private final ReadOnlyObjectWrapper<Optional<DetectionScope>> wantedScope =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<TriageState>> wantedTriage =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Subject>> subject = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final SelectionHistory history = new SelectionHistory();
    private final ReadOnlyObjectWrapper<Optional<TimeRange>> restoredLook =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    /** Counts up with every change of the history. */
    private final ReadOnlyLongWrapper visits = new ReadOnlyLongWrapper();

    private int queryErrorColumn;
    private final ObjectProperty<TimeZoneSetting> zoneSetting = new SimpleObjectProperty<>(TimeZoneSetting.UTC);
    private final AtomicLong newest = new AtomicLong();
    private final ReadOnlyObjectWrapper<UserZones> userZones = new ReadOnlyObjectWrapper<>(UserZones.NONE);
    private @Nullable EventIndex zonesOf;
    private volatile long stopped = -1;

    /**
     * A model of this data.
     *
     * @param background runs queries
     * @param fx runs what changes properties, on the FX thread
     */
    public WorkbenchViewModel(CaseData data, Executor background, Executor fx) {
        this.background = background;
        this.fx = fx;
        this.current = data;
        this.data = new ReadOnlyObjectWrapper<>(data);
        this.annotations = new ReadOnlyObjectWrapper<>(data.annotations());
        this.rows = new ReadOnlyObjectWrapper<>(allRows(data));
        zoneSetting.addListener(property -> applyZone());
        rows.addListener(property -> applyOwnZone());
        userZones.addListener(property -> applyOwnZone());
    }

    private void applyOwnZone() {
        if (zoneSetting.get().isOwn()) {
            applyZone();
        }
    }

    private void applyZone() {
        UserZones zones = zoneSetting.get().isOwn() ? userZonesProperty().get() : UserZones.NONE;
        zone.set(zoneSetting.get().zone(rows.get().userId(), zones));
    }

    /** By which clock times are shown; {@link #zoneProperty} follows, and with it every view. */
    public ObjectProperty<TimeZoneSetting> zoneSettingProperty() {
        return zoneSetting;
    }

    private static SelectedRows allRows(CaseData data) {
        try {
            return SelectedRows.of(Selection.ALL, data.index(), data.detection());
        } catch (NightjarException impossible) {
            throw new IllegalStateException("the empty query is always valid", impossible);
        }
    }

    /** Changes with all of the case but tags and notes, for which nothing need be worked out anew. */
    public ReadOnlyObjectProperty<CaseData> dataProperty() {
        return data.getReadOnlyProperty();
    }

    /** The case as it is now, tags and notes included. */
    public CaseData data() {
        return current;
    }

    /** Tags and notes as they are now. */
    public ReadOnlyObjectProperty<Annotations> annotationsProperty() {
        return annotations.getReadOnlyProperty();
    }

    /** Shows the same case with other tags and notes; rows are asked for again only where the query asks for those. */
    public void replaceAnnotated(CaseData annotated) {
        current = annotated;
        annotations.set(annotated.annotations());
        if (EventQuery.mayAskAnnotations(selection.get().query())) {
            follow(selection.get());
        }
    }

    /** What the sheet of tags and notes is about. */
    public ReadOnlyObjectProperty<Optional<Annotating>> annotatingProperty() {
        return annotating.getReadOnlyProperty();
    }

    /** Opens the sheet of tags and notes on this. */
    public void annotate(Annotating wanted) {
        annotating.set(Optional.empty());
        annotating.set(Optional.of(wanted));
    }

    /** The table says which rows are chosen in it, at most so many. */
    public void setChosenRows(IntFunction<RowSet> chosen) {
        chosenRows = chosen;
    }

    /** The rows that are chosen in the table, in time order, at most so many; none or one where nothing is. */
    public RowSet chosenRows(int most) {
        return chosenRows.apply(most);
    }

    public ReadOnlyObjectProperty<Selection> selectionProperty() {
        return selection.getReadOnlyProperty();
    }

    public Selection selection() {
        return selection.get();
    }

    /** The rows of the selection; follows it as soon as they are known. */
    public ReadOnlyObjectProperty<SelectedRows> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    public SelectedRows rows() {
        return rows.get();
    }

    /** What is wrong with the last query, or "". */
    public ReadOnlyStringProperty queryErrorProperty() {
        return queryError.getReadOnlyProperty();
    }

    /** Where in the query that is wrong, from 1; 0 if it is of no place. */
    public int queryErrorColumn() {
        return queryError.get().isEmpty() ? 0 : queryErrorColumn;
    }

    /** How far the search of records is whose hits the rows are so far; empty if the rows are all. */
    public ReadOnlyObjectProperty<Optional<TextSearch>> textSearchProperty() {
        return textSearch.getReadOnlyProperty();
    }

    /** Ends the search of records; what was found stays, and it can go on. */
    public void stopSearch() {
        stopped = newest.get();
    }

    /** Goes on with a search that was stopped. */
    public void goOnSearching() {
        follow(selection.get());
    }

    /** Whether rows are being worked out. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** The zone in which all views show times. */
    public ObjectProperty<ZoneId> zoneProperty() {
        return zone;
    }

    /** Where users seem to live; nobody anywhere until it is worked out, which begins when it is first asked for. */
    public ReadOnlyObjectProperty<UserZones> userZonesProperty() {
        EventIndex index = data().index();
        if (zonesOf == null || !index.isOfSame(zonesOf)) {
            zonesOf = index;
            compute(() -> UserZones.of(index), made -> {
                if (zonesOf == index) {
                    userZones.set(made);
                }
            });
        }
        return userZones.getReadOnlyProperty();
    }

    /** Light or dark; views drawn by hand follow it. */
    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    /** The tab in front. */
    public ReadOnlyObjectProperty<WorkbenchTab> tabProperty() {
        return tab.getReadOnlyProperty();
    }

    /**
     * Of whom or what the analyst wants to say who it is.
     *
     * @param dimension user, address, account or access key
     * @param value as the log has it
     */
    public record Subject(Dimension dimension, String value) {}

    /** Whom the sheet of people is about. */
    public ReadOnlyObjectProperty<Optional<Subject>> subjectProperty() {
        return subject.getReadOnlyProperty();
    }

    /** Opens the sheet of people on this, or on nobody in particular. */
    public void sayWho(Optional<Subject> wanted) {
        subject.set(Optional.empty());
        subject.set(Optional.of(wanted.orElse(new Subject(Dimension.USER, ""))));
    }

    /** A value by the alias that the analyst gave it, and the value itself. */
    public String shown(Dimension dimension, String value) {
        return data().people().shown(dimension, value);
    }

    /** Brings a tab to the front. */
    public void turnTo(WorkbenchTab wanted) {
        tab.set(wanted);
    }

    /** What a view asked to detect over, until that was done or came to nothing; the case starts the work. */
    public ReadOnlyObjectProperty<Optional<DetectionScope>> wantedScopeProperty() {
        return wantedScope.getReadOnlyProperty();
    }

    /** Asks to detect again over those windows and without those users. */
    public void wantScope(DetectionScope scope) {
        // asked for twice it is done twice: listeners hear only of a change
        wantedScope.set(Optional.empty());
        wantedScope.set(Optional.of(scope));
    }

    /** That was detected over, or will not be; what was asked for since then is still to come. */
    public void scopeDone(DetectionScope scope) {
        if (wantedScope.get().filter(scope::equals).isPresent()) {
            wantedScope.set(Optional.empty());
        }
    }

    /** What a view last asked to say of the finding or incident in focus; the case does it. */
    public ReadOnlyObjectProperty<Optional<TriageState>> wantedTriageProperty() {
        return wantedTriage.getReadOnlyProperty();
    }

    /** Focuses that finding and asks to give it that state. */
    public void wantTriage(Finding finding, TriageState state) {
        focus(new Focus.OnFinding(finding.id()));
        wantedTriage.set(Optional.empty());
        wantedTriage.set(Optional.of(state));
    }

    /** What the last detection judged, and by what. */
    public DetectionScope scope() {
        return current.lastRun().map(RunRecord::scope).orElse(DetectionScope.ALL);
    }

    /** Shows new data of the same case, after an import or a detection; the selection stays. */
    public void replaceData(CaseData newData) {
        current = newData;
        data.set(newData);
        annotations.set(newData.annotations());
        if (zonesOf != null) {
            userZonesProperty();
        }
        follow(selection.get());
    }

    public void select(Selection wanted) {
        if (wanted.equals(selection.get())) {
            return;
        }
        history.visit(selection.get(), wanted);
        visited();
        show(wanted);
    }

    private void visited() {
        visits.set(visits.get() + 1);
    }

    /** Changes whenever one can go back or forward to somewhere else. */
    public ReadOnlyLongProperty visitsProperty() {
        return visits.getReadOnlyProperty();
    }

    /**
     * Says which time the timeline shows, so that one can come back to it.
     *
     * @param byHand whether the analyst moved it, which is a step of its own in the history
     */
    public void looked(TimeRange visible, boolean byHand) {
        history.look(visible, byHand, System.nanoTime() / 1_000_000);
        visited();
    }

    /** The time that the timeline is to show again, after going back or forward. */
    public ReadOnlyObjectProperty<Optional<TimeRange>> restoredLookProperty() {
        return restoredLook.getReadOnlyProperty();
    }

    private void show(Selection wanted) {
        boolean sameRows = wanted.selectsSameAs(selection.get());
        selection.set(wanted);
        if (!sameRows) {
            follow(wanted);
        }
    }

    private void follow(Selection wanted) {
        long number = newest.incrementAndGet();
        CaseData on = current;
        busy.set(true);
        background.execute(() -> {
            if (number != newest.get()) {
                return;
            }
            SearchedSelection searched = new SearchedSelection(
                    () -> number != newest.get(),
                    () -> number == stopped,
                    (found, search) -> fx.execute(() -> foundSoFar(number, found, search)));
            try {
                searched.of(wanted, on).ifPresent(found -> fx.execute(() -> arrived(number, found, "")));
            } catch (NightjarException invalid) {
                int column = invalid instanceof QueryException wrong ? wrong.column() : 0;
                fx.execute(() -> {
                    queryErrorColumn = column;
                    arrived(number, rows.get(), invalid.userMessage());
                });
            }
        });
    }

    private void foundSoFar(long number, SelectedRows found, TextSearch search) {
        if (number == newest.get()) {
            busy.set(!search.stopped());
            queryError.set("");
            textSearch.set(Optional.of(search));
            // as long as nothing was found, nothing says that nothing will be
            if (search.stopped() || !found.allTime().isEmpty()) {
                rows.set(found);
            }
        }
    }

    private void arrived(long number, SelectedRows found, String error) {
        if (number == newest.get()) {
            busy.set(false);
            queryError.set(error);
            textSearch.set(Optional.empty());
            rows.set(found);
        }
    }

    public void setQuery(String text) {
        select(selection.get().withQuery(text.strip()));
    }

    public void setRange(Optional<TimeRange> range) {
        select(selection.get().withRange(range));
    }

    public void focus(Focus focus) {
        select(selection.get().withFocus(focus));
    }

    /** Puts the cursor on an event. */
    public void showEvent(String eventId) {
        select(selection.get().withEvent(eventId));
    }

    /** Narrows to some minutes around a moment. */
    public void around(Instant moment, long minutes) {
        setRange(Optional.of(new TimeRange(moment.minusSeconds(60 * minutes), moment.plusSeconds(60 * minutes))));
    }

    /** Works something out in the background and hands it over on the FX thread: for read models of single views. */
    public <T> void compute(Supplier<T> work, Consumer<T> then) {
        background.execute(() -> {
            T result = work.get();
            fx.execute(() -> then.accept(result));
        });
    }

    /** Does something on the FX thread after a while: what can wait for what is seen first. */
    public void later(int millis, Runnable action) {
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, fx).execute(action);
    }

    /** Back to everything. */
    public void clear() {
        select(Selection.ALL);
    }

    public boolean canGoBack() {
        return history.canGoBack();
    }

    public boolean canGoForward() {
        return history.canGoForward();
    }

    public void back() {
        history.back().ifPresent(this::restore);
    }

    public void forward() {
        history.forward().ifPresent(this::restore);
    }

    /** Back over zooming and panning to where something else was selected; does nothing if that was never. */
    public void backToOtherSelection() {
        history.backToOtherSelection().ifPresent(this::restore);
        visited();
    }

    private void restore(SelectionHistory.Place place) {
        show(place.selection());
        restoredLook.set(Optional.empty());
        restoredLook.set(place.look());
        visited();
    }
}
