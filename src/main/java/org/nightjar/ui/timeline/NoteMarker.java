package org.nightjar.ui.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nightjar.model.AnnotationSubject;
import org.nightjar.model.Annotations;
import org.nightjar.model.Note;
import org.nightjar.store.EventIndex;

/**
 * Notes on events and moments, as they lie at the upper edge of the lanes. Notes that would cover one another share a
 * mark, which counts them.
 *
 * @param notes of this place, the earliest first
 * @param x middle of the mark
 */
record NoteMarker(List<Placed> notes, double x) {

    /** Height of the mark. */
    static final double HEIGHT = 12;

    /** Top of the marks. */
    static final double TOP = TimelineLayout.LANES_TOP - 15;

    /** Marks nearer than this share a place. */
    private static final double APART = 22;

    private static final double REACH = 11;

    NoteMarker {
        notes = List.copyOf(notes);
    }

    /**
     * A note with the time of what it is on.
     *
     * @param millis UTC, since 1970
     */
    record Placed(Note note, long millis) {}

    /** The notes that have a time, in its order; a look-up each. */
    static List<Placed> inTime(Annotations said, EventIndex index) {
        List<Placed> placed = new ArrayList<>();
        for (Note note : said.notes()) {
            AnnotationSubject on = note.subject();
            if (on.kind() == AnnotationSubject.Kind.TIME) {
                placed.add(new Placed(note, Instant.parse(on.id()).toEpochMilli()));
            } else if (on.kind() == AnnotationSubject.Kind.EVENT) {
                int row = index.findRow(on.id());
                if (row >= 0) {
                    placed.add(new Placed(note, index.timeMillis(row)));
                }
            }
        }
        placed.sort(Comparator.comparingLong(Placed::millis));
        return List.copyOf(placed);
    }

    /** The marks of the notes in sight. */
    static List<NoteMarker> place(List<Placed> notes, TimelineLayout layout) {
        List<NoteMarker> markers = new ArrayList<>();
        List<Placed> here = new ArrayList<>();
        double from = 0;
        for (Placed note : notes) {
            if (!layout.window().contains(note.millis())) {
                continue;
            }
            double x = layout.xOf(note.millis());
            if (!here.isEmpty() && x - from >= APART) {
                markers.add(new NoteMarker(here, from));
                here.clear();
            }
            from = here.isEmpty() ? x : from;
            here.add(note);
        }
        if (!here.isEmpty()) {
            markers.add(new NoteMarker(here, from));
        }
        return markers;
    }

    /** The mark under the mouse. */
    static Optional<NoteMarker> at(List<NoteMarker> markers, double x, double y) {
        return y < TOP - 2 || y > TOP + HEIGHT + 3
                ? Optional.empty()
                : markers.stream()
                        .filter(marker -> Math.abs(marker.x - x) <= REACH)
                        .min(Comparator.comparingDouble(marker -> Math.abs(marker.x - x)));
    }
}
