package org.nightjar.parse;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What counts of a digest's JSON, read token by token: a digest may be large, and a tree of it ten times as large. Of
 * each listed file only the known fields are held, whatever else stands there.
 *
 * @param rec the digest's own fields
 * @param files what it lists
 * @param incomplete whether it lists something without key or SHA-256
 */
record DigestFields(ObjectNode rec, List<Listed> files, boolean incomplete) {

    /** How every hash in a digest is made. */
    static final String HASH = "SHA-256";

    private static final String FILES = "logFiles";
    private static final Set<String> OWN = Set.of(
            "awsAccountId",
            "digestStartTime",
            "digestEndTime",
            "digestS3Bucket",
            "digestS3Object",
            "digestPublicKeyFingerprint",
            "digestSignatureAlgorithm",
            "previousDigestS3Bucket",
            "previousDigestS3Object",
            "previousDigestHashValue",
            "previousDigestHashAlgorithm",
            "previousDigestSignature");
    private static final Set<String> OF_FILE =
            Set.of("s3Object", "hashValue", "hashAlgorithm", "oldestEventTime", "newestEventTime");

    /** A listed file; times as they stand there. */
    record Listed(String object, String sha256, String oldest, String newest) {}

    /** Whether a record is a digest, by its content. */
    static boolean isDigest(JsonNode rec) {
        return rec.isObject() && rec.has(FILES) && saysWhen(rec);
    }

    private static boolean saysWhen(JsonNode rec) {
        return rec.has("digestStartTime") || rec.has("digestEndTime") || rec.has("digestS3Object");
    }

    /**
     * Reads one JSON value.
     *
     * @return empty if it is something else than a digest
     * @throws IOException if it is no JSON or ends early
     */
    static Optional<DigestFields> read(byte[] bytes, int offset, int length) throws IOException {
        try {
            return readTokens(bytes, offset, length);
        } catch (IOException | IllegalStateException first) {
            byte[] clean = new String(bytes, offset, length, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
            return readTokens(clean, 0, clean.length);
        }
    }

    private static Optional<DigestFields> readTokens(byte[] bytes, int offset, int length) throws IOException {
        try (JsonParser tokens = RecordTree.tokens(bytes, offset, length)) {
            if (tokens.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            ObjectNode rec = RecordTree.NODES.objectNode();
            List<Listed> files = null;
            boolean incomplete = false;
            while (tokens.nextToken() == JsonToken.FIELD_NAME) {
                String name = tokens.currentName();
                tokens.nextToken();
                if (name.equals(FILES)) {
                    files = new ArrayList<>();
                    incomplete = readFiles(tokens, files);
                } else {
                    take(tokens, name, OWN, rec);
                }
            }
            requireEnd(tokens, JsonToken.END_OBJECT);
            return files == null || !saysWhen(rec)
                    ? Optional.empty()
                    : Optional.of(new DigestFields(rec, files, incomplete));
        }
    }

    /** Whether one of them lacks what it must say. */
    private static boolean readFiles(JsonParser tokens, List<Listed> files) throws IOException {
        if (tokens.currentToken() != JsonToken.START_ARRAY) {
            tokens.skipChildren();
            return false;
        }
        boolean incomplete = false;
        while (tokens.nextToken() != JsonToken.END_ARRAY) {
            requireMore(tokens);
            Listed file = readFile(tokens);
            incomplete |= file == null;
            if (file != null) {
                files.add(file);
            }
        }
        return incomplete;
    }

    private static @Nullable Listed readFile(JsonParser tokens) throws IOException {
        ObjectNode file = RecordTree.NODES.objectNode();
        if (tokens.currentToken() != JsonToken.START_OBJECT) {
            tokens.skipChildren();
        } else {
            while (tokens.nextToken() == JsonToken.FIELD_NAME) {
                String name = tokens.currentName();
                tokens.nextToken();
                take(tokens, name, OF_FILE, file);
            }
            requireEnd(tokens, JsonToken.END_OBJECT);
        }
        String object = Json.text(file, "s3Object");
        String hash = Json.text(file, "hashValue");
        boolean whole = !object.isEmpty()
                && !hash.isEmpty()
                && Json.text(file, "hashAlgorithm").equalsIgnoreCase(HASH);
        return whole
                ? new Listed(
                        object,
                        hash.toLowerCase(Locale.ROOT),
                        Json.text(file, "oldestEventTime"),
                        Json.text(file, "newestEventTime"))
                : null;
    }

    /** Keeps a plain value of a known name, and goes behind any other. */
    private static void take(JsonParser tokens, String name, Set<String> known, ObjectNode into) throws IOException {
        JsonToken value = tokens.currentToken();
        if (value == null) {
            throw new IOException("it ends too early");
        } else if (value.isStructStart()) {
            tokens.skipChildren();
        } else if (known.contains(name)) {
            into.set(name, RecordTree.scalar(tokens, value));
        }
    }

    private static void requireMore(JsonParser tokens) throws IOException {
        if (tokens.currentToken() == null) {
            throw new IOException("it ends too early");
        }
    }

    private static void requireEnd(JsonParser tokens, JsonToken end) throws IOException {
        if (tokens.currentToken() != end) {
            throw new IOException("it ends too early");
        }
    }
}
