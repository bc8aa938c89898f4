package org.nightjar.ui.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;
import org.nightjar.job.JobRunner;
import org.nightjar.job.JobSnapshot;
import org.nightjar.job.JobState;
import org.nightjar.job.JobUnit;

/** What is said of jobs while they run and when they have ended. */
class JobsViewModelTest {

    private static void collectGarbage() {
        WeakReference<Object> gone = new WeakReference<>(new Object());
        while (gone.get() != null) {
            System.gc();
        }
    }

    @Test
    void whoeverListensHearsOfJobsHoweverOftenMemoryIsTidied() {
        JobsViewModel model = new JobsViewModel(JobRunner.direct(), Runnable::run);
        AtomicInteger heard = new AtomicInteger();
        model.newestFirst().addListener((ListChangeListener<JobSnapshot>) change -> heard.incrementAndGet());
        collectGarbage();
        model.start("Detection", context -> "done", (end, result) -> {});
        assertTrue(heard.get() > 0);
    }

    @Test
    void whatSomebodyAskedForIsNamedBeforeWhatGoesOnBesideIt() throws Exception {
        try (JobRunner runner = JobRunner.background()) {
            JobsViewModel model = new JobsViewModel(runner, endings -> {});
            CountDownLatch besideMayEnd = new CountDownLatch(1);
            CountDownLatch askedMayEnd = new CountDownLatch(1);
            model.startBeside("Preparing free text", context -> await(besideMayEnd), (end, result) -> {});
            assertEquals("Preparing free text", running(model));
            model.start("Detection", context -> await(askedMayEnd), (end, result) -> {});
            model.start("Verifying", context -> "", (end, result) -> {});
            assertEquals("Detection", running(model), "the oldest of those asked for");
            askedMayEnd.countDown();
            runner.jobs().get(1).await();
            runner.jobs().get(2).await();
            model.poll();
            assertEquals("Preparing free text", running(model));
            besideMayEnd.countDown();
            runner.jobs().get(0).await();
            model.poll();
            assertEquals("", running(model));
        }
    }

    private static String await(CountDownLatch latch) throws InterruptedException {
        latch.await();
        return "";
    }

    private static String running(JobsViewModel model) {
        return model.runningProperty().get().map(JobSnapshot::name).orElse("");
    }

    @Test
    void progressNamesItsUnitOnce() {
        assertEquals("Looking · 30 of 31 detectors", JobsView.progress(at("Looking", JobUnit.DETECTORS, 30, 31)));
        assertEquals("Reading · 900 B of 2.0 MB", JobsView.progress(at("Reading", JobUnit.BYTES, 900, 2_000_000)));
        assertEquals("Counting · 1 event", JobsView.progress(at("Counting", JobUnit.EVENTS, 1, -1)));
    }

    private static JobSnapshot at(String stage, JobUnit unit, long done, long total) {
        return new JobSnapshot("Work", JobState.RUNNING, stage, unit, done, total, Duration.ZERO, List.of(), "", false);
    }
}
