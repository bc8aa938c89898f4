package org.nightjar.ui;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.nightjar.analysis.SelectedRows;
import org.nightjar.analysis.Selection;
import org.nightjar.casefile.CaseData;
import org.nightjar.model.NightjarException;

/**
 * Works out the rows of a selection and tells now and then what was found so far, seldom enough that telling takes a
 * small part of the time. One background thread.
 */
final class SearchedSelection {

    /** Who waits less sees the whole answer at once. */
    private static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(120);

    private static final long NEXT_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

    private final BooleanSupplier overtaken;
    private final BooleanSupplier stopped;
    private final BiConsumer<SelectedRows, TextSearch> soFar;
    private long nextNanos = System.nanoTime() + FIRST_NANOS;

    SearchedSelection(BooleanSupplier overtaken, BooleanSupplier stopped, BiConsumer<SelectedRows, TextSearch> soFar) {
        this.overtaken = overtaken;
        this.stopped = stopped;
        this.soFar = soFar;
    }

    /** All rows; empty if a later selection came in between or the search was stopped. */
    Optional<SelectedRows> of(Selection wanted, CaseData on) throws NightjarException {
        try {
            return Optional.of(SelectedRows.of(wanted, on.index(), on.detection(), this::looked));
        } catch (CancellationException ended) {
            return Optional.empty();
        }
    }

    private void looked(long looked, long of, Supplier<SelectedRows> found) {
        if (overtaken.getAsBoolean()) {
            throw new CancellationException();
        }
        boolean stop = stopped.getAsBoolean();
        long now = System.nanoTime();
        if (stop || now >= nextNanos) {
            soFar.accept(found.get(), new TextSearch(looked, of, stop));
            nextNanos = System.nanoTime() + Math.max(NEXT_NANOS, 4 * (System.nanoTime() - now));
        }
        if (stop) {
            throw new CancellationException();
        }
    }
}
