package org.nightjar.ui;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/**
 * Works something out in the background and shows only the newest: a later request stops an earlier one. What fails
 * is logged, and what was shown stays. FX thread only; what is worked out runs elsewhere.
 *
 * @param <T> what is worked out
 */
public final class LatestComputation<T> {

    private static final Logger LOG = System.getLogger(LatestComputation.class.getName());
    private static final Executor SHARED = Executors.newFixedThreadPool(2, work -> {
        Thread thread = new Thread(work, "nightjar-views");
        thread.setDaemon(true);
        return thread;
    });

    private final Executor background;
    private final Executor fx;
    private final Consumer<T> show;
    private final AtomicLong newest = new AtomicLong();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);

    /**
     * A computation with executors of its own.
     *
     * @param show is given each result, by {@code fx}
     */
    public LatestComputation(Executor background, Executor fx, Consumer<T> show) {
        this.background = background;
        this.fx = fx;
        this.show = show;
    }

    /** A computation on two daemon threads that all views share. */
    public static <T> LatestComputation<T> shared(Consumer<T> show) {
        return new LatestComputation<>(SHARED, Platform::runLater, show);
    }

    /** Whether something is being worked out. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /**
     * Works this out instead of what was asked for before.
     *
     * @param work is given a question to ask now and then: whether to stop, by {@link CancellationException}
     */
    public void request(Function<BooleanSupplier, T> work) {
        long number = newest.incrementAndGet();
        busy.set(true);
        background.execute(() -> run(number, work));
    }

    private void run(long number, Function<BooleanSupplier, T> work) {
        BooleanSupplier overtaken = () -> number != newest.get();
        if (overtaken.getAsBoolean()) {
            return;
        }
        try {
            T result = work.apply(overtaken);
            fx.execute(() -> {
                if (!overtaken.getAsBoolean()) {
                    busy.set(false);
                    show.accept(result);
                }
            });
        } catch (CancellationException stopped) {
            // A later request has overtaken this one and will show its own result.
            return;
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "A view could not be worked out; it keeps what it shows.", failed);
            fx.execute(() -> {
                if (!overtaken.getAsBoolean()) {
                    busy.set(false);
                }
            });
        }
    }
}
