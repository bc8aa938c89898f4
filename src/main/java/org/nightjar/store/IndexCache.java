package org.nightjar.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;

/**
 * The columns of an index as a file in the folder of a case, so that it need not be built again: a copy that can be thrown
 * away at any time ({@code formats/cache.md}). A file is used only if it carries the stamp of the case as it is now and all of
 * it holds; anything else is as if it were not there. Thread-safe.
 */
public final class IndexCache {

    private static final String FOLDER = "cache";
    private static final String PREFIX = "columns-";
    private static final String SUFFIX = ".njc";
    private static final String PART = ".part";
    private static final int NAMED_BYTES = 8;

    private final Path folder;

    /** @param caseFolder the folder of the case */
    public IndexCache(Path caseFolder) {
        folder = caseFolder.resolve(FOLDER);
    }

    /**
     * An index as it was kept, with the lines that were kept beside it.
     *
     * @param databases what gave the facts about addresses
     */
    public record Kept(EventIndex index, List<String> databases) {}

    /**
     * Reads what was made of this state of the case, if it is there and sound.
     *
     * @param stamp 32 bytes that differ for all states of all cases
     * @param events how many events the case has
     * @throws org.nightjar.job.JobCancelledException if the job was cancelled
     */
    public Optional<Kept> read(byte[] stamp, long events, JobContext job) {
        Path file = file(stamp);
        if (events > Integer.MAX_VALUE || !isOurs(file)) {
            return Optional.empty();
        }
        try (SectionReader in = SectionReader.open(file, events, stamp)) {
            job.stage("Opening the case", JobUnit.BYTES, in.length());
            IndexReading.Read read = IndexReading.read(in, (int) events, job);
            return Optional.of(new Kept(read.index(), read.databases()));
        } catch (IOException | ArithmeticException | IllegalArgumentException | IndexOutOfBoundsException unusable) {
            // told by nobody: the case is read from its database, and the file is replaced
            return Optional.empty();
        }
    }

    private Path file(byte[] stamp) {
        return folder.resolve(PREFIX + HexFormat.of().formatHex(stamp, 0, NAMED_BYTES) + SUFFIX);
    }

    private boolean isOurs(Path file) {
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Keeps an index in place of all that were kept before: whole or not at all.
     *
     * @param stamp of the state that it was built of
     * @param databases lines to keep beside it
     * @throws IOException if it cannot be written; what was there may be gone, and nothing of it is left half-written
     * @throws org.nightjar.job.JobCancelledException if the job was cancelled
     */
    public void write(EventIndex index, List<String> databases, byte[] stamp, JobContext job) throws IOException {
        job.stage("Keeping the columns", JobUnit.STEPS, -1);
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectory(folder);
        }
        Path file = file(stamp);
        removeOthers(file);
        Path part = folder.resolve(PREFIX + UUID.randomUUID() + PART);
        try {
            try (SectionWriter out = new SectionWriter(part, job)) {
                IndexWriting.write(index, databases, out);
                out.finish(stamp, index.size());
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Throws away what was kept of this state. */
    public void remove(byte[] stamp) throws IOException {
        if (isOurs(file(stamp))) {
            Files.delete(file(stamp));
        }
    }

    /** Those of other states, and parts that a killed program left. */
    private void removeOthers(Path kept) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (Path one : all) {
                if (!one.equals(kept)) {
                    Files.deleteIfExists(one);
                }
            }
        }
    }
}
