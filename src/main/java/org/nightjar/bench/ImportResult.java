package org.nightjar.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

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
                "%,d events in %,d files, %.0f MiB compressed; %d processors; medians of %d rounds, and of the ratios in them; whole processes",
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
        lines.add(String.format(
                Locale.ROOT,
                "Looking up places, programs and people makes import and opening %.2f times as long.",
                enrichment()));
        return lines;
    }

    /** Seconds of import and opening with enrichment, as a multiple of those without. */
    double enrichment() {
        return ratio(Contestant.ENRICHED, Contestant.BARE, Measured::seconds);
    }

    private String line(Contestant contestant) {
        double rate = median(contestant, Measured::eventsPerSecond);
        double cpuRate = median(contestant, run -> run.events() / run.cpuSeconds());
        double ratio = ratio(Contestant.NIGHTJAR, contestant, Measured::eventsPerSecond);
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
        return median(of(contestant).stream().mapToDouble(figure));
    }

    /** What one did as a multiple of what another did in the same round: the median of the rounds. */
    private double ratio(Contestant one, Contestant other, ToDoubleFunction<Measured> figure) {
        return median(of(one).stream()
                .flatMapToDouble(run -> of(other).stream()
                        .filter(beside -> beside.round() == run.round())
                        .mapToDouble(beside -> figure.applyAsDouble(run) / figure.applyAsDouble(beside))));
    }

    /** Of an even number the lower of the two in the middle. */
    private static double median(DoubleStream figures) {
        double[] all = figures.sorted().toArray();
        return all.length == 0 ? Double.NaN : all[(all.length - 1) / 2];
    }
}
