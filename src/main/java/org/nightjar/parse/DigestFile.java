package org.nightjar.parse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.TimeRange;

/**
 * A CloudTrail digest as it says of itself: which log files were delivered in its hour, with their hashes, and what
 * its predecessor was. Nothing is checked here but its form.
 *
 * @param account whose events it is about
 * @param range from {@code digestStartTime} to {@code digestEndTime}; empty at 1970 if they are unreadable
 * @param endText {@code digestEndTime} as it stands there, which is part of what is signed
 * @param bucket the S3 bucket that it was delivered to
 * @param object its S3 key
 * @param fingerprint of the public key that its signature can be checked with
 * @param signatureAlgorithm {@code SHA256withRSA}
 * @param previous what it says of its predecessor; empty in the first digest of a chain
 * @param logFiles the log files that it lists
 * @param defect what is wrong with its form, to follow "the digest", or ""
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-digest-file-structure.html">digest file structure</a>
 */
public record DigestFile(
        String account,
        TimeRange range,
        String endText,
        String bucket,
        String object,
        String fingerprint,
        String signatureAlgorithm,
        Optional<Previous> previous,
        List<LogFile> logFiles,
        String defect) {

    /** So much of an entry tells whether it may be a digest. */
    static final int HEAD_BYTES = 4096;

    /** How nearly every other entry of a trail begins: it need not be looked at any further. */
    private static final byte[] LOG_FILE = "{\"Records\":[".getBytes(StandardCharsets.ISO_8859_1);

    private static final TimeRange NO_TIME = new TimeRange(Instant.EPOCH, Instant.EPOCH);

    /**
     * The predecessor.
     *
     * @param object its S3 key
     * @param sha256 lower-case hex of its inflated bytes
     * @param signature hex of its signature
     */
    public record Previous(String object, String sha256, String signature) {}

    /**
     * A log file that was delivered.
     *
     * @param object its S3 key
     * @param sha256 lower-case hex of its inflated bytes
     * @param events from its oldest event to a second after its newest
     */
    public record LogFile(String object, String sha256, TimeRange events) {}

    public DigestFile {
        logFiles = List.copyOf(logFiles);
    }

    /** What a digest says; a form that is wrong becomes its {@link #defect()}. */
    private static DigestFile of(DigestFields fields) {
        JsonNode rec = fields.rec();
        List<String> defects = new ArrayList<>();
        TimeRange range = range(Json.text(rec, "digestStartTime"), Json.text(rec, "digestEndTime"), 0);
        if (range == null) {
            defects.add("does not say from when to when it is");
        }
        String object = Json.text(rec, "digestS3Object");
        if (object.isEmpty()) {
            defects.add("does not say its own S3 key");
        }
        Optional<Previous> previous = previous(rec, defects);
        if (fields.incomplete()) {
            defects.add("lists a log file without key or SHA-256");
        }
        TimeRange whole = range == null ? NO_TIME : range;
        return new DigestFile(
                Json.text(rec, "awsAccountId"),
                range == null ? NO_TIME : range,
                Json.text(rec, "digestEndTime"),
                Json.text(rec, "digestS3Bucket"),
                object,
                Json.text(rec, "digestPublicKeyFingerprint").toLowerCase(Locale.ROOT),
                Json.text(rec, "digestSignatureAlgorithm"),
                previous,
                fields.files().stream().map(file -> logFile(file, whole)).toList(),
                defects.isEmpty() ? "" : defects.get(0));
    }

    /** The digest that these bytes are, or empty if they are something else or broken. */
    static Optional<DigestFile> find(byte[] bytes, int offset, int length) {
        try {
            return DigestFields.read(bytes, offset, length).map(DigestFile::of);
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    /**
     * The digest in these inflated bytes of an entry.
     *
     * @param name the entry's name, which is all that is left of a digest that cannot be read
     * @return empty if it is JSON of something else
     */
    public static Optional<DigestFile> read(byte[] bytes, String name) {
        try {
            return DigestFields.read(bytes, 0, bytes.length).map(DigestFile::of);
        } catch (IOException unreadable) {
            return Optional.of(new DigestFile(
                    "", NO_TIME, "", "", name, "", "", Optional.empty(), List.of(), "cannot be read to its end"));
        }
    }

    /** Whether an entry that begins with these bytes may be a digest; cheap, and seldom wrong. */
    public static boolean mayBegin(byte[] head, int length) {
        return mayBegin(head, 0, length);
    }

    static boolean mayBegin(byte[] head, int offset, int length) {
        int brace = offset;
        while (brace < offset + length && head[brace] <= ' ' && head[brace] >= 0) {
            brace++;
        }
        if (brace == offset + length || head[brace] != '{' || isAt(head, brace, offset + length, LOG_FILE)) {
            return false;
        }
        String text = new String(head, offset, Math.min(length, HEAD_BYTES), StandardCharsets.ISO_8859_1);
        return text.contains("\"digestS3Object\"")
                || text.contains("\"digestStartTime\"")
                || text.contains("\"digestEndTime\"")
                || text.contains("\"logFiles\"");
    }

    private static boolean isAt(byte[] bytes, int from, int to, byte[] what) {
        return to - from >= what.length && Arrays.equals(bytes, from, from + what.length, what, 0, what.length);
    }

    /** All five fields about the predecessor are there or none is. */
    private static Optional<Previous> previous(JsonNode rec, List<String> defects) {
        String[] fields = {
            Json.text(rec, "previousDigestS3Bucket"),
            Json.text(rec, "previousDigestS3Object"),
            Json.text(rec, "previousDigestHashValue"),
            Json.text(rec, "previousDigestHashAlgorithm"),
            Json.text(rec, "previousDigestSignature")
        };
        int said = 0;
        for (String field : fields) {
            said += field.isEmpty() ? 0 : 1;
        }
        if (said == 0) {
            return Optional.empty();
        }
        if (said < fields.length) {
            defects.add("says only a part of what it must say about its predecessor");
        } else if (!fields[3].equalsIgnoreCase(DigestFields.HASH)) {
            defects.add("names its predecessor's hash by an algorithm other than " + DigestFields.HASH);
        }
        return Optional.of(new Previous(fields[1], fields[2].toLowerCase(Locale.ROOT), fields[4]));
    }

    private static LogFile logFile(DigestFields.Listed file, TimeRange whole) {
        TimeRange events = range(file.oldest(), file.newest(), 1);
        return new LogFile(file.object(), file.sha256(), events == null ? whole : events);
    }

    private static @Nullable TimeRange range(String from, String to, int moreSeconds) {
        Instant start = EventTimes.parse(from);
        Instant end = EventTimes.parse(to);
        return start == null || end == null || end.isBefore(start)
                ? null
                : new TimeRange(start, end.plusSeconds(moreSeconds));
    }

    /** The last part of its S3 key, which stays the same wherever the file is copied. */
    public String name() {
        return object.substring(object.lastIndexOf('/') + 1);
    }

    /** The region whose events it is about, or "". */
    public String region() {
        String[] parts = name().split("_", -1);
        return isDigestName(parts) ? parts[2] : "";
    }

    /** The trail's name, or "". */
    public String trail() {
        String[] parts = name().split("_", -1);
        int last = parts.length - (isBackfill() ? 3 : 2);
        return isDigestName(parts) && last > 3 ? String.join("_", Arrays.copyOfRange(parts, 3, last)) : "";
    }

    /** Whether it lists what was delivered late, beside the hourly digests. */
    public boolean isBackfill() {
        return name().contains("_backfill.json");
    }

    /** ACCOUNT_CloudTrail-Digest_REGION_TRAIL_HOMEREGION_END.json.gz, where TRAIL may hold {@code _} itself. */
    private static boolean isDigestName(String[] parts) {
        return parts.length > 5 && parts[1].equals("CloudTrail-Digest");
    }

    /** What it is, for people: "a CloudTrail digest of account … region … from … to …". */
    public String description() {
        return "a CloudTrail digest of account " + (account.isEmpty() ? "unknown" : account) + ", region "
                + (region().isEmpty() ? "unknown" : region())
                + (range.equals(NO_TIME) ? "" : ", from " + range.from() + " to " + range.to()) + ", which lists "
                + logFiles.size() + (logFiles.size() == 1 ? " log file" : " log files");
    }
}
