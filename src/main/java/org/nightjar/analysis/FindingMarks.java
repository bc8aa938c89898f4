package org.nightjar.analysis;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ObjIntConsumer;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.Finding;
import org.nightjar.model.Severity;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/**
 * The events of a selection that findings rest on, each with the worst that one of them counts. Immutable; thread-safe; bounded by
 * the events that findings name.
 */
public final class FindingMarks {

    private final Map<Integer, Severity> worst = new HashMap<>();

    private FindingMarks() {}

    /** The marks of these rows. */
    public static FindingMarks of(DetectionResult detection, EventIndex index, RowSet rows) {
        FindingMarks marks = new FindingMarks();
        for (Finding finding : detection.findings()) {
            for (String eventId : finding.eventIds()) {
                int row = index.findRow(eventId);
                if (row >= 0 && rows.contains(row)) {
                    marks.worst.merge(row, finding.counted(), FindingMarks::worse);
                }
            }
        }
        return marks;
    }

    /** Gives each marked row, in no order. */
    public void forEach(ObjIntConsumer<Severity> each) {
        worst.forEach((row, severity) -> each.accept(severity, row));
    }

    /** The worse of both. */
    public static Severity worse(Severity one, Severity other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /**
     * Whether findings tell of something with so many events: a place or service that everybody uses is not marked
     * because a few of its many events belong to a finding.
     */
    public static boolean tell(long markedEvents, long allEvents) {
        return markedEvents > 0 && markedEvents * 4 >= allEvents;
    }
}
