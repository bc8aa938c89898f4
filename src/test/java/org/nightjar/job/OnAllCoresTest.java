package org.nightjar.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.nightjar.model.NightjarException;

class OnAllCoresTest {

    @Test
    void answersKeepTheOrderOfThings() throws NightjarException {
        assertEquals(List.of(1, 4, 9, 16), OnAllCores.each(List.of(1, 2, 3, 4), 3, one -> one * one));
    }

    @Test
    void aCancelDoesNotInterruptWhatReadsMeanwhileAndNothingMoreBegins() {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        AtomicBoolean ended = new AtomicBoolean();
        AtomicInteger begun = new AtomicInteger();
        assertThrows(
                JobCancelledException.class,
                () -> OnAllCores.each(List.of("cancelled", "reads", "later"), 2, one -> {
                    try {
                        if (one.equals("cancelled")) {
                            reading.await();
                            throw new JobCancelledException();
                        }
                        begun.incrementAndGet();
                        reading.countDown();
                        // as long as an interrupt would take to arrive, many times over
                        ended.set(!never.await(500, TimeUnit.MILLISECONDS));
                    } catch (InterruptedException stopped) {
                        interrupted.set(true);
                    }
                    return one;
                }));
        assertFalse(interrupted.get());
        assertTrue(ended.get(), "no thread is left");
        assertTrue(begun.get() <= 2);
    }
}
