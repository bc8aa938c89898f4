package org.nightjar.casefile;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;
import org.nightjar.evidence.EntryNames;
import org.nightjar.model.EntryCount;
import org.nightjar.model.NightjarException;
import org.nightjar.store.EvidenceWriter;

/**
 * Counts what becomes of the records of each entry while an item is written. An item that is one entry is its own count and gets no
 * others. Used for one item, in one thread.
 */
final class EntryCounting {

    private final EvidenceWriter writer;
    private final NavigableMap<String, Long> before;
    private long stored;
    private long duplicates;
    private long rejected;
    private long metAgain;
    private boolean hasPaths;
    private @Nullable EntryCount last;

    /** @param before how many events the item stored of each entry, and of what it carries, when it was read before */
    EntryCounting(EvidenceWriter writer, NavigableMap<String, Long> before) {
        this.writer = writer;
        this.before = before;
    }

    /** An entry has ended; what was written since the last call is its. */
    void ended(String entry) throws NightjarException {
        begin(entry);
        long again = again(entry, writer.duplicates() - duplicates);
        metAgain += again;
        add(writer.stored() - stored + again, writer.duplicates() - duplicates - again);
    }

    /** Something has just been rejected outside of an entry's records: about a container, or an entry that cannot be read. */
    void rejected(String entry) throws NightjarException {
        if (last == null || !last.entry().equals(entry)) {
            begin(entry);
        }
        add(writer.stored() - stored, writer.duplicates() - duplicates);
    }

    /** Nothing more comes. */
    void end() throws NightjarException {
        for (Map.Entry<String, Long> left : before.entrySet()) {
            if (left.getValue() > 0) {
                // not met again, as where limits are narrower now: it stays
                begin(left.getKey());
                add(left.getValue(), 0);
            }
        }
        if (hasPaths && last != null) {
            writer.counted(last);
        }
        writer.metAgain(metAgain);
    }

    /** Until there is an entry with a path of its own all belongs together. */
    private void begin(String entry) throws NightjarException {
        hasPaths |= !entry.isEmpty();
        if (hasPaths && last != null) {
            writer.counted(last);
        }
        if (hasPaths || last == null) {
            last = new EntryCount(writer.evidenceId(), entry, 0, 0, 0);
        }
    }

    private void add(long moreStored, long moreDuplicates) {
        EntryCount to = requireNonNull(last);
        last = new EntryCount(
                to.evidenceId(),
                to.entry(),
                to.stored() + moreStored,
                to.duplicates() + moreDuplicates,
                to.rejected() + writer.rejected() - rejected);
        stored = writer.stored();
        duplicates = writer.duplicates();
        rejected = writer.rejected();
    }

    /** How many of an entry's duplicates are events that the item has from when it was read before. */
    private long again(String entry, long most) {
        if (most == 0 || before.isEmpty()) {
            return 0;
        }
        long found = take(entry, most);
        String carried = EntryNames.join(entry, EntryNames.RECORD);
        for (String inside : before.tailMap(carried).keySet()) {
            if (!inside.startsWith(carried)) {
                break;
            }
            found += take(inside, most - found);
        }
        return found;
    }

    private long take(String entry, long most) {
        long some = Math.min(most, before.getOrDefault(entry, 0L));
        if (some > 0) {
            before.merge(entry, -some, Long::sum);
        }
        return some;
    }
}
