package org.nightjar.detect;

/** Takes what a detector reports. Confined to the thread of that detector's run. */
@FunctionalInterface
public interface SignalSink {
    void report(Signal signal);
}
