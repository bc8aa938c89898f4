package org.nightjar.export.html;

import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.nightjar.model.AnnotationSubject;
import org.nightjar.model.Annotations;
import org.nightjar.model.Dimension;
import org.nightjar.model.Note;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;

/** What the analyst wrote and tagged: notes in the order of what they are on, then each tag with its first events. */
final class NotesSection implements ReportSection {

    private static final int NOTES = 300;
    private static final int EVENTS_EACH = 60;

    @Override
    public String id() {
        return "notes";
    }

    @Override
    public String title() {
        return "Notes and tags";
    }

    @Override
    public void write(ReportScope scope, HtmlWriter html) throws IOException {
        Annotations said = scope.input().index().annotations();
        List<Line> notes = said.notes().stream()
                .map(note -> Line.of(scope, note))
                .filter(line -> line.row < 0 || scope.rows().contains(line.row))
                .sorted(Comparator.comparing(Line::time))
                .toList();
        html.element(
                "p",
                "What the analyst says; nothing of it is from the evidence."
                        + (scope.isRestricted() ? " Of events only those that the query selects." : ""),
                "class",
                "lead");
        if (said.isEmpty()) {
            html.element("p", "There are no notes and no tags.", "class", "note");
        }
        if (!notes.isEmpty()) {
            notes(scope, html, notes);
        }
        for (String tag : said.tags()) {
            tag(scope, html, tag);
        }
    }

    /** A note with when its subject was; what has no time comes first. Row -1 if it is on no event of the case. */
    private record Line(Note note, Instant time, int row) {

        static Line of(ReportScope scope, Note note) {
            EventIndex index = scope.input().index();
            AnnotationSubject on = note.subject();
            int row = on.kind() == AnnotationSubject.Kind.EVENT ? index.findRow(on.id()) : -1;
            Instant time = row >= 0
                    ? index.time(row)
                    : on.kind() == AnnotationSubject.Kind.TIME ? Instant.parse(on.id()) : Instant.MIN;
            return new Line(note, time, row);
        }
    }

    private static void notes(ReportScope scope, HtmlWriter html, List<Line> notes) throws IOException {
        int shown = Math.min(notes.size(), NOTES);
        html.open("div", "class", "scroll").open("table");
        ReportSection.tableHead(html, List.of("When", "On", "Note", "Written"));
        html.open("tbody");
        for (Line line : notes.subList(0, shown)) {
            html.open("tr");
            html.element(
                    "td", line.time.equals(Instant.MIN) ? "" : scope.words().moment(line.time), "class", "time");
            html.open("td", "class", "wide");
            subject(scope, html, line);
            html.close();
            html.open("td", "class", "wide");
            for (String one : line.note.text().split("\n", -1)) {
                html.element("div", one.replace('\t', ' '));
            }
            html.close();
            html.element("td", scope.words().moment(line.note.writtenAt()), "class", "time");
            html.close();
        }
        html.close().close().close();
        ReportSection.cutNote(html, shown, notes.size(), "notes", "Run nightjar note to list all.");
    }

    private static void subject(ReportScope scope, HtmlWriter html, Line line) throws IOException {
        AnnotationSubject on = line.note.subject();
        EventIndex index = scope.input().index();
        if (line.row >= 0) {
            html.text(index.value(Dimension.ACTION, line.row))
                    .element("small", scope.user(index.value(Dimension.USER, line.row)))
                    .element("code", on.id());
        } else if (on.kind() == AnnotationSubject.Kind.TIME) {
            html.text("this moment");
        } else {
            String name = on.kind() == AnnotationSubject.Kind.USER ? scope.user(on.id()) : on.id();
            html.text(on.kind().id() + " " + name);
        }
    }

    private static void tag(ReportScope scope, HtmlWriter html, String tag) throws IOException {
        EventIndex index = scope.input().index();
        Column tags = index.column(Dimension.TAG);
        int code = tags.dictionary().find(tag);
        int[] rows = scope.input().index().annotations().eventsWith(tag).stream()
                .mapToInt(index::findRow)
                .filter(row -> row >= 0 && tags.has(row, code) && scope.rows().contains(row))
                .sorted()
                .toArray();
        int shown = Math.min(rows.length, EVENTS_EACH);
        html.open("h3")
                .text(tag)
                .element("small", Words.count(rows.length, "event"))
                .close();
        if (shown == 0) {
            return;
        }
        html.open("div", "class", "scroll").open("table", "class", "dense");
        ReportSection.tableHead(html, List.of("Time", "User", "Action", "Result", "From", "Event id"));
        html.open("tbody");
        for (int at = 0; at < shown; at++) {
            int row = rows[at];
            html.open("tr");
            html.element("td", scope.words().moment(index.time(row)), "class", "time");
            html.element("td", scope.user(index.value(Dimension.USER, row)));
            html.element("td", index.value(Dimension.ACTION, row));
            html.element("td", index.outcome(row).id());
            html.element("td", index.people().shown(Dimension.ADDRESS, index.value(Dimension.ADDRESS, row)));
            html.open("td", "class", "id").element("code", index.eventId(row)).close();
            html.close();
        }
        html.close().close().close();
        ReportSection.cutNote(html, shown, rows.length, "events", "Export tag:" + tag + " as CSV to see all.");
    }
}
