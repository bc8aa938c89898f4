package org.nightjar.detect.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nightjar.detect.DetectedSignals;
import org.nightjar.detect.DetectionEngine;
import org.nightjar.detect.DetectionSettings;
import org.nightjar.detect.Detector;
import org.nightjar.detect.detectors.DetectorCatalogue;
import org.nightjar.job.JobContext;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.NightjarException;

/**
 * Measures all contenders on one labelled case: with all its attacks at once, and on as many cases more as it has
 * attacks, each with one of them alone. Every contender's signals are ranked, joined to incidents and scored by the same
 * code, so that they differ in nothing but what they notice; Nightjar's own bar below which it is silent is not asked of
 * the baselines, nor of a detector alone, which would hardly ever reach it. One thread, so that cases can be tried side by side.
 */
public final class CaseTrial {

    private final JobContext job;

    private CaseTrial(JobContext job) {
        this.job = job;
    }

    /**
     * Measures everybody.
     *
     * @throws NightjarException if the case cannot be read
     * @throws org.nightjar.job.JobCancelledException if the job was cancelled
     */
    public static CaseScores run(LabelledCase whole, JobContext job) throws NightjarException {
        return new CaseTrial(job).scores(whole);
    }

    private CaseScores scores(LabelledCase whole) throws NightjarException {
        Map<Contender, Evaluation> mixed = new TreeMap<>();
        List<Missed> missed = new ArrayList<>();
        each(whole, (contender, result) -> {
            mixed.put(contender, Evaluation.of(whole.truth(), result, whole.index()));
            if (contender.equals(Contender.NIGHTJAR)) {
                missed.addAll(Missed.of(whole.truth(), result, whole.index()));
            }
        });
        Map<Contender, Map<String, Integer>> alone = new HashMap<>();
        for (Truth.Label attack : whole.truth().attacks()) {
            LabelledCase single = whole.only(attack.id());
            Truth truth = whole.truth().only(attack.id());
            each(
                    single,
                    (contender, result) -> alone.computeIfAbsent(contender, key -> new TreeMap<>())
                            .put(
                                    attack.id(),
                                    Evaluation.of(truth, result, single.index())
                                            .attacks()
                                            .get(0)
                                            .userRank()));
        }
        Map<Contender, CaseScores.Score> scores = new TreeMap<>();
        mixed.forEach((contender, evaluation) ->
                scores.put(contender, new CaseScores.Score(evaluation, alone.getOrDefault(contender, Map.of()))));
        return new CaseScores(whole.name(), whole.index().size(), scores, missed);
    }

    /** Takes what a contender found. */
    private interface Found {
        void by(Contender contender, DetectionResult result);
    }

    private void each(LabelledCase labelled, Found found) throws NightjarException {
        DetectedSignals signals = signals(DetectorCatalogue.all(), labelled);
        found.by(Contender.NIGHTJAR, signals.rank(detector -> true));
        for (DetectedSignals.OfDetector one : signals.byDetector()) {
            job.checkCancelled();
            String id = one.detector().id();
            found.by(
                    Contender.alone(id),
                    signals.rankEverything(detector -> detector.id().equals(id)));
            found.by(
                    Contender.without(id),
                    signals.rank(detector -> !detector.id().equals(id)));
        }
        for (Baselines baseline : Baselines.values()) {
            job.checkCancelled();
            List<Detector> detectors = baseline.detectors(labelled, job);
            found.by(
                    Contender.baseline(baseline.title()),
                    signals(detectors, labelled).rankEverything(detector -> true));
        }
    }

    private DetectedSignals signals(List<Detector> detectors, LabelledCase labelled) {
        return new DetectionEngine(detectors, 1).signals(labelled.index(), DetectionSettings.DEFAULT, job);
    }
}
