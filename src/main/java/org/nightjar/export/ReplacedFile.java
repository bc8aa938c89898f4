package org.nightjar.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import org.nightjar.job.JobContext;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;

/**
 * Writes a file so that it is there whole or not at all: beside its place first, then moved. What was there before
 * stays until then, and for good if the writing fails or is cancelled.
 */
public final class ReplacedFile {

    /** What is to be written. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException, NightjarException;
    }

    private ReplacedFile() {}

    /**
     * Writes the file. What a killed writing of the same file has left beside it is taken away, and the job is told.
     *
     * @throws NightjarException OUTPUT_FAILED, or what the content throws
     */
    public static void write(Path file, JobContext job, Content content) throws NightjarException {
        Path target = file.toAbsolutePath();
        Path name = target.getFileName();
        if (name == null || Files.isDirectory(target)) {
            throw new NightjarException(ErrorKind.OUTPUT_FAILED, file + " is a folder; name a file to write to.");
        }
        PartFiles.removeAbandoned(target)
                .forEach(left -> job.warn("Removed " + left + ", the unfinished file of an earlier writing of " + name
                        + " that was broken off."));
        Path part = PartFiles.of(target);
        boolean moved = false;
        try {
            try (OutputStream out = PartFiles.open(part)) {
                content.writeTo(out);
            }
            move(part, target);
            moved = true;
        } catch (IOException failed) {
            throw new NightjarException(
                    ErrorKind.OUTPUT_FAILED,
                    file + " could not be written: " + reason(failed, target.getParent())
                            + ". Nothing was changed; choose another place.",
                    failed);
        } finally {
            if (!moved) {
                discard(part);
            }
        }
    }

    /** Why, for people: the system's own words name the unfinished file, of which they know nothing. */
    private static String reason(IOException failed, @Nullable Path folder) {
        if (folder != null && !Files.isDirectory(folder)) {
            return "there is no folder " + folder;
        }
        if (failed instanceof AccessDeniedException) {
            return "you may not write there";
        }
        if (failed instanceof NoSuchFileException) {
            return "that folder takes no files";
        }
        String said = failed instanceof FileSystemException of ? of.getReason() : failed.getMessage();
        return said == null || said.isBlank() ? failed.getClass().getSimpleName() : said.strip();
    }

    private static void move(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException plain) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void discard(Path part) throws NightjarException {
        try {
            Files.deleteIfExists(part);
        } catch (IOException failed) {
            throw new NightjarException(
                    ErrorKind.OUTPUT_FAILED, "The unfinished file " + part + " could not be taken away.", failed);
        }
    }
}
