package org.nightjar.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What the import benchmark measured.
 *
 * @param events in the evidence
 * @param files of the evidence
 * @param bytes of the files, compressed
 * @param runs of all rounds
 * @param failures why a contestant has no figures
 */
public record ImportResult(long events, int files, long bytes, List<Measured> runs, Map<Contestant, String> failures)
        implements BenchResult {

    private static final double MEBI = 1 << 20;

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%,d events in %,d files, %.0f MiB compressed; %d processors; medians of %d rounds, whole processes",
                events,
                files,
                bytes / MEBI,
                Runtime.getRuntime().availableProcessors(),
                rounds()));
        lines.add(String.format(
                Locale.ROOT,
                "%-26s %9s %8s %8s %10s %9s %11s %12s",
                "",
                "seconds",
                "cpu s",
                "events/s",
                "events/cpu s",
                "peak MiB",
                "result MiB",
                "Nightjar is"));
        for (Contestant contestant : Contestant.values()) {
            if (!of(contestant).isEmpty()) {
                lines.add(line(contestant));
            }
        }
        failures.forEach((contestant, why) -> lines.add(contestant.title + ": no figures, since " + why));
        long perEvent = Math.round((median(Contestant.NIGHTJAR, Measured::resultBytes) - bytes) / events);
        lines.add(String.format(
                Locale.ROOT, "The case folder is the compressed evidence and %,d bytes an event more.", perEvent));
        return lines;
    }

    private String line(Contestant contestant) {
        double rate = median(contestant, Measured::eventsPerSecond);
        double cpuRate = median(contestant, run -> run.events() / run.cpuSeconds());
        double ratio = median(Contestant.NIGHTJAR, Measured::eventsPerSecond) / rate;
        return String.format(
                Locale.ROOT,
                "%-26s %9.1f %8.1f %8.0f %12.0f %9.0f %11.0f %11.2fx%s",
                contestant.title,
                median(contestant, Measured::seconds),
                median(contestant, Measured::cpuSeconds),
                rate,
                cpuRate,
                median(contestant, Measured::peakBytes) / MEBI,
                median(contestant, Measured::resultBytes) / MEBI,
                ratio,
                contestant.share < 1 ? "  (on a tenth of the files)" : "");
    }

    private int rounds() {
        return of(Contestant.NIGHTJAR).size();
    }

    private List<Measured> of(Contestant contestant) {
        return runs.stream().filter(run -> run.contestant() == contestant).toList();
    }

    private double median(Contestant contestant, ToDoubleFunction<Measured> figure) {
        double[] all = of(contestant).stream().mapToDouble(figure).sorted().toArray();
        return all.length == 0
                ? Double.NaN
                : Arrays.stream(all).skip((all.length - 1) / 2).findFirst().orElse(0);
    }
}
