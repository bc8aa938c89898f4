package org.nightjar.parse;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.nightjar.evidence.EvidenceLimits;
import org.nightjar.job.JobContext;

/**
 * Reads the records of one entry, whatever shape they come in: {@code {"Records":[…]}}, a bare array, a single object,
 * JSON lines, documents one after the other, or a table (CSV); in UTF-8 or UTF-16. Streams in bounded memory. Every record becomes an event or a reject,
 * or the outcome says what the entry is instead. May be used from several threads; remembers for each what records
 * repeat, so one parser for many entries is faster than one for each.
 */
public final class EntryParser {

    /** Rises when records that were rejected may be read now: then it is worth while to try them again. */
    public static final String VERSION = "2";

    private final List<LogParser> parsers;
    private final ThreadLocal<PlainCloudTrail> plain = ThreadLocal.withInitial(PlainCloudTrail::new);
    private final int maxRecordBytes;
    private final int maxRejectBytes;

    /**
     * A parser of entries.
     *
     * @param parsers asked in this order who recognises a record
     * @param limits of which those on records and rejects count here
     */
    public EntryParser(List<LogParser> parsers, EvidenceLimits limits) {
        this.parsers = List.copyOf(parsers);
        this.maxRecordBytes = limits.maxRecordBytes();
        this.maxRejectBytes = limits.maxRejectBytes();
    }

    /** Reads every log that Nightjar knows. */
    public static EntryParser ofAllSources(EvidenceLimits limits) {
        return new EntryParser(List.of(new CloudTrailParser()), limits);
    }

    /**
     * Reads the entry to its end, or until it is clear that it is no log. A break of the content
     * ({@link org.nightjar.evidence.BrokenEntryException}) is reported to the sink at the place where it stands.
     *
     * @param entryPath for the positions of the records
     * @throws IOException if the disk fails
     */
    public EntryOutcome parse(String entryPath, InputStream content, RecordSink sink, JobContext job)
            throws IOException {
        HeadedStream headed = new HeadedStream(content, Utf16Stream.HEAD_BYTES);
        Utf16Stream utf16 = Utf16Stream.open(headed.head(), headed.headBytes(), headed);
        if (utf16 != null) {
            sink.transcoded();
        }
        ByteWindow window = utf16 == null
                ? new ByteWindow(headed, maxRecordBytes, job)
                : new ByteWindow(utf16, maxRecordBytes, job, new Utf16Positions(Utf16Stream.markBytes(headed.head())));
        RecordReader reader = new RecordReader(parsers, plain.get(), new EntryVerdict(sink), maxRejectBytes);
        TableRun table = TableRun.find(entryPath, window, reader);
        return table != null ? table.run() : new EntryRun(entryPath, window, reader).run();
    }
}
