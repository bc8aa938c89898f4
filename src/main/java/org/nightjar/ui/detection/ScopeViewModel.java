package org.nightjar.ui.detection;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.nightjar.model.DetectionScope;
import org.nightjar.model.Dimension;
import org.nightjar.model.KnownAccounts;
import org.nightjar.model.TimeRange;
import org.nightjar.model.ZoneName;
import org.nightjar.store.EventIndex;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Words;

/**
 * The windows, the users left out and what is said of accounts while they are being chosen, as texts in the zone of the window. They follow the
 * last run until the analyst changes them. FX thread only.
 */
public final class ScopeViewModel {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm[ xxx]", Locale.ROOT);

    private final WorkbenchViewModel workbench;
    private final StringProperty baselineFrom = new SimpleStringProperty("");
    private final StringProperty baselineTo = new SimpleStringProperty("");
    private final StringProperty incidentFrom = new SimpleStringProperty("");
    private final StringProperty incidentTo = new SimpleStringProperty("");
    private final ObservableList<String> leftOut = FXCollections.observableArrayList();
    private final StringProperty ours = new SimpleStringProperty("");
    private final StringProperty notOurs = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");

    public ScopeViewModel(WorkbenchViewModel workbench) {
        this.workbench = workbench;
        workbench.dataProperty().addListener(property -> show(workbench.scope()));
        workbench.zoneProperty().addListener(property -> show(workbench.scope()));
        workbench.selectionProperty().addListener(property -> typed());
        for (StringProperty field : List.of(baselineFrom, baselineTo, incidentFrom, incidentTo, ours, notOurs)) {
            field.addListener(property -> typed());
        }
        show(workbench.scope());
    }

    /** Something else is typed or chosen: what was wrong with the former does not hold any more. */
    void typed() {
        error.set("");
    }

    /** Puts these into the fields. */
    public void show(DetectionScope scope) {
        show(scope.baseline(), baselineFrom, baselineTo);
        show(scope.incident(), incidentFrom, incidentTo);
        leftOut.setAll(scope.leftOutUsers());
        ours.set(String.join(", ", scope.accounts().ours()));
        notOurs.set(String.join(", ", scope.accounts().notOurs()));
        error.set("");
    }

    private void show(Optional<TimeRange> range, StringProperty from, StringProperty to) {
        ZoneId zone = workbench.zoneProperty().get();
        from.set(range.map(chosen -> written(chosen.from(), zone)).orElse(""));
        to.set(range.map(chosen -> written(chosen.to(), zone)).orElse(""));
    }

    /** As {@link #moment} reads it: of a time that the clock shows twice with the offset. */
    private static String written(Instant time, ZoneId zone) {
        return MINUTE.format(time.atZone(zone)) + ZoneName.ifTwice(zone, time);
    }

    public StringProperty baselineFromProperty() {
        return baselineFrom;
    }

    public StringProperty baselineToProperty() {
        return baselineTo;
    }

    public StringProperty incidentFromProperty() {
        return incidentFrom;
    }

    public StringProperty incidentToProperty() {
        return incidentTo;
    }

    /** Ids of users left out. */
    public ObservableList<String> leftOut() {
        return leftOut;
    }

    /** Ids of accounts that are ours though nothing shows it, with commas or blanks between. */
    public StringProperty oursProperty() {
        return ours;
    }

    /** The same of accounts that are not ours. */
    public StringProperty notOursProperty() {
        return notOurs;
    }

    /** What is wrong with what was typed, or "". */
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /** Names of users, by risk. */
    public List<String> users() {
        return workbench.data().detection().users().stream()
                .map(risk -> risk.user().id())
                .toList();
    }

    /** Leaves a user out, if there is one of that name. */
    public boolean leaveOut(String user) {
        String name = user.strip();
        if (workbench.data().index().column(Dimension.USER).dictionary().find(name) < 0) {
            error.set(Words.of("scope.noUser", name));
            return false;
        }
        error.set("");
        if (!leftOut.contains(name)) {
            leftOut.add(name);
        }
        return true;
    }

    /** Makes the selected range the incident and all before it the baseline. */
    public void useSelectedRange() {
        Optional<TimeRange> range = workbench.selection().range();
        if (range.isEmpty()) {
            error.set(Words.of("scope.noRange"));
            return;
        }
        read(Optional.empty(), Optional.empty())
                .ifPresent(rest -> show(judging(range.get(), workbench.data().index(), rest)));
    }

    /** A range as the incident, with all events before it as the baseline, if there are any; the rest stays. */
    public static DetectionScope judging(TimeRange range, EventIndex index, DetectionScope rest) {
        Instant first = index.span().from();
        Optional<TimeRange> before =
                first.isBefore(range.from()) ? Optional.of(new TimeRange(first, range.from())) : Optional.empty();
        return rest.during(before, Optional.of(range));
    }

    /** Takes both windows away; users left out and accounts stay. */
    public void clearWindows() {
        read(Optional.empty(), Optional.empty()).ifPresent(this::show);
    }

    /** Asks to detect over what was chosen; says what is wrong instead, if something is. */
    public boolean detect() {
        Optional<DetectionScope> scope = read();
        scope.ifPresent(workbench::wantScope);
        return scope.isPresent();
    }

    Optional<DetectionScope> read() {
        error.set("");
        try {
            return read(
                    range("scope.baseline", baselineFrom, baselineTo),
                    range("scope.incident", incidentFrom, incidentTo));
        } catch (DateTimeException | IllegalArgumentException wrong) {
            error.set(wrong.getMessage());
            return Optional.empty();
        }
    }

    private Optional<DetectionScope> read(Optional<TimeRange> baseline, Optional<TimeRange> incident) {
        try {
            return Optional.of(new DetectionScope(
                    baseline,
                    incident,
                    new ArrayList<>(leftOut),
                    new KnownAccounts(accounts(ours.get()), accounts(notOurs.get()))));
        } catch (IllegalArgumentException wrong) {
            error.set(wrong.getMessage());
            return Optional.empty();
        }
    }

    private static List<String> accounts(String typed) {
        List<String> ids = Stream.of(typed.strip().split("[,;\\s]+"))
                .filter(id -> !id.isEmpty())
                .toList();
        for (String id : ids) {
            if (!KnownAccounts.isId(id)) {
                throw new IllegalArgumentException(Words.of("scope.noAccount", id));
            }
        }
        return ids;
    }

    private Optional<TimeRange> range(String name, StringProperty from, StringProperty to) {
        String first = from.get().strip();
        String last = to.get().strip();
        if (first.isEmpty() && last.isEmpty()) {
            return Optional.empty();
        }
        EventIndex index = workbench.data().index();
        Instant start = first.isEmpty() ? index.span().from() : moment(first);
        Instant end = last.isEmpty() ? index.span().to() : moment(last);
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException(Words.of("scope.ends", Words.of(name)));
        }
        if (index.rowAtOrAfter(start.toEpochMilli()) >= index.rowAtOrAfter(end.toEpochMilli())) {
            throw new IllegalArgumentException(Words.of("scope.empty", Words.of(name)));
        }
        return Optional.of(new TimeRange(start, end));
    }

    /** A day, or a day and a time by the clock of the window; with an offset behind it by that. */
    Instant moment(String text) {
        ZoneId zone = workbench.zoneProperty().get();
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text).atStartOfDay(zone).toInstant();
            }
            TemporalAccessor typed = TYPED.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            return typed instanceof LocalDateTime local ? local.atZone(zone).toInstant() : Instant.from(typed);
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException(Words.of("scope.noTime", text), wrong);
        }
    }
}
