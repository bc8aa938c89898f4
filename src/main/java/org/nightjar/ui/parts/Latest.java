package org.nightjar.ui.parts;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.nightjar.model.NightjarException;

/**
 * Works something out in the background and hands over only the newest answer: a later question stops an earlier one.
 * One of these per thing shown. Asked on the FX thread; the work runs elsewhere.
 *
 * @param <T> the answer
 */
public final class Latest<T> {

    /** Work that can be stopped when nobody waits for it any more. */
    @FunctionalInterface
    public interface Work<T> {
        /**
         * Does the work.
         *
         * @param overtaken asked now and then: whether to stop, by {@link CancellationException}
         */
        T run(BooleanSupplier overtaken) throws Exception;
    }

    private static final Logger LOG = System.getLogger(Latest.class.getName());
    private static final Executor SHARED = Executors.newFixedThreadPool(2, work -> {
        Thread thread = new Thread(work, "nightjar-views");
        thread.setDaemon(true);
        return thread;
    });

    private final Executor background;
    private final Executor fx;
    private final AtomicLong newest = new AtomicLong();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(false);

    public Latest(Executor background, Executor fx) {
        this.background = background;
        this.fx = fx;
    }

    /** On two daemon threads that all views share. */
    public static <T> Latest<T> shared() {
        return new Latest<>(SHARED, Platform::runLater);
    }

    /** Whether something is being worked out. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Asks for what takes so little time that it need not be stopped; see {@link #ask(Work, Consumer, Consumer)}. */
    public void ask(Callable<T> work, Consumer<T> arrived, Consumer<String> failed) {
        ask(overtaken -> work.call(), arrived, failed);
    }

    /**
     * Asks. Either {@code arrived} or {@code failed} (with a sentence for people) is called on the FX thread, unless
     * something newer was asked meanwhile.
     */
    public void ask(Work<T> work, Consumer<T> arrived, Consumer<String> failed) {
        long number = newest.incrementAndGet();
        busy.set(true);
        background.execute(() -> {
            if (number == newest.get()) {
                answer(number, work, arrived, failed);
            }
        });
    }

    private void answer(long number, Work<T> work, Consumer<T> arrived, Consumer<String> failed) {
        try {
            T answer = work.run(() -> number != newest.get());
            deliver(number, () -> arrived.accept(answer));
        } catch (CancellationException overtaken) {
            // The newer question will have its own answer.
            return;
        } catch (NightjarException known) {
            deliver(number, () -> failed.accept(known.userMessage()));
        } catch (Exception unexpected) {
            LOG.log(Level.WARNING, "A view could not be worked out.", unexpected);
            deliver(number, () -> failed.accept(Words.of("error.unexpected", unexpected.toString())));
        }
    }

    private void deliver(long number, Runnable delivery) {
        fx.execute(() -> {
            if (number == newest.get()) {
                busy.set(false);
                delivery.run();
            }
        });
    }

    /** Drops whatever was asked. */
    public void forget() {
        newest.incrementAndGet();
        busy.set(false);
    }
}
