package org.nightjar.analysis.query;

import java.util.Arrays;
import org.nightjar.analysis.query.EventQuery.Compiled;
import org.nightjar.model.AnnotationSubject;

/** {@code note:word}: events on which the analyst wrote a note with that in it; {@code note:*} events with any note. */
final class NotePredicates {

    static final String NOTE = "note";

    private NotePredicates() {}

    /** Linear in the notes of the case, and a look-up for each that fits. */
    static Compiled field(ValuePattern pattern) {
        return index -> {
            int[] rows = index.annotations().notes().stream()
                    .filter(note -> note.subject().kind() == AnnotationSubject.Kind.EVENT)
                    .filter(note -> pattern.isAnything() || pattern.isIn(note.text()))
                    .mapToInt(note -> index.findRow(note.subject().id()))
                    .filter(row -> row >= 0)
                    .sorted()
                    .distinct()
                    .toArray();
            return rows.length == 0 ? Predicates.None.NONE : row -> Arrays.binarySearch(rows, row) >= 0;
        };
    }
}
