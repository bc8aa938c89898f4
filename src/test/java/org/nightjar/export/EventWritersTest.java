package org.nightjar.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.analysis.query.EventQuery;
import org.nightjar.job.JobCancelledException;
import org.nightjar.job.JobContext;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;
import org.nightjar.store.RowSet;
import org.nightjar.support.CancelledAt;
import org.nightjar.support.SampleCase;

class EventWritersTest {

    @TempDir
    Path folder;

    private final SampleCase sample = SampleCase.make();

    private RowSet night() throws NightjarException {
        return EventQuery.parse("country:NL").select(sample.index());
    }

    @Test
    void jsonLinesHoldEveryEventInTimeOrder() throws Exception {
        Path file = folder.resolve("events.jsonl");
        EventJsonlWriter.write(sample.index(), sample.evidence(), night(), file, JobContext.unwatched());
        List<String> lines = Files.readAllLines(file);
        assertEquals(40, lines.size());
        for (int i = 0; i < 40; i++) {
            assertEquals(
                    "night-" + i,
                    new ObjectMapper().readTree(lines.get(i)).get("eventId").textValue());
        }
        assertEquals(
                "Boto3/1.34 " + SampleCase.HOSTILE,
                new ObjectMapper().readTree(lines.get(0)).get("userAgent").textValue());
    }

    @Test
    void csvHoldsTheHeadingAndEveryEvent() throws Exception {
        Path file = folder.resolve("events.csv");
        EventCsvWriter.write(sample.index(), sample.evidence(), night(), file, JobContext.unwatched());
        String[] lines = Files.readString(file).split("\r\n");
        assertEquals(41, lines.length);
        assertTrue(lines[1].startsWith("night-0,2024-05-26T03:02:11Z,cloudtrail,alice,"), lines[1]);
        assertFalse(Files.readString(file).contains("\0"));
    }

    @Test
    void cancelledExportLeavesWhatWasThere() throws Exception {
        Path file = folder.resolve("events.csv");
        Files.writeString(file, "before");
        JobContext cancelled = new CancelledAt(0);
        assertThrows(
                JobCancelledException.class,
                () -> EventCsvWriter.write(sample.index(), sample.evidence(), night(), file, cancelled));
        assertEquals("before", Files.readString(file));
        assertEquals(1, fileCount());
    }

    @Test
    void folderThatDoesNotExistIsOneSentence() throws Exception {
        NightjarException failed = assertThrows(
                NightjarException.class,
                () -> EventCsvWriter.write(
                        sample.index(),
                        sample.evidence(),
                        night(),
                        folder.resolve("absent").resolve("events.csv"),
                        JobContext.unwatched()));
        assertEquals(ErrorKind.OUTPUT_FAILED, failed.kind());
        Path absent = folder.resolve("absent");
        assertEquals(
                absent.resolve("events.csv") + " could not be written: there is no folder " + absent
                        + ". Nothing was changed; choose another place.",
                failed.userMessage());
        assertEquals(
                ErrorKind.OUTPUT_FAILED,
                assertThrows(
                                NightjarException.class,
                                () -> ReplacedFile.write(folder, JobContext.unwatched(), out -> {}))
                        .kind());
        assertEquals(0, fileCount());
    }

    @Test
    void aFullDiskIsSaidInTheWordsOfTheSystem() throws Exception {
        NightjarException failed = assertThrows(
                NightjarException.class,
                () -> ReplacedFile.write(folder.resolve("report.html"), JobContext.unwatched(), out -> {
                    throw new IOException("No space left on device");
                }));
        assertTrue(
                failed.userMessage().contains("could not be written: No space left on device. "), failed.userMessage());
        assertEquals(0, fileCount());
    }

    private long fileCount() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }
}
