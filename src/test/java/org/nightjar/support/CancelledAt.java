package org.nightjar.support;

import java.util.concurrent.atomic.AtomicInteger;
import org.nightjar.job.JobCancelledException;
import org.nightjar.job.JobContext;

/** A job that is cancelled when it is looked for the nth time whether it is, counted from 0, and at every time after that. */
public final class CancelledAt extends JobContext.Unwatched {

    private final int check;
    private final AtomicInteger checks = new AtomicInteger();

    public CancelledAt(int check) {
        this.check = check;
    }

    @Override
    public void checkCancelled() {
        if (checks.getAndIncrement() >= check) {
            throw new JobCancelledException();
        }
    }

    /** How many times it was looked so far. */
    public int checks() {
        return checks.get();
    }
}
