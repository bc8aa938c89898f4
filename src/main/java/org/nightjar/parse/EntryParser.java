package org.nightjar.parse;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightjar.evidence.EvidenceLimits;
import org.nightjar.evidence.Unfolder;
import org.nightjar.job.JobContext;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.RecordPosition;

/**
 * Reads the records of one entry, whatever shape they come in: {@code {"Records":[…]}}, a bare array, a single object,
 * JSON lines, documents one after the other, or a table (CSV); in UTF-8 or UTF-16. Streams in bounded memory. Every record becomes an event or a reject,
 * or the outcome says what the entry is instead. May be used from several threads; remembers for each what records
 * repeat, so one parser for many entries is faster than one for each.
 */
public final class EntryParser {

    /**
     * Rises when records that were rejected may be read now, so that it is worth while to try them again, or when an event
     * is made of a record in another way: what an older one made is then not held against what this one makes.
     */
    public static final String VERSION = "13";

    private final List<LogParser> parsers;
    private final ThreadLocal<PlainCloudTrail> plain = ThreadLocal.withInitial(PlainCloudTrail::new);
    private final EvidenceLimits limits;

    /**
     * A parser of entries.
     *
     * @param parsers asked in this order who recognises a record
     * @param limits of which those on records, digests and rejects count here
     */
    public EntryParser(List<LogParser> parsers, EvidenceLimits limits) {
        this.parsers = List.copyOf(parsers);
        this.limits = limits;
    }

    /** Reads every log that Nightjar knows. */
    public static EntryParser ofAllSources(EvidenceLimits limits) {
        return new EntryParser(List.of(new CloudTrailParser()), limits);
    }

    /**
     * The event that one record gives by itself; empty if it needs what stood around it, as a row of a table needs its
     * heading.
     *
     * @param bytes the record's own, as {@link RecordSink#event} hands them over
     */
    public Optional<AuditEvent> readAgain(byte[] bytes, RecordPosition position) {
        List<AuditEvent> found = new ArrayList<>(1);
        RecordSink sink = new RecordSink() {
            @Override
            public void event(AuditEvent event, byte[] buffer, int offset, int length) {
                found.add(event);
            }

            @Override
            public void reject(RecordPosition at, String reason, String message, String excerpt) {}
        };
        RecordReader reader = new RecordReader(parsers, plain.get(), new EntryVerdict(sink), null, limits);
        int end = reader.readPlain(
                bytes, 0, bytes.length, position.entry(), position.recordIndex(), position.byteOffset());
        if (end < 0) {
            reader.read(bytes, 0, bytes.length, position);
        }
        return found.stream().findFirst();
    }

    /**
     * Reads the entry to its end, or until it is clear that it is no log. A break of the content
     * ({@link org.nightjar.evidence.BrokenEntryException}) is reported to the sink at the place where it stands.
     *
     * @param entryPath for the positions of the records
     * @param unfolder opens what records carry
     * @throws IOException if the disk fails
     */
    public EntryOutcome parse(String entryPath, InputStream content, Unfolder unfolder, RecordSink sink, JobContext job)
            throws IOException {
        HeadedStream headed = new HeadedStream(content, Utf16Stream.HEAD_BYTES);
        Utf16Stream utf16 = Utf16Stream.open(headed.head(), headed.headBytes(), headed);
        if (utf16 != null) {
            sink.transcoded();
        }
        ByteWindow window = utf16 == null
                ? new ByteWindow(headed, limits.maxRecordBytes(), job)
                : new ByteWindow(
                        utf16, limits.maxRecordBytes(), job, new Utf16Positions(Utf16Stream.markBytes(headed.head())));
        RecordReader reader = reader(sink, unfolder, job);
        int held = window.ahead(DigestFile.HEAD_BYTES);
        if (DigestFile.mayBegin(window.bytes, window.position, held)) {
            reader.expectDigest();
            window.allow(Math.max(limits.maxRecordBytes(), limits.maxDigestBytes()));
        }
        TableRun table = TableRun.find(entryPath, window, reader);
        return table != null ? table.run() : new EntryRun(entryPath, window, reader).run();
    }

    private RecordReader reader(RecordSink sink, Unfolder unfolder, JobContext job) {
        EntryVerdict verdict = new EntryVerdict(sink);
        CarriedRecords.Reading reading = (path, data, inside, into) -> parse(path, data, inside, into, job);
        CarriedRecords carried = new CarriedRecords(unfolder, reading, verdict, limits);
        return new RecordReader(parsers, plain.get(), verdict, carried, limits);
    }
}
