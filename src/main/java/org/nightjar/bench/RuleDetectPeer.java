package org.nightjar.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nightjar.casefile.DetectionOptions;
import org.nightjar.casefile.LocalCaseFiles;
import org.nightjar.casefile.OpenCase;
import org.nightjar.casefile.RuleChoice;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.DetectionScope;

/**
 * The process that opens a case, detects with Nightjar's own rules and those of a folder, keeps what was found and ends, as
 * {@code nightjar detect} does, and prints when it was ready to detect and when findings were ranked.
 */
final class RuleDetectPeer {

    private RuleDetectPeer() {}

    /** Arguments: a case, and a folder of rules. */
    public static void main(String[] args) throws Exception {
        Moment opening = Moment.now();
        try (OpenCase opened = new LocalCaseFiles("bench").open(Path.of(args[0]), JobContext.unwatched())) {
            Moment ready = Moment.now();
            RuleChoice rules = new RuleChoice(true, List.of(Path.of(args[1])), List.of());
            WhenKept watch = new WhenKept();
            DetectionResult result = opened.detect(new DetectionOptions(DetectionScope.ALL, Optional.of(rules)), watch);
            Moment kept = Moment.now();
            say("events", opened.data().index().size());
            say("rules", result.rules().size());
            say("findings", result.findings().size());
            say("opening", opening.until(ready));
            say("detecting", ready.until(watch.ranked));
            say("detectingCpu", ready.cpuUntil(watch.ranked));
            say("keeping", watch.ranked.until(kept));
        }
    }

    private static void say(String name, double value) {
        System.out.println(name + " " + String.format(Locale.ROOT, "%.3f", value));
    }

    /** A point in time, and the processor time of all threads until then. */
    private record Moment(long nanos, long cpuNanos) {

        static Moment now() {
            return new Moment(
                    System.nanoTime(),
                    ProcessHandle.current()
                            .info()
                            .totalCpuDuration()
                            .map(Duration::toNanos)
                            .orElse(0L));
        }

        double until(Moment later) {
            return (later.nanos - nanos) / 1e9;
        }

        double cpuUntil(Moment later) {
            return (later.cpuNanos - cpuNanos) / 1e9;
        }
    }

    /** Notes when all is ranked and the findings are about to be kept. */
    private static final class WhenKept extends JobContext.Unwatched {
        private volatile Moment ranked = Moment.now();

        @Override
        public void stage(String name, JobUnit unit, long total) {
            if (unit == JobUnit.FINDINGS) {
                ranked = Moment.now();
            }
        }
    }
}
