package org.nightjar.casefile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.nightjar.detect.DetectedSignals;
import org.nightjar.detect.DetectorInfo;
import org.nightjar.detect.FinishedDetectors;
import org.nightjar.detect.SignalBytes;
import org.nightjar.detect.sigma.RuleSet;
import org.nightjar.detect.sigma.SigmaMatching;
import org.nightjar.model.Dimension;
import org.nightjar.store.EventIndex;

/**
 * What the parts of a detection found that was cancelled or killed, for the next one that asks the same of the same: a file
 * in the case's {@code cache} folder ({@code formats/cache.md}) that grows by a piece whenever a detector is done, and is
 * thrown away when a run comes to its end. The file names in its head what it is of (program, events, settings, files of
 * rules); a file of anything else is begun anew. Each piece bears a mark that only this person's program can make, so that
 * whoever hands over a case cannot put words into a run; a piece that a kill has cut off has none. Where no file can be
 * written the run goes on without. Thread-safe.
 */
final class UnfinishedRun implements FinishedDetectors {

    /** More is not kept: then what is beyond is done again. */
    static final long MOST_BYTES = 64L << 20;

    static final String NAME = "unfinished-detection.njd";

    private static final int MARK = 32;
    private static final int HEAD = 32 + Long.BYTES;
    /** No detector has such an id. */
    private static final String RULES = "rules matched";

    private final Map<String, byte[]> pieces = new HashMap<>();
    private final Set<String> written = new HashSet<>();
    private final byte[] head;
    private final Mac mac;
    private @Nullable FileChannel channel;
    private int takenUp;
    private boolean rulesTakenUp;

    private UnfinishedRun(byte[] head, Mac mac) {
        this.head = head;
        this.mac = mac;
    }

    /**
     * Opens what is left of a run of the same, or begins.
     *
     * @param stamp names all that findings depend on; "" if nothing does
     * @return empty where nothing can be kept
     */
    static Optional<UnfinishedRun> open(Path caseFolder, String stamp, Optional<byte[]> secret) {
        Path folder = caseFolder.resolve("cache");
        Path file = folder.resolve(NAME);
        if (secret.isEmpty() || stamp.isEmpty()) {
            return Optional.empty();
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.get(), "HmacSHA256"));
            byte[] of = MessageDigest.getInstance("SHA-256").digest(stamp.getBytes(StandardCharsets.UTF_8));
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectory(folder);
            }
            ByteBuffer begun = ByteBuffer.allocate(HEAD).put(of).putLong(System.currentTimeMillis());
            UnfinishedRun run = new UnfinishedRun(begun.array(), mac);
            boolean there = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
            if (!there) {
                Files.deleteIfExists(file);
            }
            FileChannel channel = FileChannel.open(
                    file,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS);
            run.channel = channel;
            run.read(channel, of);
            return Optional.of(run);
        } catch (IOException | GeneralSecurityException | UnsupportedOperationException nowhere) {
            return Optional.empty();
        }
    }

    /** Takes up what holds, and goes on behind it. */
    private void read(FileChannel channel, byte[] of) throws IOException {
        ByteBuffer all = ByteBuffer.allocate((int) Math.min(MOST_BYTES, channel.size()));
        while (all.hasRemaining() && channel.read(all) >= 0) {
            continue;
        }
        all.flip();
        int end = 0;
        if (all.remaining() >= HEAD && Arrays.equals(of, Arrays.copyOf(all.array(), of.length))) {
            all.get(head);
            end = HEAD;
            while (piece(all)) {
                end = all.position();
            }
        }
        channel.truncate(end);
        channel.position(end);
        if (end == 0) {
            write(channel, ByteBuffer.wrap(head));
        }
    }

    /** Reads one more piece, if there is a whole one with its mark. */
    private boolean piece(ByteBuffer all) {
        if (all.remaining() < 2 * Integer.BYTES) {
            return false;
        }
        int name = all.getInt();
        int body = all.getInt();
        if (name < 0 || body < 0 || (long) name + body + MARK > all.remaining()) {
            return false;
        }
        byte[] named = new byte[name];
        byte[] bytes = new byte[body];
        byte[] mark = new byte[MARK];
        all.get(named).get(bytes).get(mark);
        if (!MessageDigest.isEqual(mark, mark(named, bytes))) {
            return false;
        }
        pieces.put(new String(named, StandardCharsets.UTF_8), bytes);
        written.add(new String(named, StandardCharsets.UTF_8));
        return true;
    }

    /** Of the run that it belongs to as well: pieces of other runs are none. */
    private byte[] mark(byte[] name, byte[] body) {
        mac.update(head);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(name.length).array());
        mac.update(name);
        return mac.doFinal(body);
    }

    private synchronized void keep(String name, byte[] body) {
        FileChannel out = channel;
        byte[] named = name.getBytes(StandardCharsets.UTF_8);
        try {
            if (out == null
                    || written.contains(name)
                    || out.position() + body.length + named.length + 1024 > MOST_BYTES) {
                return;
            }
            ByteBuffer piece = ByteBuffer.allocate(2 * Integer.BYTES + named.length + body.length + MARK);
            piece.putInt(named.length).putInt(body.length).put(named).put(body).put(mark(named, body));
            write(out, piece.flip());
            written.add(name);
        } catch (IOException full) {
            close();
        }
    }

    private synchronized boolean isWritten(String name) {
        return written.contains(name);
    }

    private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    private synchronized Optional<byte[]> take(String name) {
        return Optional.ofNullable(pieces.remove(name));
    }

    /**
     * Rules and lists are weighed for their users as fast as they are read, and their signals are many: of them what was
     * matched is kept.
     */
    private static boolean isKept(DetectorInfo detector) {
        return detector.stated().isEmpty();
    }

    @Override
    public Optional<DetectedSignals.OfDetector> find(DetectorInfo detector, EventIndex index) {
        if (!isKept(detector)) {
            return Optional.empty();
        }
        Optional<DetectedSignals.OfDetector> found = take(detector.id())
                .flatMap(bytes -> SignalBytes.read(
                        bytes,
                        detector,
                        index.column(Dimension.USER).dictionary().size(),
                        index.size()));
        takenUp += found.isPresent() ? 1 : 0;
        return found;
    }

    @Override
    public void keep(DetectedSignals.OfDetector done) {
        if (isKept(done.detector())) {
            keep(done.detector().id(), SignalBytes.write(done));
        }
    }

    /** What rules matched, if they were done. */
    Optional<SigmaMatching> matching(RuleSet rules, EventIndex index) {
        Optional<SigmaMatching> found = take(RULES).flatMap(bytes -> SigmaMatching.read(bytes, rules, index.size()));
        rulesTakenUp = found.isPresent();
        return found;
    }

    void keep(SigmaMatching matching) {
        if (!isWritten(RULES)) {
            keep(RULES, matching.write());
        }
    }

    /** What was taken up, as a sentence; "" if nothing. */
    String sentence(int detectors) {
        List<String> parts = new ArrayList<>();
        if (takenUp > 0) {
            parts.add(takenUp + " of " + detectors + " detectors");
        }
        if (rulesTakenUp) {
            parts.add("what rules matched");
        }
        return parts.isEmpty()
                ? ""
                : "Taken up from the run of " + begun() + ", which did not come to its end: "
                        + String.join(" and ", parts) + ".";
    }

    /** Whether there is anything of an earlier run to take up. */
    boolean isBegun() {
        return !pieces.isEmpty();
    }

    /** When the run began that this one goes on with, UTC. */
    Instant begun() {
        return Instant.ofEpochMilli(ByteBuffer.wrap(head).getLong(HEAD - Long.BYTES));
    }

    /** The file stays for the next run. */
    synchronized void close() {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException lost) {
                // what was not written is done again
            }
        }
    }

    /** The run came to its end: nothing is to be taken up. */
    static void forget(Path caseFolder) {
        try {
            Files.deleteIfExists(caseFolder.resolve("cache").resolve(NAME));
        } catch (IOException stays) {
            // it is of a state that the next run will not ask for, or gives the same findings
        }
    }
}
