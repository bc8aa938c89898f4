package org.nightjar.casefile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.nightjar.evidence.EvidenceLimits;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.Conflict;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.NightjarException;
import org.nightjar.model.RecordPosition;
import org.nightjar.model.Reject;
import org.nightjar.parse.EntryParser;
import org.nightjar.store.CaseStore;
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

    /** A sentence for people of each. */
    static List<String> sentences(List<Conflict> conflicts, CaseStore store, EventIndex index)
            throws NightjarException {
        List<EvidenceItem> items = store.evidence();
        Map<Conflict, byte[]> seconds = seconds(conflicts, store);
        EntryParser parser = EntryParser.ofAllSources(EvidenceLimits.DEFAULT);
        List<String> sentences = new ArrayList<>();
        for (Conflict conflict : conflicts) {
            int event = index.findRow(conflict.eventId());
            byte[] second = seconds.get(conflict);
            boolean same = event >= 0
                    && second != null
                    && saySame(parser, conflict, store.rawRecord(index.storeRow(event)), second);
            sentences.add(same ? sameSentence(conflict, items) : sentence(conflict, items));
        }
        return sentences;
    }

    private static Map<Conflict, byte[]> seconds(List<Conflict> conflicts, CaseStore store) throws NightjarException {
        Map<Conflict, byte[]> found = new HashMap<>();
        if (!conflicts.isEmpty()) {
            store.eachReject((reject, content) -> {
                if (reject.reason().equals(Conflict.REASON) && content.bytes().length == content.wholeBytes()) {
                    conflicts.stream()
                            .filter(one -> one.secondEvidenceId() == reject.evidenceId()
                                    && one.second().equals(reject.position()))
                            .forEach(one -> found.put(one, content.bytes()));
                }
            });
        }
        return found;
    }

    /** Whether this version takes for the same what the one that read the first did not. */
    private static boolean saySame(EntryParser parser, Conflict conflict, byte[] first, byte[] second) {
        OptionalLong one = hash(parser, first, conflict.first());
        return one.isPresent() && one.equals(hash(parser, second, conflict.second()));
    }

    private static OptionalLong hash(EntryParser parser, byte[] bytes, RecordPosition position) {
        return parser.readAgain(bytes, position).stream()
                .mapToLong(AuditEvent::contentHash)
                .filter(hash -> hash != 0)
                .findFirst();
    }

    private static String sameSentence(Conflict conflict, List<EvidenceItem> items) {
        return "Event " + conflict.eventId() + " says the same in "
                + place(conflict.firstEvidenceId(), conflict.first(), items) + " and in "
                + place(conflict.secondEvidenceId(), conflict.second(), items)
                + ": an earlier version read the first and compared them by their spelling, so the second is kept as a conflict.";
    }

    private static String sentence(Conflict conflict, List<EvidenceItem> items) {
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
