package org.nightjar.cli;

import java.io.PrintStream;
import java.util.Locale;
import org.nightjar.job.JobSnapshot;
import org.nightjar.job.JobUnit;

/** How far a job is, as a bar that is drawn over itself or as one line after the other. Thread-safe. */
final class ProgressText {

    private static final int BAR_WIDTH = 24;
    private static final int LINE_WIDTH = 100;

    private final PrintStream err;
    private final boolean terminal;
    private boolean drawn;
    private boolean finished;

    ProgressText(PrintStream err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    synchronized void show(JobSnapshot snapshot) {
        if (finished) {
            return;
        }
        String text = line(snapshot);
        if (!terminal) {
            err.println(text);
            return;
        }
        String drawing = Texts.cut(bar(snapshot.fraction()) + " " + text, LINE_WIDTH);
        err.print("\r" + String.format(Locale.ROOT, "%-" + LINE_WIDTH + "s", drawing));
        err.flush();
        drawn = true;
    }

    /** Wipes the bar away; nothing is shown afterwards. */
    synchronized void finish() {
        finished = true;
        if (drawn) {
            err.print("\r" + " ".repeat(LINE_WIDTH) + "\r");
            err.flush();
        }
    }

    static String line(JobSnapshot snapshot) {
        StringBuilder text = new StringBuilder(snapshot.name());
        if (!snapshot.stage().isEmpty()) {
            text.append(": ").append(Texts.shown(snapshot.stage()));
        }
        if (snapshot.total() > 0) {
            text.append(", ")
                    .append(amount(snapshot.done(), snapshot.unit()))
                    .append(" of ")
                    .append(amount(snapshot.total(), snapshot.unit()))
                    .append(String.format(Locale.ROOT, " (%d %%)", Math.round(100 * snapshot.fraction())));
        } else if (snapshot.done() > 0) {
            text.append(", ").append(amount(snapshot.done(), snapshot.unit()));
        }
        return text.append(", ")
                .append(snapshot.elapsed().toSeconds())
                .append(" s")
                .toString();
    }

    static String bar(double fraction) {
        int full = fraction < 0 ? 0 : (int) Math.round(fraction * BAR_WIDTH);
        return "[" + "#".repeat(full) + ".".repeat(BAR_WIDTH - full) + "]";
    }

    private static String amount(long count, JobUnit unit) {
        if (unit == JobUnit.BYTES) {
            return String.format(Locale.ROOT, "%,.1f MB", count / 1e6);
        }
        return Texts.count(count) + " " + unit.name().toLowerCase(Locale.ROOT);
    }
}
