package org.nightjar.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.job.JobContext;
import org.nightjar.model.NightjarException;

/** What a killed writing leaves beside a file is taken away by the next, and nothing else is. */
class PartFilesTest {

    @TempDir
    Path folder;

    private static final class Warned extends JobContext.Unwatched {
        private final List<String> warnings = new ArrayList<>();

        @Override
        public void warn(String message) {
            warnings.add(message);
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private List<String> writeAndWarn() throws NightjarException {
        Warned job = new Warned();
        ReplacedFile.write(folder.resolve("a.csv"), job, out -> out.write('x'));
        return job.warnings;
    }

    @Test
    void whatAKilledWritingLeftIsRemovedAndSaid() throws Exception {
        Path left = PartFiles.of(folder.resolve("a.csv"));
        Files.writeString(left, "half");
        List<String> warnings = writeAndWarn();
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0).contains(left.toString()), warnings.get(0));
        assertEquals(List.of("a.csv"), names());
        assertEquals(List.of(), writeAndWarn());
    }

    @Test
    void whatIsBeingWrittenOrSomebodyElsesStays() throws Exception {
        Path busy = PartFiles.of(folder.resolve("a.csv"));
        Path other = Files.writeString(PartFiles.of(folder.resolve("b.csv")), "half");
        Path own = Files.writeString(folder.resolve("a.csv.part"), "mine");
        try (OutputStream out = PartFiles.open(busy)) {
            out.write('y');
            assertEquals(List.of(), writeAndWarn());
            assertEquals(
                    Stream.of(
                                    "a.csv",
                                    busy.getFileName().toString(),
                                    other.getFileName().toString(),
                                    own.getFileName().toString())
                            .sorted()
                            .toList(),
                    names());
        }
    }
}
