package org.nightjar.casefile;

import java.util.function.BooleanSupplier;
import org.nightjar.job.JobCancelledException;
import org.nightjar.job.OnAllCores;

/**
 * How much of what was read may wait to be written. While there is more no file is begun but the one that is waited for, so
 * that many small files can be read while a large one before them is, and no more is held than of a few large ones.
 * Thread-safe.
 */
final class AheadRoom {

    /** Kibibytes: what a file that was begun puts into its feed comes on top. */
    private static final int MOST_KIB = (16 << 10) * OnAllCores.CORES;

    private int heldKib;

    synchronized void put(int kib) {
        heldKib += kib;
    }

    synchronized void taken(int kib) {
        heldKib -= kib;
        notifyAll();
    }

    /** Somebody waits for another file now. */
    synchronized void look() {
        notifyAll();
    }

    /**
     * Waits for room to begin a file.
     *
     * @throws JobCancelledException if the thread is stopped meanwhile
     */
    synchronized void enter(BooleanSupplier isWaitedFor) {
        try {
            while (heldKib >= MOST_KIB && !isWaitedFor.getAsBoolean()) {
                wait();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new JobCancelledException();
        }
    }
}
