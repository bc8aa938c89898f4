package org.nightjar.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the benchmark of detection measured.
 *
 * @param sizes smallest first
 */
public record DetectResult(List<DetectMeasured> sizes) implements BenchResult {

    private static final double MEBI = 1 << 20;

    public DetectResult {
        sizes = List.copyOf(sizes);
    }

    @Override
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "Detection from the index in memory to ranked users; %d processors; medians of %d rounds, the first cold",
                Runtime.getRuntime().availableProcessors(),
                sizes.get(0).seconds().size()));
        lines.add(String.format(
                Locale.ROOT,
                "%12s %9s %9s %8s %8s %11s %10s %10s",
                "events",
                "seconds",
                "cold s",
                "cpu s",
                "µs/event",
                "peak MiB",
                "index MiB",
                "limit MiB"));
        for (DetectMeasured one : sizes) {
            double cpu = DetectMeasured.median(one.cpuSeconds());
            lines.add(String.format(
                    Locale.ROOT,
                    "%,12d %9.2f %9.2f %8.2f %8.2f %11.0f %10.0f %10d",
                    one.events(),
                    DetectMeasured.median(one.seconds()),
                    one.seconds().get(0),
                    cpu,
                    1e6 * cpu / one.events(),
                    one.peakBytes().stream()
                                    .mapToDouble(Double::doubleValue)
                                    .max()
                                    .orElse(0)
                            / MEBI,
                    one.indexBytes() / MEBI,
                    one.heapLimitMiB()));
        }
        lines.add(String.format(
                Locale.ROOT,
                "Processor time grows with the number of events to the power of %.2f.",
                slope(sizes.stream()
                        .map(one -> new double[] {one.events(), DetectMeasured.median(one.cpuSeconds())})
                        .toList())));
        lines.add("");
        lines.add(String.format(Locale.ROOT, "%-26s %10s %10s", "detector", "seconds", "exponent"));
        DetectMeasured last = sizes.get(sizes.size() - 1);
        last.secondsByDetector().entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .forEach(one -> lines.add(String.format(
                        Locale.ROOT,
                        "%-26s %10.2f %10.2f",
                        one.getKey(),
                        one.getValue(),
                        slope(sizes.stream()
                                .map(size -> new double[] {
                                    size.events(), size.secondsByDetector().getOrDefault(one.getKey(), 0.0)
                                })
                                .toList()))));
        return lines;
    }

    /** The exponent of the power law that fits best: least squares over the logarithms. */
    static double slope(List<double[]> points) {
        double x = 0;
        double y = 0;
        double xx = 0;
        double xy = 0;
        for (double[] point : points) {
            double lx = Math.log(point[0]);
            double ly = Math.log(Math.max(1e-6, point[1]));
            x += lx;
            y += ly;
            xx += lx * lx;
            xy += lx * ly;
        }
        int n = points.size();
        return (n * xy - x * y) / (n * xx - x * x);
    }
}
