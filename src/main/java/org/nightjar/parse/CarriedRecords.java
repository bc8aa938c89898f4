package org.nightjar.parse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.nightjar.evidence.BrokenEntryException;
import org.nightjar.evidence.EntryNames;
import org.nightjar.evidence.Unfolder;
import org.nightjar.model.RecordPosition;
import org.nightjar.model.RejectContent;

/**
 * Reads the records in the data that a record carries ({@link Payload}), as an entry of its own inside of the entry:
 * {@code stream.json!/record-12.kinesis.data}. Data within such data are not opened. Confined to one thread.
 */
final class CarriedRecords {

    /** Reads an entry; {@link EntryParser} does. */
    interface Reading {
        EntryOutcome read(String entryPath, InputStream content, RecordSink sink) throws IOException;
    }

    private final Unfolder unfolder;
    private final Reading reading;
    private final EntryVerdict verdict;

    /** @param verdict on the entry that the carrying records stand in */
    CarriedRecords(Unfolder unfolder, Reading reading, EntryVerdict verdict) {
        this.unfolder = unfolder;
        this.reading = reading;
        this.verdict = verdict;
    }

    /**
     * Reads what a record carries.
     *
     * @return empty if there were records in it; else what the carrying record is, in the plural, or "" if it carries nothing
     *     that is known
     */
    Optional<String> read(JsonNode carrier, RecordPosition position) {
        Payload payload = Payload.find(carrier);
        if (payload == null) {
            return Optional.of("");
        }
        String path = EntryNames.join(position.entry(), "record-" + position.recordIndex() + "." + payload.field());
        EntryOutcome outcome = read(path, payload.bytes());
        return switch (outcome.kind()) {
            case RECORDS -> Optional.empty();
            case OTHER_LOG -> Optional.of(outcome.other());
            case EMPTY, DIGEST, NOT_A_LOG -> Optional.of(payload.kind());
        };
    }

    private EntryOutcome read(String path, byte[] data) {
        RecordSink sink = verdict.carried();
        try (InputStream content = unfolder.open(data)) {
            return reading.read(path, content, sink);
        } catch (BrokenEntryException refused) {
            RejectContent content = new RejectContent(new byte[0], data.length);
            sink.reject(new RecordPosition(path, 0, 0), refused.reason(), refused.sentence(), "", content);
            return new EntryOutcome(EntryOutcome.Kind.RECORDS, 1, "");
        } catch (IOException noDisk) {
            throw new UncheckedIOException(noDisk);
        }
    }
}
