package org.nightjar.ui;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.nightjar.analysis.SelectedRows;
import org.nightjar.analysis.Selection;
import org.nightjar.casefile.CaseData;
import org.nightjar.model.NightjarException;

/**
 * Works out the rows of a selection and tells now and then what was found so far, seldom enough that telling takes a
 * small part of the time: until something is found more often, for the first match is what is waited for. One background
 * thread.
 */
final class SearchedSelection {

    /** Who waits less sees the whole answer at once. */
    private static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(120);

    private static final long NOTHING_YET_NANOS = TimeUnit.MILLISECONDS.toNanos(40);

    private static final long NEXT_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

    /** Telling takes at most one part of the time of so many and one. */
    private static final int SHARE = 4;

    private final BooleanSupplier overtaken;
    private final BooleanSupplier stopped;
    private final BiConsumer<SelectedRows, TextSearch> soFar;
    private final LongSupplier clock;
    private long nextNanos;

    SearchedSelection(BooleanSupplier overtaken, BooleanSupplier stopped, BiConsumer<SelectedRows, TextSearch> soFar) {
        this(overtaken, stopped, soFar, System::nanoTime);
    }

    /** @param clock in nanoseconds from anywhere */
    SearchedSelection(
            BooleanSupplier overtaken,
            BooleanSupplier stopped,
            BiConsumer<SelectedRows, TextSearch> soFar,
            LongSupplier clock) {
        this.overtaken = overtaken;
        this.stopped = stopped;
        this.soFar = soFar;
        this.clock = clock;
        nextNanos = clock.getAsLong() + FIRST_NANOS;
    }

    /** All rows; empty if a later selection came in between or the search was stopped. */
    Optional<SelectedRows> of(Selection wanted, CaseData on) throws NightjarException {
        try {
            return Optional.of(SelectedRows.of(wanted, on.index(), on.detection(), this::looked));
        } catch (CancellationException ended) {
            return Optional.empty();
        }
    }

    /** Some records were read. */
    void looked(long looked, long of, Supplier<SelectedRows> found) {
        if (overtaken.getAsBoolean()) {
            throw new CancellationException();
        }
        boolean stop = stopped.getAsBoolean();
        long now = clock.getAsLong();
        if (stop || now >= nextNanos) {
            SelectedRows rows = found.get();
            soFar.accept(rows, new TextSearch(looked, of, stop));
            long told = clock.getAsLong();
            long pause = rows.allTime().isEmpty() ? NOTHING_YET_NANOS : NEXT_NANOS;
            nextNanos = told + Math.max(pause, SHARE * (told - now));
        }
        if (stop) {
            throw new CancellationException();
        }
    }
}
