package org.nightjar.casefile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nightjar.export.ReplacedFile;
import org.nightjar.job.JobContext;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.NightjarException;
import org.nightjar.model.Reject;
import org.nightjar.model.RejectContent;
import org.nightjar.store.CaseStore;

/** Writes every reject with its bytes as one JSON object a line; the file is there whole or not at all. */
final class RejectExport {

    private RejectExport() {}

    /** @throws NightjarException OUTPUT_FAILED */
    static void write(CaseStore store, Path file, JobContext job) throws NightjarException {
        Map<Integer, EvidenceItem> items = new HashMap<>();
        store.evidence().forEach(item -> items.put(item.id(), item));
        ReplacedFile.write(file, job, out -> {
            JsonGenerator json = new JsonFactory().createGenerator(out);
            json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
            try {
                store.eachReject((reject, content) -> {
                    job.checkCancelled();
                    write(json, reject, content, items.get(reject.evidenceId()));
                });
            } catch (UncheckedIOException full) {
                throw full.getCause();
            }
            json.writeRaw('\n');
            json.close();
        });
    }

    private static void write(JsonGenerator json, Reject reject, RejectContent content, @Nullable EvidenceItem item) {
        try {
            json.writeStartObject();
            json.writeNumberField("item", reject.evidenceId());
            json.writeStringField("path", item == null ? "" : item.path());
            json.writeStringField("sha256", item == null ? "" : item.sha256());
            json.writeStringField("entry", reject.position().entry());
            json.writeNumberField("record", reject.position().recordIndex());
            json.writeNumberField("byteOffset", reject.position().byteOffset());
            json.writeStringField("reason", reject.reason());
            json.writeStringField("message", reject.message());
            json.writeStringField("excerpt", reject.excerpt());
            json.writeNumberField("bytes", content.wholeBytes());
            json.writeBooleanField("whole", content.isWhole());
            writeContent(json, content.bytes());
            json.writeEndObject();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** As text where the bytes are UTF-8, else in base 64, so that they can be had back exactly. */
    private static void writeContent(JsonGenerator json, byte[] bytes) throws IOException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            json.writeStringField("text", text);
        } catch (CharacterCodingException notText) {
            json.writeBinaryField("base64", bytes);
        }
    }
}
