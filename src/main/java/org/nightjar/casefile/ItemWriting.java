package org.nightjar.casefile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nightjar.evidence.EvidenceDigest;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.EvidenceStatus;
import org.nightjar.model.NightjarException;
import org.nightjar.model.OtherLog;
import org.nightjar.model.RecordPosition;
import org.nightjar.model.RejectContent;
import org.nightjar.parse.EntryOutcome;
import org.nightjar.store.EvidenceWriter;

/** Carries what was read from one file into the case, and sums up what the file was. Used for one file. */
final class ItemWriting {

    private final EvidenceWriter writer;
    private final RejectRoom room;
    private final String rejectLimit;
    private long empty;
    private long digests;
    private final Map<String, Long> others = new TreeMap<>();
    private long skipped;
    private boolean broken;
    private String lastSentence = "";
    private final EntryCounting counting;

    /** @param room how many rejects are kept whole */
    ItemWriting(EvidenceWriter writer, RejectRoom room) {
        this(writer, room, Collections.emptyNavigableMap());
    }

    /** @param before how many events the item stored of each entry when it was read before */
    ItemWriting(EvidenceWriter writer, RejectRoom room, NavigableMap<String, Long> before) {
        this.counting = new EntryCounting(writer, before);
        this.writer = writer;
        this.room = room;
        this.rejectLimit = room.limitOfNext();
        writer.keepRejects(room.ofNext());
    }

    /**
     * Writes all parts up to the end, which it gives back.
     *
     * @throws NightjarException if it was the store that failed: then nothing of the item can be kept
     */
    ItemPart.End drain(ItemFeed<ItemPart> feed) throws NightjarException {
        ItemPart part = feed.take();
        while (!(part instanceof ItemPart.End)) {
            write(part);
            part = feed.take();
        }
        room.took(writer);
        return (ItemPart.End) part;
    }

    /**
     * Notes how reading ended: the evidence's fault is kept as a reject, everything else goes up.
     *
     * @param expected what the file was before it was parsed
     */
    void ended(ItemPart.End end, EvidenceDigest expected) throws NightjarException {
        if (end.failure() != null) {
            NightjarException fault = faultOfEvidence(end.failure());
            reject(new RecordPosition("", 0, 0), "unreadable", fault.userMessage(), "", RejectContent.NONE);
            counting.rejected("");
        } else if (!end.digest().equals(Optional.of(expected))) {
            reject(
                    new RecordPosition("", 0, 0),
                    "changed",
                    "The file changed while it was being read.",
                    "",
                    RejectContent.NONE);
            counting.rejected("");
        }
    }

    private void write(ItemPart part) throws NightjarException {
        if (part instanceof ItemPart.Entry entry) {
            writer.entry(entry.gzip());
        } else if (part instanceof ItemPart.Events events) {
            writer.add(events.batch());
        } else if (part instanceof ItemPart.Rejects rejects) {
            for (ItemPart.Rejected one : rejects.rejects()) {
                reject(one.position(), one.reason(), one.message(), one.excerpt(), one.content());
                if (!rejects.inside()) {
                    counting.rejected(one.position().entry());
                }
            }
        } else if (part instanceof ItemPart.EntryEnd end) {
            entryEnds(end.path(), end.outcome());
            counting.ended(end.path());
        } else if (part instanceof ItemPart.Hashed hashed) {
            writer.hashed(hashed.hash());
        } else if (part instanceof ItemPart.Skipped) {
            skipped++;
        }
    }

    private void entryEnds(String path, EntryOutcome outcome) throws NightjarException {
        switch (outcome.kind()) {
            case RECORDS -> {}
            case EMPTY -> {
                empty++;
                lastSentence = sentence(path, outcome.message());
            }
            case DIGEST -> {
                digests++;
                lastSentence = sentence(path, outcome.message());
            }
            case OTHER_LOG -> {
                others.merge(outcome.other(), 1L, Long::sum);
                lastSentence = sentence(path, outcome.message());
                writer.otherLog(path, outcome.other());
            }
            case NOT_A_LOG -> {
                lastSentence = sentence(path, outcome.message());
                writer.reject(new RecordPosition(path, 0, 0), "not-a-log", lastSentence, outcome.excerpt());
            }
        }
    }

    private static String sentence(String entryPath, String predicate) {
        return (entryPath.isEmpty() ? "The file " : "“" + entryPath + "” ") + predicate + ".";
    }

    private void reject(RecordPosition position, String reason, String message, String excerpt, RejectContent content)
            throws NightjarException {
        broken = true;
        lastSentence = message;
        writer.reject(position, reason, message, excerpt, content);
    }

    /**
     * The fault of the evidence for which reading ended early.
     *
     * @throws NightjarException if it was none of the evidence
     */
    static NightjarException faultOfEvidence(@Nullable Exception failure) throws NightjarException {
        if (failure instanceof NightjarException known) {
            if (known.kind() == ErrorKind.EVIDENCE_UNREADABLE) {
                return known;
            }
            throw known;
        }
        throw failure instanceof RuntimeException unexpected ? unexpected : new IllegalStateException(failure);
    }

    /** Makes the item part of the case, with its counts. */
    EvidenceItem finish() throws NightjarException {
        counting.end();
        return writer.finish(status(), message());
    }

    /** How many CloudTrail digests it holds. */
    long digests() {
        return digests;
    }

    EvidenceStatus status() {
        boolean hasEvents = writer.stored() + writer.duplicates() + writer.conflicts() > 0;
        if (writer.rejected() == 0) {
            return hasEvents ? EvidenceStatus.COMPLETE : withoutEvents();
        }
        if (hasEvents) {
            return EvidenceStatus.PARTIAL;
        }
        return broken ? EvidenceStatus.UNREADABLE : EvidenceStatus.NOT_A_LOG;
    }

    private EvidenceStatus withoutEvents() {
        if (digests > 0) {
            return EvidenceStatus.DIGEST;
        }
        return others.isEmpty() ? EvidenceStatus.EMPTY : EvidenceStatus.OTHER_LOG;
    }

    /** One sentence, or "" when everything was read and kept. */
    String message() {
        long otherLogs = others.values().stream().mapToLong(Long::longValue).sum();
        if (writer.rejected() + empty + digests + otherLogs == 1 && writer.conflicts() == 0) {
            return lastSentence;
        }
        List<String> sentences = new ArrayList<>();
        long unread = writer.rejected() - writer.conflicts();
        add(
                sentences,
                writer.conflicts(),
                "record has the id",
                "records have the id",
                "of an event and other content.");
        add(sentences, unread, "record or entry", "records or entries", "could not be read; each is listed.");
        if (writer.shortened() > 0) {
            sentences.add("Of " + writer.shortened() + " of them only place and reason are kept, not the bytes (limit “"
                    + rejectLimit + "”).");
        }
        add(sentences, empty, "entry is", "entries are", "empty.");
        add(sentences, digests, "entry is a CloudTrail digest.", "entries are CloudTrail digests.", "");
        if (otherLogs > 0) {
            sentences.add(OtherLog.sentence(others) + ".");
        }
        add(sentences, skipped, "file of a desktop system was", "files of desktop systems were", "left out.");
        return String.join(" ", sentences);
    }

    private static void add(List<String> sentences, long count, String one, String many, String rest) {
        if (count > 0) {
            sentences.add((count + " " + (count == 1 ? one : many) + " " + rest).strip());
        }
    }
}
