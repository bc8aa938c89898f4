package org.nightjar.casefile;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightjar.evidence.EntryHandler;
import org.nightjar.evidence.Unfolder;
import org.nightjar.model.EntryHash;
import org.nightjar.model.NightjarException;
import org.nightjar.model.RecordPosition;

/**
 * Compares what the members of an archive hold now with what they held at the import; another handler reads along. Used
 * for one item, in one thread. Memory: name and hash of each member.
 */
final class MemberCheck implements EntryHandler {

    private final EntryHandler reader;
    private final boolean hashesAll;
    private final boolean known;
    private final Map<String, Deque<EntryHash>> before = new LinkedHashMap<>();
    private final List<Changed> changed = new ArrayList<>();
    private final List<String> added = new ArrayList<>();
    private long members;
    private long same;
    private long brokeOff;

    /** @param kept what the case knows of the item's members */
    MemberCheck(EntryHandler reader, List<EntryHash> kept) {
        this.reader = reader;
        this.hashesAll = reader.wantsHash("");
        this.known = !kept.isEmpty();
        for (EntryHash one : kept) {
            before.computeIfAbsent(one.entry(), name -> new ArrayDeque<>(1)).add(one);
        }
    }

    /** A member that holds other bytes. */
    record Changed(EntryHash before, EntryHash now) {}

    /**
     * What came of it.
     *
     * @param members how many the item has now
     * @param known whether the case knows what they held
     * @param same how many hold the same bytes
     * @param brokeOff how many could not be read to their end, then or now, and differ: limits may differ as well
     * @param changed those that hold other bytes
     * @param missing those that are no longer there
     * @param added those that were not there
     */
    record Result(
            long members,
            boolean known,
            long same,
            long brokeOff,
            List<Changed> changed,
            List<String> missing,
            List<String> added) {}

    Result result() {
        List<String> missing = new ArrayList<>();
        before.forEach((name, left) -> left.forEach(one -> missing.add(name)));
        return new Result(members, known, same, brokeOff, List.copyOf(changed), missing, List.copyOf(added));
    }

    @Override
    public void entry(String entryPath, InputStream content, Optional<byte[]> gzip, Unfolder unfolder)
            throws IOException, NightjarException {
        begin(entryPath);
        reader.entry(entryPath, content, gzip, unfolder);
    }

    /** An entry begins, here or elsewhere. */
    void begin(String entryPath) {
        members += entryPath.isEmpty() ? 0 : 1;
    }

    @Override
    public boolean wantsHash(String entryPath) {
        return hashesAll || known && !entryPath.isEmpty();
    }

    @Override
    public void hashed(EntryHash now) {
        if (hashesAll) {
            reader.hashed(now);
        }
        if (now.entry().isEmpty()) {
            return;
        }
        Deque<EntryHash> ofName = before.get(now.entry());
        EntryHash then = ofName == null ? null : ofName.poll();
        if (then == null) {
            added.add(now.entry());
        } else if (then.hasBytesOf(now)) {
            same++;
        } else if (then.isWhole() && now.isWhole()) {
            changed.add(new Changed(then, now));
        } else {
            brokeOff++;
        }
    }

    @Override
    public void reject(RecordPosition position, String reason, String message, String excerpt) {
        reader.reject(position, reason, message, excerpt);
    }

    @Override
    public void skipped(String entryPath, String message) {
        reader.skipped(entryPath, message);
    }
}
