package org.nightjar.ui.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nightjar.analysis.Focus;
import org.nightjar.analysis.record.EventRow;
import org.nightjar.model.AnnotationStep;
import org.nightjar.model.Dimension;
import org.nightjar.model.QueryText;
import org.nightjar.model.ZoneName;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;
import org.nightjar.ui.Annotating;
import org.nightjar.ui.Pivot;
import org.nightjar.ui.Pivots;
import org.nightjar.ui.WorkbenchTab;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Words;

/** What the menu of the table offers: pivots on the value under the cursor, and copies of all chosen lines. FX thread only. */
final class EventPivots {

    /** As many rows fit on a clipboard without harm; an export takes all. */
    static final int MOST_COPIED = 50_000;

    /** A query that names more events is no longer readable. */
    private static final int MOST_NAMED = 200;

    private final WorkbenchViewModel workbench;
    private final EventsViewModel model;

    EventPivots(WorkbenchViewModel workbench, EventsViewModel model) {
        this.workbench = workbench;
        this.model = model;
    }

    List<Pivot> on(Optional<EventColumn> column) {
        int cursor = model.cursor();
        if (cursor < 0) {
            return List.of();
        }
        List<Pivot> pivots = new ArrayList<>(model.chosen().count() > 1 ? List.of() : onValue(cursor, column));
        if (model.chosen().count() > 1) {
            onlyChosen().ifPresent(pivots::add);
        } else {
            pivots.add(Pivots.copy(Words.of("events.copyRow"), model.copyText()));
        }
        pivots.add(annotate("notes.pivot.tag", Annotating.What.TAG));
        if (model.chosen().count() <= 1) {
            pivots.add(annotate("notes.pivot.note", Annotating.What.NOTE));
        }
        for (CopyFormat format : CopyFormat.values()) {
            boolean main = model.chosen().count() > 1 && format == CopyFormat.CSV;
            pivots.add(
                    new Pivot(main ? Pivot.Kind.COPY : Pivot.Kind.MORE, label(format), () -> Nodes.copy(text(format))));
        }
        return pivots;
    }

    /** The same as its key does. */
    private Pivot annotate(String key, Annotating.What what) {
        return new Pivot(Pivot.Kind.MORE, Words.of(key), () -> {
            int[] rows = rows(AnnotationStep.MOST_EVENTS + 1);
            Arrays.sort(rows);
            workbench.annotate(Annotating.events(what, model.index(), RowSet.of(rows), false));
        });
    }

    private List<Pivot> onValue(int cursor, Optional<EventColumn> column) {
        EventIndex index = model.index();
        int row = model.row(cursor);
        Dimension main = column.flatMap(EventColumn::dimension).orElse(Dimension.USER);
        String user = index.value(Dimension.USER, row);
        Pivots offer = new Pivots(workbench, Optional.of(WorkbenchTab.EVENTS));
        List<Pivot> pivots = new ArrayList<>();
        pivots.add(new Pivot(Pivot.Kind.FOCUS, Words.of("pivot.focus"), () -> workbench.focus(new Focus.OnUser(user))));
        List<Pivot> first = offer.on(main, index.value(main, row), Optional.of(index.time(row)));
        first.stream().filter(pivot -> pivot.kind() != Pivot.Kind.COPY).forEach(pivots::add);
        for (Dimension other : List.of(Dimension.USER, Dimension.ACTION, Dimension.ADDRESS)) {
            if (other != main) {
                pivots.addAll(offer.more(other, index.value(other, row)));
            }
        }
        column.ifPresent(one -> {
            String text = model.text(one, cursor);
            pivots.add(new Pivot(Pivot.Kind.MORE, Words.of("events.copyCell", one.label()), () -> Nodes.copy(text)));
        });
        return pivots;
    }

    private Optional<Pivot> onlyChosen() {
        int[] rows = rows();
        if (rows.length > MOST_NAMED) {
            return Optional.empty();
        }
        List<String> ids = Arrays.stream(rows).mapToObj(model.index()::eventId).toList();
        return Optional.of(new Pivot(
                Pivot.Kind.ONLY,
                Words.of("pivot.only", Words.count("events", rows.length)),
                () -> workbench.setQuery(QueryText.narrow(workbench.selection().query(), QueryText.events(ids)))));
    }

    private String label(CopyFormat format) {
        String as = Words.of("events.copyAs." + format.name().toLowerCase(Locale.ROOT));
        int rows = rows().length;
        return rows < MOST_COPIED
                ? Words.of("events.copyAs", Words.count("events", rows), as)
                : Words.of("events.copyFirst", Figures.count(MOST_COPIED), as);
    }

    /** The chosen lines, those under the cursor if none is; of headings and repeats every row. */
    int[] rows() {
        return rows(MOST_COPIED);
    }

    /** At most so many of them, in the order of lines. */
    int[] rows(int most) {
        int[] rows = new int[0];
        int from = model.chosen().next(0);
        if (from < 0) {
            return model.cursor() < 0 ? rows : model.lines().rows(model.cursor());
        }
        int count = 0;
        rows = new int[1024];
        for (int line = from; line >= 0 && count < most; line = model.chosen().next(line + 1)) {
            if (model.lines().isHeading(line) && model.chosen().has(line + 1)) {
                continue;
            }
            for (int row : model.lines().rows(line)) {
                if (count == rows.length) {
                    rows = Arrays.copyOf(rows, count * 2);
                }
                rows[count++] = row;
            }
        }
        return Arrays.copyOf(rows, Math.min(count, most));
    }

    String text(CopyFormat format) {
        return format.text(new CopyFormat.Rows(
                model.index(),
                rows(),
                List.copyOf(model.columns()),
                ZoneName.over(model.zone(), model.index().span()),
                model.zone(),
                EventRow.of(model.index(), workbench.data().evidence())));
    }
}
