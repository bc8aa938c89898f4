package org.nightjar.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * A made-up trail with hourly digests, signed by a key of its own: S3 keys with inflated content, in the order of
 * delivery. Tests tamper with {@link #objects} and then write or read them.
 */
public final class DigestedTrail {

    public static final String ACCOUNT = "111122223333";
    public static final String REGION = "eu-west-1";
    public static final String BUCKET = "example-trail";
    public static final Instant START = Instant.parse("2024-03-04T10:00:00Z");
    public static final String FINGERPRINT = "31e8b5433410dfb61a9dc45cc65b22ff";

    /** A key of 2048 bits is enough to test with, and made once. */
    public static final KeyPair KEY = newKey();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SPKI_HEADER_BYTES = 24;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Inflated content by S3 key. */
    public final Map<String, byte[]> objects = new LinkedHashMap<>();

    /** S3 keys of the digests, oldest first. */
    public final List<String> digests = new ArrayList<>();

    /** S3 keys of the log files, oldest first. */
    public final List<String> logs = new ArrayList<>();

    private String previousKey = "";
    private String previousSignature = "";
    private int made;

    /** That many hours from {@link #START}, in each two log files of two events, at minutes 10 and 40. */
    public static DigestedTrail of(int hours) {
        DigestedTrail trail = new DigestedTrail();
        for (int hour = 0; hour < hours; hour++) {
            trail.hour(hour, 2);
        }
        return trail;
    }

    /** One hour with so many log files, closed by its digest. */
    public DigestedTrail hour(int hour, int files) {
        Instant from = START.plusSeconds(3600L * hour);
        List<String> delivered = new ArrayList<>();
        for (int file = 0; file < files; file++) {
            delivered.add(logFile(from.plusSeconds(600 + 1800L * file)));
        }
        logs.addAll(delivered);
        digest(from, delivered, "");
        return this;
    }

    /** The next digest starts a new chain. */
    public DigestedTrail restart() {
        previousKey = "";
        previousSignature = "";
        return this;
    }

    /** Puts a log file where CloudTrail would, listed by no digest yet; gives its key. */
    public String logFile(Instant at) {
        String key = "AWSLogs/" + ACCOUNT + "/CloudTrail/" + REGION + "/" + DAY.format(at) + "/" + ACCOUNT
                + "_CloudTrail_" + REGION + "_" + MINUTE.format(at) + "_Rand" + made++ + ".json.gz";
        objects.put(key, records(at, key).getBytes(StandardCharsets.UTF_8));
        return key;
    }

    private static String records(Instant at, String key) {
        List<String> records = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            records.add("{\"eventVersion\":\"1.08\",\"eventID\":\"" + Integer.toHexString(key.hashCode()) + "-" + i
                    + "\",\"eventTime\":\"" + at.plusSeconds(i) + "\",\"eventSource\":\"s3.amazonaws.com\","
                    + "\"eventName\":\"GetObject\",\"awsRegion\":\"" + REGION + "\",\"recipientAccountId\":\"" + ACCOUNT
                    + "\",\"userIdentity\":{\"type\":\"IAMUser\",\"userName\":\"ana\",\"accountId\":\"" + ACCOUNT
                    + "\"},\"sourceIPAddress\":\"198.51.100.7\"}");
        }
        return "{\"Records\":[" + String.join(",", records) + "]}";
    }

    /** A digest over these log files. */
    public void digest(Instant from, List<String> delivered, String suffix) {
        Instant to = from.plusSeconds(3600);
        String key = "AWSLogs/" + ACCOUNT + "/CloudTrail-Digest/" + REGION + "/" + DAY.format(to) + "/" + ACCOUNT
                + "_CloudTrail-Digest_" + REGION + "_main_trail_" + REGION + "_" + SECOND.format(to) + suffix
                + ".json.gz";
        ObjectNode digest = JSON.createObjectNode()
                .put("awsAccountId", ACCOUNT)
                .put("digestStartTime", from.toString())
                .put("digestEndTime", to.toString())
                .put("digestS3Bucket", BUCKET)
                .put("digestS3Object", key)
                .put("digestPublicKeyFingerprint", FINGERPRINT)
                .put("digestSignatureAlgorithm", "SHA256withRSA");
        boolean first = previousKey.isEmpty();
        digest.put("previousDigestS3Bucket", first ? null : BUCKET)
                .put("previousDigestS3Object", first ? null : previousKey)
                .put("previousDigestHashValue", first ? null : sha256(content(previousKey)))
                .put("previousDigestHashAlgorithm", first ? null : "SHA-256")
                .put("previousDigestSignature", first ? null : previousSignature);
        for (String file : delivered) {
            Instant at =
                    Instant.parse(read(content(file)).at("/Records/0/eventTime").asText());
            digest.withArray("logFiles")
                    .addObject()
                    .put("s3Bucket", BUCKET)
                    .put("s3Object", file)
                    .put("hashValue", sha256(content(file)))
                    .put("hashAlgorithm", "SHA-256")
                    .put("newestEventTime", at.plusSeconds(1).toString())
                    .put("oldestEventTime", at.toString());
        }
        digest.withArray("logFiles");
        objects.put(key, digest.toString().getBytes(StandardCharsets.UTF_8));
        digests.add(key);
        previousSignature = sign(key, KEY);
        previousKey = key;
    }

    /** Signs a digest as it stands now. */
    public String sign(String key, KeyPair with) {
        JsonNode digest = read(content(key));
        String text = digest.get("digestEndTime").asText() + "\n" + BUCKET + "/" + key + "\n" + sha256(content(key))
                + "\n"
                + digest.get("previousDigestSignature").asText();
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(with.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Changes a field of a digest. */
    public void edit(String key, String field, String value) {
        ObjectNode digest = (ObjectNode) read(content(key));
        objects.put(key, digest.put(field, value).toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Takes a field's value away. */
    public void blank(String key, String field) {
        ObjectNode digest = (ObjectNode) read(content(key));
        objects.put(key, digest.putNull(field).toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Replaces a text in an object's content, which must hold it. */
    public void replace(String key, String text, String by) {
        String content = new String(content(key), StandardCharsets.UTF_8);
        if (!content.contains(text)) {
            throw new AssertionError(key + " does not hold " + text);
        }
        objects.put(key, content.replace(text, by).getBytes(StandardCharsets.UTF_8));
    }

    public byte[] content(String key) {
        byte[] content = objects.get(key);
        if (content == null) {
            throw new AssertionError("no object " + key);
        }
        return content;
    }

    /** What {@code aws cloudtrail list-public-keys} would print. */
    public static String publicKeys(KeyPair key, String from, String to) {
        byte[] spki = key.getPublic().getEncoded();
        String pkcs1 = Base64.getEncoder().encodeToString(Arrays.copyOfRange(spki, SPKI_HEADER_BYTES, spki.length));
        return "{\"PublicKeyList\":[{\"Value\":\"" + pkcs1 + "\",\"ValidityStartTime\":" + from
                + ",\"ValidityEndTime\":" + to + ",\"Fingerprint\":\"" + FINGERPRINT + "\"}]}";
    }

    /** The keys that the trail was signed with. */
    public static String publicKeys() {
        return publicKeys(KEY, "\"2024-01-01T00:00:00+00:00\"", "\"2025-01-01T00:00:00+00:00\"");
    }

    /** Writes everything as a folder tree of gzip files. */
    public void write(Path root) {
        objects.forEach((key, content) -> writeFile(root.resolve(key), gzip(content)));
    }

    /** Writes one file, with the folders above it. */
    public static void writeFile(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A key of the same size that nobody knows. */
    public static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
