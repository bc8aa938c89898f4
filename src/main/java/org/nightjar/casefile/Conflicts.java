package org.nightjar.casefile;

import java.util.ArrayList;
import java.util.List;
import org.nightjar.model.Conflict;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.RecordPosition;
import org.nightjar.model.Reject;
import org.nightjar.store.ConflictRow;
import org.nightjar.store.EventIndex;

/** Joins records that contradict an event with the place of that event. */
final class Conflicts {

    private Conflicts() {}

    static List<Conflict> of(List<ConflictRow> rows, EventIndex index) {
        List<Conflict> conflicts = new ArrayList<>();
        for (ConflictRow row : rows) {
            int event = index.findRow(row.eventId());
            Reject second = row.second();
            conflicts.add(new Conflict(
                    row.eventId(),
                    event < 0 ? 0 : index.evidenceId(event),
                    event < 0 ? new RecordPosition("", 0, 0) : index.position(event),
                    second.evidenceId(),
                    second.position(),
                    second.excerpt()));
        }
        return conflicts;
    }

    /** One sentence for people. */
    static String sentence(Conflict conflict, List<EvidenceItem> items) {
        return "Which of two records is right cannot be told: event " + conflict.eventId() + " says one thing in "
                + place(conflict.firstEvidenceId(), conflict.first(), items) + " and another in "
                + place(conflict.secondEvidenceId(), conflict.second(), items) + ".";
    }

    private static String place(int id, RecordPosition position, List<EvidenceItem> items) {
        String path = items.stream()
                .filter(item -> item.id() == id)
                .map(EvidenceItem::path)
                .findFirst()
                .orElse("item " + id);
        return path + (position.entry().isEmpty() ? "" : "!/" + position.entry()) + ", record " + position.recordIndex()
                + ", byte " + position.byteOffset();
    }
}
