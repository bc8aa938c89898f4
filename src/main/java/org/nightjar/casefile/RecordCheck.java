package org.nightjar.casefile;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightjar.evidence.EntryHandler;
import org.nightjar.evidence.Unfolder;
import org.nightjar.job.JobContext;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.NightjarException;
import org.nightjar.model.RecordPosition;
import org.nightjar.parse.EntryParser;
import org.nightjar.parse.RecordSink;
import org.nightjar.store.StoredRecords;

/**
 * Compares what the case keeps of one item with what its evidence holds: the evidence is read as an import reads it, and
 * goes along with the stored events, which stand in the same order. An item that was read again later has several such
 * runs, so the evidence is read until no stored event is left. Used for one item, in one thread.
 */
final class RecordCheck implements EntryHandler, RecordSink {

    /** So many wrong records of an item are named; behind as many that are not found, the rest is given up. */
    static final int NAMED = 20;

    private final EvidenceItem item;
    private final StoredRecords stored;
    private final EntryParser parser;
    private final JobContext job;
    private final boolean sameParser;
    private final List<String> wrong = new ArrayList<>();
    private boolean more;
    private int missed;
    private long compared;
    private long wrongOnes;
    private long withoutHash;
    private long unreadable;
    private @Nullable NightjarException failure;

    /** @param sameParser whether this version read the item: another one may have made other events of its records */
    RecordCheck(EvidenceItem item, StoredRecords stored, EntryParser parser, boolean sameParser, JobContext job) {
        this.item = item;
        this.stored = stored;
        this.parser = parser;
        this.sameParser = sameParser;
        this.job = job;
    }

    /** The same check from the beginning. */
    RecordCheck anew() {
        return new RecordCheck(item, stored, parser, sameParser, job);
    }

    /**
     * What came of it.
     *
     * @param compared events that were compared with their records
     * @param wrong those that do not fit, a sentence each; long lists are cut
     * @param wrongOnes how many do not fit
     * @param withoutHash events without a hash of what their records say
     * @param otherParser events of which only records and hashes were compared
     * @param unreadable events whose records say nothing by themselves, as rows of tables
     * @param givenUp whether the item was not compared to its end
     */
    record Result(
            long compared,
            List<String> wrong,
            long wrongOnes,
            long withoutHash,
            long otherParser,
            long unreadable,
            boolean givenUp) {

        /** Of an item whose events cannot be read. */
        static Result broken(String sentence) {
            return new Result(0, List.of(sentence), 1, 0, 0, 0, false);
        }
    }

    Result result() {
        return new Result(
                compared, List.copyOf(wrong), wrongOnes, withoutHash, sameParser ? 0 : compared, unreadable, more);
    }

    /** Goes to the item's first stored event. */
    void start() throws NightjarException {
        stored.start(item.id());
        more = stored.next();
    }

    /**
     * Told when the evidence was read to its end.
     *
     * @param before how many events had been compared when it was begun
     * @return whether it must be read once more
     */
    boolean passed(long before) throws NightjarException {
        if (failure != null) {
            throw failure;
        }
        if (more && compared == before) {
            say("does not stand in the evidence where the case says");
            missed++;
            if (missed >= NAMED) {
                return false;
            }
            more = stored.next();
        }
        return more;
    }

    long compared() {
        return compared;
    }

    @Override
    public void entry(String entryPath, InputStream content, Optional<byte[]> gzip, Unfolder unfolder)
            throws IOException {
        if (more) {
            parser.parse(entryPath, content, unfolder, this, job);
        }
    }

    @Override
    public void event(AuditEvent event, byte[] buffer, int offset, int length) {
        // another version may have counted other things among the records before it
        if (!more || !stored.isAt(event.position(), sameParser)) {
            return;
        }
        try {
            if (stored.isRecord(buffer, offset, length)) {
                compare(event);
            } else if (!stored.eventId().equals(event.eventId())) {
                // an archive may have members of the same name
                return;
            } else {
                compared++;
                say("is kept with another record than stands in the evidence");
            }
            more = stored.next();
        } catch (NightjarException damaged) {
            failure = damaged;
            more = false;
        }
    }

    private void compare(AuditEvent event) {
        compared++;
        long hash = stored.contentHash();
        if (hash == 0) {
            withoutHash++;
        }
        if (sameParser && !stored.says(event)) {
            say("says something else than its record");
        } else if (hash != 0 && hash != event.contentHash() && hash != event.earlierHash()) {
            say("has another content hash than its record");
        }
    }

    private void say(String what) {
        if (wrongOnes++ < NAMED) {
            RecordPosition place = stored.position();
            wrong.add("Event " + stored.eventId() + " (item " + item.id()
                    + (place.entry().isEmpty() ? "" : ", “" + place.entry() + "”") + ", record " + place.recordIndex()
                    + ", byte " + place.byteOffset() + ") " + what + ".");
        }
    }

    /** Compares stored events with their stored records alone: what is left where the evidence is gone. */
    void withoutEvidence() throws NightjarException {
        start();
        while (more) {
            job.checkCancelled();
            Optional<AuditEvent> event = parser.readAgain(stored.record(), stored.position());
            if (event.isPresent()) {
                compare(event.get());
            } else {
                unreadable++;
            }
            more = stored.next();
        }
    }

    @Override
    public void reject(RecordPosition position, String reason, String message, String excerpt) {}

    @Override
    public void skipped(String entryPath, String message) {}
}
