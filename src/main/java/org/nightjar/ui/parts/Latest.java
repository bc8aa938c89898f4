package org.nightjar.ui.parts;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.nightjar.model.NightjarException;

/**
 * Works something out in the background and hands over only the newest answer: what an earlier question asked is
 * dropped when it comes late. One of these per thing shown.
 */
public final class Latest<T> {

    private final Executor background;
    private final Executor fx;
    private final AtomicLong newest = new AtomicLong();

    public Latest(Executor background, Executor fx) {
        this.background = background;
        this.fx = fx;
    }

    /**
     * Asks. Either {@code arrived} or {@code failed} (with a sentence for people) is called on the FX thread, unless
     * something newer was asked meanwhile.
     */
    public void ask(Callable<T> work, Consumer<T> arrived, Consumer<String> failed) {
        long number = newest.incrementAndGet();
        background.execute(() -> {
            if (number == newest.get()) {
                answer(number, work, arrived, failed);
            }
        });
    }

    private void answer(long number, Callable<T> work, Consumer<T> arrived, Consumer<String> failed) {
        try {
            T answer = work.call();
            deliver(number, () -> arrived.accept(answer));
        } catch (NightjarException known) {
            deliver(number, () -> failed.accept(known.userMessage()));
        } catch (Exception unexpected) {
            deliver(number, () -> failed.accept(Words.of("error.unexpected", unexpected.toString())));
        }
    }

    private void deliver(long number, Runnable delivery) {
        fx.execute(() -> {
            if (number == newest.get()) {
                delivery.run();
            }
        });
    }

    /** Drops whatever was asked. */
    public void forget() {
        newest.incrementAndGet();
    }
}
