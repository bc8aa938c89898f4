package org.nightjar.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;

class JobTest {

    @Test
    void succeedsWithItsResult() throws InterruptedException {
        Job<String> job = JobRunner.direct().submit("Count", context -> {
            context.stage("Counting", JobUnit.EVENTS, 10);
            context.advance(10);
            return "ten";
        });
        assertEquals("ten", job.await());
        assertEquals(JobState.SUCCEEDED, job.state());
        assertEquals(10, job.snapshot().done());
        assertEquals(1.0, job.snapshot().fraction());
    }

    @Test
    void warningsAreKeptAndSaid() {
        Job<String> job = JobRunner.direct().submit("Read", context -> {
            context.warn("one file was skipped");
            return "";
        });
        assertEquals(JobState.WITH_WARNINGS, job.state());
        assertEquals("one file was skipped", job.snapshot().warnings().get(0));
    }

    @Test
    void failureSaysTheSentenceForPeople() throws InterruptedException {
        Job<String> job = JobRunner.direct().submit("Read", context -> {
            throw new NightjarException(ErrorKind.EVIDENCE_UNREADABLE, "The disk is gone.");
        });
        assertNull(job.await());
        assertEquals(JobState.FAILED, job.state());
        assertEquals("The disk is gone.", job.snapshot().failure());
    }

    @Test
    void cancelStopsAtTheNextCheckAndStaysCancelled() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        try (JobRunner runner = JobRunner.background()) {
            Job<String> job = runner.submit("Loop", context -> {
                started.countDown();
                while (true) {
                    context.checkCancelled();
                    Thread.onSpinWait();
                }
            });
            started.await();
            job.cancel();
            assertNull(job.await());
            assertEquals(JobState.CANCELLED, job.state());
        }
    }

    @Test
    void untilItHasEndedACancelledJobSaysThatItIsBeingCancelled() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        try (JobRunner runner = JobRunner.background()) {
            Job<String> job = runner.submit("Slow to end", context -> {
                started.countDown();
                release.await();
                context.checkCancelled();
                return "";
            });
            started.await();
            assertFalse(job.snapshot().cancelling());
            job.cancel();
            assertEquals(JobState.RUNNING, job.snapshot().state());
            assertTrue(job.snapshot().cancelling());
            release.countDown();
            job.await();
            assertEquals(JobState.CANCELLED, job.snapshot().state());
            assertFalse(job.snapshot().cancelling());
        }
    }

    @Test
    void cancelBeforeTheStartRunsNothing() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        try (JobRunner runner = JobRunner.background()) {
            Job<String> first = runner.submit("First", context -> {
                release.await();
                return "";
            });
            Job<String> second = runner.submit("Second", context -> "ran");
            second.cancel();
            release.countDown();
            first.await();
            assertNull(second.await());
            assertEquals(JobState.CANCELLED, second.state());
        }
    }

    @Test
    void theEndIsToldOnceWhetherAskedBeforeOrAfter() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        List<String> told = new CopyOnWriteArrayList<>();
        try (JobRunner runner = JobRunner.background()) {
            Job<String> first = runner.submit("First", context -> {
                release.await();
                return "";
            });
            Job<String> second = runner.submit("Second", context -> "ran");
            second.whenEnded(() -> told.add("second " + second.state()));
            second.cancel();
            assertEquals(List.of("second CANCELLED"), told);
            CountDownLatch known = new CountDownLatch(1);
            first.whenEnded(() -> {
                told.add("first " + first.state());
                known.countDown();
            });
            release.countDown();
            known.await();
            first.whenEnded(() -> told.add("again"));
            assertEquals(List.of("second CANCELLED", "first SUCCEEDED", "again"), told);
        }
    }

    @Test
    void cancelAfterTheEndChangesNothing() {
        Job<String> job = JobRunner.direct().submit("Quick", context -> "");
        job.cancel();
        assertEquals(JobState.SUCCEEDED, job.state());
        assertTrue(job.snapshot().state().isEnd());
    }
}
