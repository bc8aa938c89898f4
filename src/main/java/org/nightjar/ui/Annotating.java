package org.nightjar.ui;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.nightjar.model.AnnotationStep;
import org.nightjar.model.AnnotationSubject;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/**
 * What the analyst is about to tag or to write on.
 *
 * @param what whether the keyboard begins with a tag or with a note
 * @param subject the one thing that is meant, on which notes can be written; empty for several events
 * @param index that the rows belong to
 * @param rows of the events, in time order; none if no event is meant
 * @param selection whether the events are all that are selected, which nobody picked one by one
 */
public record Annotating(
        What what, Optional<AnnotationSubject> subject, EventIndex index, List<Integer> rows, boolean selection) {

    /** With which of the two one begins. */
    public enum What {
        TAG,
        NOTE
    }

    /** One event. */
    public static Annotating event(What what, EventIndex index, int row) {
        return new Annotating(
                what, Optional.of(AnnotationSubject.event(index.eventId(row))), index, List.of(row), false);
    }

    /** These events; of more than can be tagged in one step so many that it shows. */
    public static Annotating events(What what, EventIndex index, RowSet rows, boolean selection) {
        int count = Math.min(rows.size(), AnnotationStep.MOST_EVENTS + 1);
        return rows.size() == 1
                ? event(what, index, rows.row(0))
                : new Annotating(
                        what,
                        Optional.empty(),
                        index,
                        IntStream.range(0, count).mapToObj(rows::row).toList(),
                        selection);
    }

    /** Whether there are more events than can be tagged in one step. */
    public boolean isTooMany() {
        return rows.size() > AnnotationStep.MOST_EVENTS;
    }

    /** A note on something that is no event. */
    public static Annotating note(AnnotationSubject subject, EventIndex index) {
        return new Annotating(What.NOTE, Optional.of(subject), index, List.of(), false);
    }

    /** Ids of the events; a look-up each, so not on the FX thread where they are many. */
    public List<String> eventIds() {
        return rows.stream().map(index::eventId).toList();
    }
}
