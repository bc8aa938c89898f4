package org.nightjar.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What detecting with rules cost.
 *
 * @param sizes smallest first
 */
record RuleDetectResult(List<Size> sizes) implements BenchResult {

    private static final double MEBI = 1 << 20;

    RuleDetectResult {
        sizes = List.copyOf(sizes);
    }

    /**
     * One process.
     *
     * @param said figures by name, as {@link RuleDetectPeer} prints them
     * @param wholeSeconds from its start to its end
     * @param wholeCpuSeconds of all its threads; NaN where the system does not tell
     * @param peakBytes of memory that it held at most, heap and all else; 0 where the system does not tell
     */
    record Round(Map<String, Double> said, double wholeSeconds, double wholeCpuSeconds, long peakBytes) {

        Round {
            said = Map.copyOf(said);
        }

        static Round read(List<String> lines, ProcessMeter meter) {
            Map<String, Double> figures = new HashMap<>();
            for (String line : lines) {
                String[] parts = line.split(" ", -1);
                if (parts.length == 2) {
                    figures.put(parts[0], Double.parseDouble(parts[1]));
                }
            }
            return new Round(figures, meter.seconds(), meter.cpuSeconds(), meter.peakBytes());
        }

        double figure(String name) {
            return said.getOrDefault(name, Double.NaN);
        }
    }

    /**
     * One size of evidence.
     *
     * @param heapLimitMiB what each process was given
     */
    record Size(long heapLimitMiB, List<Round> rounds) {

        Size {
            rounds = List.copyOf(rounds);
        }

        double median(ToDoubleFunction<Round> figure) {
            return DetectMeasured.median(
                    rounds.stream().mapToDouble(figure).boxed().toList());
        }

        double median(String name) {
            return median(round -> round.figure(name));
        }
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        Size largest = sizes.get(sizes.size() - 1);
        lines.add(String.format(
                Locale.ROOT,
                "Detection with %,.0f rules over a case, each round a fresh process; %d processors; medians of %d rounds",
                largest.median("rules"),
                Runtime.getRuntime().availableProcessors(),
                largest.rounds().size()));
        lines.add(
                "detect: from the opened case until findings are ranked; whole: with start, opening, keeping and end");
        lines.add(String.format(
                Locale.ROOT,
                "%12s %10s %8s %8s %8s %8s %8s %8s %9s %10s",
                "events",
                "findings",
                "detect s",
                "cpu s",
                "open s",
                "keep s",
                "whole s",
                "cpu s",
                "peak MiB",
                "limit MiB"));
        sizes.forEach(size -> lines.add(line(size)));
        lines.add(grows("Time", "detecting"));
        lines.add(grows("Processor time", "detectingCpu"));
        return lines;
    }

    private static String line(Size size) {
        return String.format(
                Locale.ROOT,
                "%,12.0f %,10.0f %8.2f %8.2f %8.2f %8.2f %8.2f %8.2f %9.0f %10d",
                size.median("events"),
                size.median("findings"),
                size.median("detecting"),
                size.median("detectingCpu"),
                size.median("opening"),
                size.median("keeping"),
                size.median(Round::wholeSeconds),
                size.median(Round::wholeCpuSeconds),
                size.median(round -> round.peakBytes() / MEBI),
                size.heapLimitMiB());
    }

    private String grows(String what, String figure) {
        return String.format(
                Locale.ROOT,
                "%s of detection grows with the number of events to the power of %.2f.",
                what,
                DetectResult.slope(sizes.stream()
                        .map(size -> new double[] {size.median("events"), size.median(figure)})
                        .toList()));
    }
}
