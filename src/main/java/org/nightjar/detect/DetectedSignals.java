package org.nightjar.detect;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.nightjar.detect.score.Ranking;
import org.nightjar.detect.score.Reported;
import org.nightjar.detect.score.Roster;
import org.nightjar.job.JobContext;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.DetectorReport;
import org.nightjar.model.Finding;

/**
 * What every detector of one run reported, before it is ranked: may be ranked whole or in part, as often as needed.
 * Immutable and thread-safe.
 *
 * @param roster of the users of the events
 * @param settings how was detected
 * @param byDetector in the order of the detectors
 */
public record DetectedSignals(Roster roster, DetectionSettings settings, List<OfDetector> byDetector) {

    /**
     * What one detector reported.
     *
     * @param detector who
     * @param applies whether it could say anything
     * @param signals in the order reported
     * @param nanos how long it took
     */
    public record OfDetector(DetectorInfo detector, Applicability applies, List<Reported> signals, long nanos) {
        public OfDetector {
            signals = List.copyOf(signals);
        }
    }

    public DetectedSignals {
        byDetector = List.copyOf(byDetector);
    }

    /** Findings, incidents and ranked users by the detectors that count; the others are reported as silent. */
    public DetectionResult rank(Predicate<DetectorInfo> counts) {
        return rank(counts, JobContext.unwatched());
    }

    /**
     * The same for somebody who may cancel it.
     *
     * @throws org.nightjar.job.JobCancelledException if the job was cancelled
     */
    public DetectionResult rank(Predicate<DetectorInfo> counts, JobContext job) {
        return ranked(Ranking.of(
                roster,
                byDetector.stream()
                        .filter(one -> counts.test(one.detector()))
                        .flatMap(one -> one.signals().stream())
                        .toList(),
                job));
    }

    /** The same, but however weak it is, everything that the detectors which count report is a finding and in an incident. */
    public DetectionResult rankEverything(Predicate<DetectorInfo> counts) {
        return ranked(Ranking.ofEverything(
                roster,
                byDetector.stream()
                        .filter(one -> counts.test(one.detector()))
                        .flatMap(one -> one.signals().stream())
                        .toList()));
    }

    private DetectionResult ranked(Ranking ranking) {
        return new DetectionResult(
                ranking.findings(), ranking.incidents(), ranking.users(), reports(ranking.findings()));
    }

    /** Of Nightjar's own; rules and lists are reported by whoever matched them. */
    private List<DetectorReport> reports(List<Finding> findings) {
        Map<String, Long> counts =
                findings.stream().collect(Collectors.groupingBy(Finding::detector, Collectors.counting()));
        return byDetector.stream()
                .filter(one -> one.detector().stated().isEmpty())
                .map(one -> {
                    DetectorInfo info = one.detector();
                    return new DetectorReport(
                            info.id(),
                            info.title(),
                            one.applies().applies(),
                            one.applies().reason(),
                            counts.getOrDefault(info.id(), 0L).intValue(),
                            info.parameters().stream()
                                    .map(parameter -> parameter.describe(settings.value(info, parameter)))
                                    .collect(Collectors.joining(", ")));
                })
                .toList();
    }
}
