package org.nightjar.support;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.testfx.util.WaitForAsyncUtils;

/** Waits for what a window will show. The question is asked on the FX thread, so that nothing changes under it. */
public final class FxWait {

    private FxWait() {}

    /** Waits until it holds, and for what the FX thread has still to do; fails when it does not come to hold in time. */
    public static void until(int seconds, BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(
                    seconds,
                    TimeUnit.SECONDS,
                    () -> WaitForAsyncUtils.asyncFx(condition::getAsBoolean).get());
        } catch (TimeoutException late) {
            throw new AssertionError("waited " + seconds + " s in vain", late);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }
}
