package org.nightjar.parse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.nightjar.evidence.BrokenEntryException;
import org.nightjar.evidence.EntryNames;
import org.nightjar.evidence.EvidenceLimits;
import org.nightjar.evidence.MemoryBytes;
import org.nightjar.evidence.Unfolder;
import org.nightjar.model.RecordPosition;
import org.nightjar.model.RejectContent;

/**
 * Reads the records in the data that a record carries ({@link Payload}), as an entry of its own inside of the entry:
 * {@code stream.json!/record-12.kinesis.data}; what records of that carry lies a layer deeper. Confined to one thread.
 */
final class CarriedRecords {

    /** Reads an entry; {@link EntryParser} does. */
    interface Reading {
        EntryOutcome read(String entryPath, InputStream content, Unfolder inside, RecordSink sink) throws IOException;
    }

    /** So many bytes tell whether what was inflated is packed again. */
    private static final int HEAD_BYTES = 4;

    private static final EntryOutcome EMPTY = new EntryOutcome(EntryOutcome.Kind.EMPTY, 0, "is empty");
    private static final EntryOutcome RECORDS = new EntryOutcome(EntryOutcome.Kind.RECORDS, 1, "");

    private final Unfolder unfolder;
    private final Reading reading;
    private final EntryVerdict verdict;
    private final EvidenceLimits limits;
    private boolean tooMany;

    /** @param verdict on the entry that the carrying records stand in */
    CarriedRecords(Unfolder unfolder, Reading reading, EntryVerdict verdict, EvidenceLimits limits) {
        this.limits = limits;
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
        String path =
                EntryNames.join(position.entry(), EntryNames.RECORD + position.recordIndex() + "." + payload.field());
        tooMany = false;
        EntryOutcome outcome = read(path, payload.bytes(), unfolder);
        return switch (outcome.kind()) {
            case RECORDS -> Optional.empty();
            case OTHER_LOG -> Optional.of(outcome.other());
            case EMPTY, DIGEST, NOT_A_LOG -> Optional.of(payload.kind());
        };
    }

    /**
     * Several records in one, each an entry inside of the data: {@code …kinesis.data!/user-record-3}. If one of them is of a log,
     * each other is rejected by itself; else they count as the whole.
     */
    private EntryOutcome aggregated(String path, byte[] data, Unfolder inside) {
        AggregatedRecords aggregated = AggregatedRecords.of(data);
        Map<String, EntryOutcome> others = new LinkedHashMap<>();
        boolean found = false;
        for (int i = 0; i < aggregated.parts().size() && !tooMany; i++) {
            AggregatedRecords.Part part = aggregated.parts().get(i);
            String name = EntryNames.join(path, "user-record-" + i);
            EntryOutcome outcome = part.length() == 0 ? EMPTY : read(name, part.of(data), inside);
            found |= outcome.kind() == EntryOutcome.Kind.RECORDS;
            if (outcome.kind() != EntryOutcome.Kind.RECORDS) {
                others.put(name, outcome);
            }
        }
        if (!aggregated.fault().isEmpty()) {
            found = true;
            reject(path, "damaged", aggregated.fault());
        }
        if (found) {
            others.forEach((name, outcome) ->
                    reject(name, "not-an-event", "The aggregated record " + outcome.message() + "."));
            return RECORDS;
        }
        return others.values().stream()
                .filter(one -> one.kind() == EntryOutcome.Kind.OTHER_LOG)
                .findFirst()
                .orElse(EMPTY);
    }

    /** Whether what was inflated must be opened again. */
    private static boolean isPacked(byte[] head) {
        return AggregatedRecords.begins(head) || head[0] == 0x1f && head[1] == (byte) 0x8b;
    }

    /** Gzip of what is packed again: of such records, or of gzip. A layer deeper, under the same path, as gzip elsewhere. */
    private EntryOutcome packed(String path, InputStream content, Unfolder inside) throws IOException {
        MemoryBytes held = MemoryBytes.of(content, limits.maxNestedZipBytes(), MemoryBytes.PACKED);
        BrokenEntryException broken = held.broken();
        EntryOutcome outcome = held.isCut() ? RECORDS : read(path, held.bytes(), inside);
        if (broken == null) {
            return outcome;
        }
        reject(path, broken.reason(), broken.sentence());
        return RECORDS;
    }

    private void reject(String path, String reason, String message) {
        verdict.carried().reject(new RecordPosition(path, 0, 0), reason, message, "");
    }

    private EntryOutcome read(String path, byte[] data, Unfolder around) {
        RecordSink sink = verdict.carried();
        try {
            Unfolder.Unfolded unfolded = around.open(data);
            try (HeadedStream content = new HeadedStream(unfolded.content(), HEAD_BYTES)) {
                if (AggregatedRecords.isOne(data)) {
                    return aggregated(path, data, unfolded.inside());
                }
                return isPacked(content.head())
                        ? packed(path, content, unfolded.inside())
                        : reading.read(path, content, unfolded.inside(), sink);
            }
        } catch (BrokenEntryException refused) {
            RejectContent content = new RejectContent(new byte[0], data.length);
            sink.reject(new RecordPosition(path, 0, 0), refused.reason(), refused.sentence(), "", content);
            tooMany |= refused.reason().equals("too-many-entries");
            return RECORDS;
        } catch (IOException noDisk) {
            throw new UncheckedIOException(noDisk);
        }
    }
}
