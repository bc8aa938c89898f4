package org.nightjar.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;

/** Where a benchmark puts its files: the folder that was named, which keeps them, or one that goes with the end. */
final class BenchFolder {

    private BenchFolder() {}

    /** What is done in the folder. */
    interface Work<T> {
        T in(Path folder) throws IOException, NightjarException;
    }

    static <T> T with(BenchOptions options, Work<T> work) throws NightjarException {
        try {
            Path folder = options.folder().isPresent()
                    ? Files.createDirectories(options.folder().get())
                    : Files.createTempDirectory("nightjar-bench");
            try {
                return work.in(folder.toAbsolutePath());
            } finally {
                if (options.folder().isEmpty()) {
                    BenchEvidence.delete(folder);
                }
            }
        } catch (IOException failed) {
            throw new NightjarException(ErrorKind.OUTPUT_FAILED, "The benchmark cannot write its files.", failed);
        }
    }
}
