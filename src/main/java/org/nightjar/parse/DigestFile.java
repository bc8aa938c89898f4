package org.nightjar.parse;

import com.fasterxml.jackson.databind.JsonNode;
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

    /** How every hash in a digest is made. */
    private static final String HASH = "SHA-256";

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

    /** Whether a record is a digest, by its content. */
    public static boolean isDigest(JsonNode rec) {
        return rec.isObject()
                && rec.has("logFiles")
                && (rec.has("digestStartTime") || rec.has("digestEndTime") || rec.has("digestS3Object"));
    }

    /** What a digest says; a form that is wrong becomes its {@link #defect()}. */
    public static DigestFile of(JsonNode rec) {
        List<String> defects = new ArrayList<>();
        List<LogFile> files = new ArrayList<>();
        TimeRange range = range(rec, "digestStartTime", "digestEndTime", 0);
        if (range == null) {
            defects.add("does not say from when to when it is");
        }
        String object = Json.text(rec, "digestS3Object");
        if (object.isEmpty()) {
            defects.add("does not say its own S3 key");
        }
        Optional<Previous> previous = previous(rec, defects);
        for (JsonNode file : rec.path("logFiles")) {
            LogFile listed = logFile(file, range == null ? NO_TIME : range);
            if (listed == null) {
                defects.add("lists a log file without key or SHA-256");
            } else {
                files.add(listed);
            }
        }
        return new DigestFile(
                Json.text(rec, "awsAccountId"),
                range == null ? NO_TIME : range,
                Json.text(rec, "digestEndTime"),
                Json.text(rec, "digestS3Bucket"),
                object,
                Json.text(rec, "digestPublicKeyFingerprint").toLowerCase(Locale.ROOT),
                Json.text(rec, "digestSignatureAlgorithm"),
                previous,
                files,
                defects.isEmpty() ? "" : defects.get(0));
    }

    /**
     * The digest in these inflated bytes of an entry.
     *
     * @param name the entry's name, which is all that is left of a digest that cannot be read
     * @return empty if it is JSON of something else
     */
    public static Optional<DigestFile> read(byte[] bytes, String name) {
        try {
            JsonNode rec = RecordTree.of(bytes, 0, bytes.length);
            return isDigest(rec) ? Optional.of(of(rec)) : Optional.empty();
        } catch (UnreadableRecordException unreadable) {
            return Optional.of(new DigestFile(
                    "", NO_TIME, "", "", name, "", "", Optional.empty(), List.of(), "cannot be read to its end"));
        }
    }

    /** Whether an entry that begins with these bytes may be a digest; cheap, and seldom wrong. */
    public static boolean mayBegin(byte[] head, int length) {
        String text = new String(head, 0, length, StandardCharsets.ISO_8859_1);
        return text.stripLeading().startsWith("{")
                && (text.contains("\"digestS3Object\"")
                        || text.contains("\"digestStartTime\"")
                        || text.contains("\"digestEndTime\"")
                        || text.contains("\"logFiles\""));
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
        } else if (!fields[3].equalsIgnoreCase(HASH)) {
            defects.add("names its predecessor's hash by an algorithm other than " + HASH);
        }
        return Optional.of(new Previous(fields[1], fields[2].toLowerCase(Locale.ROOT), fields[4]));
    }

    private static @Nullable LogFile logFile(JsonNode file, TimeRange whole) {
        String object = Json.text(file, "s3Object");
        String hash = Json.text(file, "hashValue");
        if (object.isEmpty()
                || hash.isEmpty()
                || !Json.text(file, "hashAlgorithm").equalsIgnoreCase(HASH)) {
            return null;
        }
        TimeRange events = range(file, "oldestEventTime", "newestEventTime", 1);
        return new LogFile(object, hash.toLowerCase(Locale.ROOT), events == null ? whole : events);
    }

    private static @Nullable TimeRange range(JsonNode rec, String from, String to, int moreSeconds) {
        Instant start = EventTimes.parse(Json.text(rec, from));
        Instant end = EventTimes.parse(Json.text(rec, to));
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
