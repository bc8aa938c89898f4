package org.nightjar.casefile;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.nightjar.job.JobCancelledException;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.NightjarException;
import org.nightjar.store.CaseStore;

/**
 * The findings of a case, read from the database while its columns are read from their file. Nobody need wait for them: who
 * closes the store meanwhile waits for what is being read.
 */
final class FindingsAhead {

    private final FutureTask<DetectionResult> reading;

    private FindingsAhead(FutureTask<DetectionResult> reading) {
        this.reading = reading;
    }

    /** Begins to read on a thread of its own. */
    static FindingsAhead begin(CaseStore store) {
        FutureTask<DetectionResult> reading =
                new FutureTask<>(() -> store.detections().load());
        Thread thread = new Thread(reading, "nightjar-findings");
        thread.setDaemon(true);
        thread.start();
        return new FindingsAhead(reading);
    }

    /** Waits for them. */
    DetectionResult get() throws NightjarException {
        try {
            return reading.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof NightjarException said) {
                throw said;
            }
            if (failed.getCause() instanceof RuntimeException unexpected) {
                throw unexpected;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new JobCancelledException();
        }
    }
}
