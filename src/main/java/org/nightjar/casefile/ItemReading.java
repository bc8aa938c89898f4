package org.nightjar.casefile;

import java.io.IOException;
import java.io.InputStream;
import org.nightjar.evidence.EntryHandler;
import org.nightjar.job.JobContext;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.EvidenceStatus;
import org.nightjar.model.NightjarException;
import org.nightjar.model.RecordPosition;
import org.nightjar.model.RejectContent;
import org.nightjar.parse.EntryOutcome;
import org.nightjar.parse.EntryParser;
import org.nightjar.parse.RecordSink;
import org.nightjar.store.EvidenceWriter;

/** Carries what is read from one file into the case, and sums up what the file was. Used for one file. */
final class ItemReading implements EntryHandler, RecordSink {

    private final EvidenceWriter writer;
    private final EntryParser parser;
    private final JobContext job;
    private long empty;
    private long digests;
    private long skipped;
    private boolean broken;
    private String lastSentence = "";

    ItemReading(EvidenceWriter writer, EntryParser parser, JobContext job) {
        this.writer = writer;
        this.parser = parser;
        this.job = job;
    }

    /** A failure of the store on its way through callbacks that cannot throw it. */
    private static final class StoreFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final NightjarException failure;

        StoreFailed(NightjarException failure) {
            super(failure);
            this.failure = failure;
        }
    }

    @Override
    public void entry(String entryPath, InputStream content) throws IOException, NightjarException {
        try {
            EntryOutcome outcome = parser.parse(entryPath, content, this, job);
            switch (outcome.kind()) {
                case RECORDS -> {}
                case EMPTY -> {
                    empty++;
                    lastSentence = sentence(entryPath, outcome.message());
                }
                case DIGEST -> {
                    digests++;
                    lastSentence = sentence(entryPath, outcome.message());
                }
                case NOT_A_LOG -> {
                    lastSentence = sentence(entryPath, outcome.message());
                    writer.reject(new RecordPosition(entryPath, 0, 0), "not-a-log", lastSentence, "");
                }
            }
        } catch (StoreFailed failed) {
            throw failed.failure;
        }
    }

    private static String sentence(String entryPath, String predicate) {
        return (entryPath.isEmpty() ? "The file " : "“" + entryPath + "” ") + predicate + ".";
    }

    @Override
    public void event(AuditEvent event, byte[] buffer, int offset, int length) {
        try {
            writer.add(event, buffer, offset, length);
        } catch (NightjarException failed) {
            throw new StoreFailed(failed);
        }
    }

    @Override
    public void reject(RecordPosition position, String reason, String message, String excerpt) {
        reject(position, reason, message, excerpt, RejectContent.NONE);
    }

    @Override
    public void reject(RecordPosition position, String reason, String message, String excerpt, RejectContent content) {
        broken = true;
        lastSentence = message;
        try {
            writer.reject(position, reason, message, excerpt, content);
        } catch (NightjarException failed) {
            throw new StoreFailed(failed);
        }
    }

    @Override
    public void skipped(String entryPath, String message) {
        skipped++;
    }

    /**
     * Reading ended early.
     *
     * @throws NightjarException if it was the store that failed: then nothing of the item can be kept
     */
    void stopped(NightjarException why) throws NightjarException {
        if (why.kind() != ErrorKind.EVIDENCE_UNREADABLE) {
            throw why;
        }
        reject(new RecordPosition("", 0, 0), "unreadable", why.userMessage(), "");
    }

    /** How many CloudTrail digests it holds. */
    long digests() {
        return digests;
    }

    EvidenceStatus status() {
        boolean hasEvents = writer.stored() + writer.duplicates() + writer.conflicts() > 0;
        if (writer.rejected() == 0) {
            return hasEvents ? EvidenceStatus.COMPLETE : digests > 0 ? EvidenceStatus.DIGEST : EvidenceStatus.EMPTY;
        }
        if (hasEvents) {
            return EvidenceStatus.PARTIAL;
        }
        return broken ? EvidenceStatus.UNREADABLE : EvidenceStatus.NOT_A_LOG;
    }

    /** One sentence, or "" when everything was read and kept. */
    String message() {
        if (writer.rejected() + empty + digests == 1 && writer.conflicts() == 0) {
            return lastSentence;
        }
        StringBuilder message = new StringBuilder();
        if (writer.conflicts() > 0) {
            message.append(writer.conflicts()).append(" records have the id of an event and other content. ");
        }
        long unread = writer.rejected() - writer.conflicts();
        if (unread > 0) {
            message.append(unread).append(" records or entries could not be read; they are listed. ");
        }
        if (empty > 0) {
            message.append(empty).append(" entries are empty. ");
        }
        if (digests > 0) {
            message.append(digests).append(" entries are CloudTrail digests. ");
        }
        if (skipped > 0) {
            message.append(skipped).append(" files of desktop systems were left out.");
        }
        return message.toString().strip();
    }
}
