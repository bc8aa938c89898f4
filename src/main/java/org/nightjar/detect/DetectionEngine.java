package org.nightjar.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nightjar.detect.detectors.DetectorCatalogue;
import org.nightjar.detect.profile.Baseline;
import org.nightjar.detect.profile.Profiles;
import org.nightjar.detect.score.NameAlone;
import org.nightjar.detect.score.Ranking;
import org.nightjar.detect.score.Reported;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.DetectorReport;
import org.nightjar.model.Finding;
import org.nightjar.model.RuleReport;
import org.nightjar.store.EventIndex;

/**
 * Runs detectors over an index and ranks what they say. Same events, same settings: same result in the same order,
 * whatever order the events were stored in. Immutable; any number of runs may go on at once.
 */
public final class DetectionEngine {

    private final List<Detector> detectors;

    /** @param detectors in the order in which they run and are listed */
    public DetectionEngine(List<Detector> detectors) {
        this.detectors = List.copyOf(detectors);
    }

    /**
     * Runs all of Nightjar's detectors.
     *
     * @throws org.nightjar.job.JobCancelledException if the job was cancelled; nothing remains of the run
     */
    public static DetectionResult run(EventIndex index, DetectionSettings settings, JobContext job) {
        return new DetectionEngine(DetectorCatalogue.all()).detect(index, settings, job);
    }

    /**
     * Runs all of Nightjar's detectors together with rules and lists of the analyst's.
     *
     * @throws org.nightjar.job.JobCancelledException if the job was cancelled; nothing remains of the run
     */
    public static DetectionResult run(
            EventIndex index, DetectionSettings settings, List<Matching> given, JobContext job) {
        List<Detector> detectors = new ArrayList<>(DetectorCatalogue.all());
        given.forEach(matching -> detectors.addAll(matching.detectors()));
        DetectionResult result = new DetectionEngine(detectors).detect(index, settings, job);
        List<RuleReport> rules = new ArrayList<>();
        List<DetectorReport> reports = new ArrayList<>(result.detectors());
        for (Matching matching : given) {
            List<RuleReport> own = matching.reports(result.findings());
            reports.add(matching.summary(own));
            rules.addAll(own);
        }
        return new DetectionResult(result.findings(), result.incidents(), result.users(), reports).withRules(rules);
    }

    /** Runs this engine's detectors; see {@link #run}. */
    public DetectionResult detect(EventIndex index, DetectionSettings settings, JobContext job) {
        job.stage("Learning what is normal", JobUnit.STEPS, -1);
        job.checkCancelled();
        Profiles profiles = Profiles.of(index, new Baseline(settings.baseline()), job);
        DetectionContext context = new DetectionContext(index, profiles, settings, job);
        job.stage("Looking for what is not", JobUnit.DETECTORS, detectors.size());
        Map<String, Applicability> applicable = new HashMap<>();
        List<Reported> signals = new ArrayList<>();
        for (Detector detector : detectors) {
            job.checkCancelled();
            Applicability applies = settings.leftOut().contains(detector.info().id())
                    ? Applicability.no("It was left out of this run.")
                    : detector.applicability(context);
            applicable.put(detector.info().id(), applies);
            if (applies.applies()) {
                detector.detect(context, signal -> signals.add(Reported.of(detector.info(), signal)));
            }
            job.advance(1);
        }
        job.stage("Ranking", JobUnit.STEPS, -1);
        job.checkCancelled();
        Ranking ranking = Ranking.of(index, signals);
        return new DetectionResult(
                NameAlone.noted(ranking.findings(), index),
                ranking.incidents(),
                ranking.users(),
                reports(settings, applicable, ranking.findings()));
    }

    /** Of Nightjar's own; rules and lists are reported by whoever matched them. */
    private List<DetectorReport> reports(
            DetectionSettings settings, Map<String, Applicability> applicable, List<Finding> findings) {
        Map<String, Long> counts =
                findings.stream().collect(Collectors.groupingBy(Finding::detector, Collectors.counting()));
        return detectors.stream()
                .map(Detector::info)
                .filter(info -> info.stated().isEmpty())
                .map(info -> {
                    Applicability applies = applicable.getOrDefault(info.id(), Applicability.YES);
                    return new DetectorReport(
                            info.id(),
                            info.title(),
                            applies.applies(),
                            applies.reason(),
                            counts.getOrDefault(info.id(), 0L).intValue(),
                            info.parameters().stream()
                                    .map(parameter -> parameter.describe(settings.value(info, parameter)))
                                    .collect(Collectors.joining(", ")));
                })
                .toList();
    }
}
