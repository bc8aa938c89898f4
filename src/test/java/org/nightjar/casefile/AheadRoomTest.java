package org.nightjar.casefile;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.evidence.EvidenceLimits;
import org.nightjar.job.JobCancelledException;
import org.nightjar.job.JobContext;

/** What is read ahead is bounded by what it holds, not by how many files it is of. */
class AheadRoomTest {

    private static final int MORE_THAN_THERE_IS = 1 << 24;

    private static CompletableFuture<Void> entering(AheadRoom room, AtomicBoolean isWaitedFor) {
        return CompletableFuture.runAsync(() -> room.enter(isWaitedFor::get));
    }

    private static void assertWaits(CompletableFuture<Void> entering) {
        assertThrows(TimeoutException.class, () -> entering.get(100, TimeUnit.MILLISECONDS));
    }

    @Test
    void aFileBeginsWhenThereIsRoomOrWhenItIsWaitedFor() throws Exception {
        AheadRoom room = new AheadRoom();
        entering(room, new AtomicBoolean()).get(10, TimeUnit.SECONDS);
        room.put(MORE_THAN_THERE_IS);
        AtomicBoolean isWaitedFor = new AtomicBoolean();
        CompletableFuture<Void> next = entering(room, isWaitedFor);
        CompletableFuture<Void> later = entering(room, new AtomicBoolean());
        assertWaits(next);
        isWaitedFor.set(true);
        room.look();
        next.get(10, TimeUnit.SECONDS);
        assertWaits(later);
        room.taken(MORE_THAN_THERE_IS);
        later.get(10, TimeUnit.SECONDS);
    }

    @Test
    void aThreadThatIsStoppedWaitsNoLonger() {
        AheadRoom room = new AheadRoom();
        room.put(MORE_THAN_THERE_IS);
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> {
            Thread.currentThread().interrupt();
            room.enter(() -> false);
        });
        ExecutionException why = assertThrows(ExecutionException.class, () -> stopped.get(10, TimeUnit.SECONDS));
        assertTrue(why.getCause() instanceof JobCancelledException, () -> "" + why);
    }

    @Test
    void smallFilesAreReadWhileTheOneBeforeThemIsNotWritten(@TempDir Path folder) throws Exception {
        List<Path> files = new ArrayList<>();
        long bytes = 0;
        for (int i = 0; i < 40; i++) {
            String record = "{\"eventVersion\":\"1.08\",\"eventID\":\"%08d-0000-0000-0000-000000000000\",".formatted(i)
                    + "\"eventTime\":\"2024-05-06T07:08:09Z\",\"eventSource\":\"s3.amazonaws.com\","
                    + "\"eventName\":\"GetObject\",\"userIdentity\":{\"type\":\"Root\",\"arn\":\"arn:aws:iam::1:root\"}}";
            files.add(Files.writeString(folder.resolve(i + ".json"), record));
            bytes += record.length();
        }
        CompletableFuture<Void> allRead = new CompletableFuture<>();
        JobContext job = watching(bytes, allRead);
        try (ReadAhead ahead = new ReadAhead(files, EvidenceLimits.DEFAULT, job, sha256 -> false)) {
            ahead.next();
            allRead.get(30, TimeUnit.SECONDS);
            for (int i = 1; i < files.size(); i++) {
                assertTrue(ahead.hasNext());
                assertTrue(ahead.next().feed().take() instanceof ItemPart.Start);
            }
            assertFalse(ahead.hasNext());
        }
    }

    private static JobContext watching(long bytes, CompletableFuture<Void> allRead) {
        AtomicLong left = new AtomicLong(bytes);
        return new JobContext.Unwatched() {
            @Override
            public void advance(long amount) {
                if (left.addAndGet(-amount) == 0) {
                    allRead.complete(null);
                }
            }
        };
    }
}
