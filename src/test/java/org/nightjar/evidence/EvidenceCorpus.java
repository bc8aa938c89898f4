package org.nightjar.evidence;

import static org.nightjar.evidence.Archives.bytes;
import static org.nightjar.evidence.Archives.gzip;
import static org.nightjar.evidence.Archives.join;
import static org.nightjar.evidence.Archives.storedZip;
import static org.nightjar.evidence.Archives.tarMember;
import static org.nightjar.evidence.Archives.zip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.nightjar.evidence.Archives.Stored;

/** Makes evidence in every shape and container, and damages it; the same random numbers make the same evidence. */
public final class EvidenceCorpus {

    private static final String[] BRANCHES = {
        "{",
        "}",
        "[",
        "]",
        "\"",
        "\\",
        ",",
        ":",
        "\n",
        "\r\n",
        "\0",
        "\ud83d\ude00",
        "\\ud800",
        "null",
        "1e999",
        "-",
        "\"eventName\"",
        "\"Records\":[",
        "\"CloudTrailEvent\":\"{\\\"",
        "{\"s3\":{}}",
        "[[[[[[[[",
        "{\"a\":{\"a\":{\"a\":",
        "\"\"",
        ";",
        "\t",
        "\ufeff",
        "{type=",
        "=",
        "999999999999999999999999999",
        "\"eventTime\":\"2024-13-99T00:00:00Z\""
    };

    private final Random random;

    public EvidenceCorpus(long seed) {
        random = new Random(seed);
    }

    /** One file of evidence, damaged or whole. */
    public byte[] next() {
        byte[] text = text();
        if (random.nextInt(3) > 0) {
            text = damaged(text);
        }
        byte[] packed = packed(text);
        return random.nextInt(3) == 0 ? damaged(packed) : packed;
    }

    private String record() {
        String id = random.nextInt(4) == 0 ? "" : ",\"eventID\":\"" + new java.util.UUID(0, random.nextInt(500)) + "\"";
        return "{\"eventVersion\":\"1.08\",\"userIdentity\":{\"type\":\"IAMUser\",\"arn\":\"arn:aws:iam::111122223333:user/b"
                + random.nextInt(9) + "\",\"accountId\":\"111122223333\"},\"eventTime\":\"2024-01-02T03:04:"
                + (10 + random.nextInt(49)) + "Z\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"Get"
                + random.nextInt(5) + "\",\"awsRegion\":\"eu-west-1\",\"sourceIPAddress\":\"192.0.2."
                + random.nextInt(255)
                + "\",\"userAgent\":\"caf\u00e9/1 \ud83d\ude00\",\"requestParameters\":{\"bucketName\":\"b\",\"k\":[1,2,{\"x\":null}]}"
                + id + "}";
    }

    private String records(String between) {
        StringBuilder all = new StringBuilder(record());
        for (int i = random.nextInt(6); i > 0; i--) {
            all.append(between).append(record());
        }
        return all.toString();
    }

    private byte[] text() {
        return switch (random.nextInt(17)) {
            case 0 -> bytes("{\"Records\":[" + records(",") + "]}");
            case 1 -> bytes("[" + records(",\n") + "]");
            case 2 -> bytes(records("\n") + "\n");
            case 3 -> bytes(records(""));
            case 4 ->
                bytes("{\"Events\":[{\"EventId\":\"1\",\"CloudTrailEvent\":\"" + record().replace("\"", "\\\"")
                        + "\"}]}");
            case 5 -> bytes("2024-01-02T03:04:05.000Z " + records("\n2024-01-02T03:04:05.000Z "));
            case 6 -> bytes("{\"detail-type\":\"AWS API Call via CloudTrail\",\"detail\":" + record() + "}");
            case 7 -> ("\ufeff" + records("\r\n")).getBytes(StandardCharsets.UTF_16LE);
            case 8 -> ("{\"Records\":[" + records(",") + "]}").getBytes(StandardCharsets.UTF_16BE);
            case 9 -> bytes("eventName,eventTime,eventSource,eventID,userIdentity,errorMessage\n" + rows());
            case 10 ->
                bytes(
                        "{\"@timestamp\":\"2024-01-02T03:04:05Z\",\"event.action\":\"A\",\"event.provider\":\"s3.amazonaws.com\"}\n"
                                + records("\n"));
            case 11 -> bytes("{\"awslogs\":{\"data\":\"" + carried() + "\"}}");
            case 12 ->
                bytes("{\"Records\":[{\"kinesis\":{\"data\":\"" + carried() + "\"}}," + record() + ",{\"Data\":\""
                        + carried() + "\",\"PartitionKey\":\"p\"}]}");
            case 13 ->
                bytes("{\"data\":{\"a\":[1],\"Records\":[" + records(",") + "],\"more\":{\"1\":" + record() + ",\"2\":"
                        + record() + "}}}");
            case 14 -> {
                String many = (record() + ",").repeat(random.nextInt(400));
                yield bytes("{\"data\":{\"Records\":[" + many + record() + "],\"x\":{\"y\":[" + records(",") + "]}}}");
            }
            case 15 -> bytes("A title\n\neventName,eventTime,eventSource,eventID,userIdentity,errorMessage\n" + rows());
            default -> bytes("EventId,CloudTrailEvent\n1,\"" + record().replace("\"", "\"\"") + "\"\n");
        };
    }

    /** Base64 of records, mostly of gzip, and sometimes damaged before it was made. */
    private String carried() {
        byte[] data = bytes(random.nextBoolean() ? records("\n") : "{\"logEvents\":[" + records(",") + "]}");
        try {
            byte[] packed = random.nextInt(4) == 0 ? data : gzip(random.nextInt(4) == 0 ? gzip(data) : data);
            return Base64.getEncoder().encodeToString(random.nextInt(4) == 0 ? damaged(packed) : packed);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private String rows() {
        StringBuilder rows = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            rows.append("A,2024-01-02T03:04:05Z,s3.amazonaws.com,e-")
                    .append(random.nextInt(50))
                    .append(
                            ",\"{type=Root, arn=arn:aws:iam::1:root, sessioncontext={attributes={a=b}}, username=null}\",\"x\n\"\"y\"\"\"\n");
        }
        return rows.toString();
    }

    private byte[] packed(byte[] content) {
        try {
            return switch (random.nextInt(10)) {
                case 9 -> join(bytes("x\0" + "y".repeat(random.nextInt(600))), zip(members(content)));
                case 0 -> gzip(content);
                case 1 -> join(gzip(content), gzip(bytes("\n")), gzip(content));
                case 2 -> zip(members(content));
                case 3 -> storedZip(List.of(new Stored("a.json", content, 8), new Stored("a.json", gzip(content), 0)));
                case 4 -> join(tarMember("x/a.json", '0', content), tarMember("l", '2', new byte[0]), new byte[1024]);
                case 5 -> gzip(join(tarMember("a.json.gz", '0', gzip(content)), new byte[1024]));
                case 6 -> zip(Map.of("in.zip", zip(members(content))));
                default -> content;
            };
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Map<String, byte[]> members(byte[] content) throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("AWSLogs/a.json.gz", gzip(content));
        members.put(random.nextBoolean() ? "b.json" : "../b.json", content);
        members.put("c/", new byte[0]);
        return members;
    }

    /** One to four changes of bits, bytes, runs and numbers. */
    private byte[] damaged(byte[] whole) {
        byte[] now = whole;
        for (int i = 1 + random.nextInt(4); i > 0 && now.length > 0; i--) {
            now = change(now);
        }
        return now;
    }

    private byte[] change(byte[] source) {
        byte[] now = source.clone();
        int at = random.nextInt(now.length);
        int length = Math.min(now.length - at, 1 + random.nextInt(random.nextInt(5) == 0 ? 2_000 : 16));
        switch (random.nextInt(9)) {
            case 0 -> now[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> now[at] = (byte) random.nextInt(256);
            case 2 -> now = java.util.Arrays.copyOf(now, at);
            case 3 -> now = join(part(now, 0, at + length), part(now, at, now.length));
            case 4 -> now = join(part(now, 0, at), part(now, at + length, now.length));
            case 5 ->
                now = join(
                        part(now, 0, at), bytes(BRANCHES[random.nextInt(BRANCHES.length)]), part(now, at, now.length));
            case 6 -> java.util.Arrays.fill(now, at, at + length, (byte) (random.nextBoolean() ? 0 : 0xff));
            case 7 -> now = join(part(now, at, now.length), part(now, 0, at));
            default ->
                now = join(
                        part(now, 0, at),
                        bytes(BRANCHES[random.nextInt(BRANCHES.length)].repeat(1 + random.nextInt(3_000))),
                        part(now, at, now.length));
        }
        return now;
    }

    private static byte[] part(byte[] bytes, int from, int to) {
        return java.util.Arrays.copyOfRange(bytes, Math.min(from, bytes.length), to);
    }
}
