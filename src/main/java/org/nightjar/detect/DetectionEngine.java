package org.nightjar.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nightjar.detect.detectors.DetectorCatalogue;
import org.nightjar.detect.profile.Baseline;
import org.nightjar.detect.profile.Profiles;
import org.nightjar.detect.score.NameAlone;
import org.nightjar.detect.score.Reported;
import org.nightjar.detect.score.Roster;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.job.OnAllCores;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.DetectorReport;
import org.nightjar.model.RuleReport;
import org.nightjar.store.EventIndex;

/**
 * Runs detectors over an index and ranks what they say. Same events, same settings: same result in the same order,
 * whatever order the events were stored in. Immutable; any number of runs may go on at once.
 */
public final class DetectionEngine {

    private final List<Detector> detectors;
    private final int threads;

    /** @param detectors in the order in which they are listed, and, of one kind, begin */
    public DetectionEngine(List<Detector> detectors) {
        this(detectors, Runtime.getRuntime().availableProcessors());
    }

    /** @param threads how many detectors run at once; the result is the same with any number */
    public DetectionEngine(List<Detector> detectors, int threads) {
        this.detectors = List.copyOf(detectors);
        this.threads = threads;
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
        return run(index, settings, given, FinishedDetectors.NONE, job);
    }

    /**
     * The same, taking up what an unfinished run has left.
     *
     * @param finished what detectors reported in a run of the same; asked before a detector runs, told after it has
     */
    public static DetectionResult run(
            EventIndex index,
            DetectionSettings settings,
            List<Matching> given,
            FinishedDetectors finished,
            JobContext job) {
        List<Detector> detectors = new ArrayList<>(DetectorCatalogue.all());
        given.forEach(matching -> detectors.addAll(matching.detectors()));
        DetectionResult result = new DetectionEngine(detectors).detect(index, settings, finished, job);
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
        return detect(index, settings, FinishedDetectors.NONE, job);
    }

    private DetectionResult detect(
            EventIndex index, DetectionSettings settings, FinishedDetectors finished, JobContext job) {
        DetectedSignals signals = signals(index, settings, finished, job);
        job.stage("Ranking", JobUnit.STEPS, -1);
        job.checkCancelled();
        DetectionResult ranked = signals.rank(detector -> true, job);
        return new DetectionResult(
                NameAlone.noted(ranked.findings(), index, job), ranked.incidents(), ranked.users(), ranked.detectors());
    }

    /**
     * What this engine's detectors report, unranked. Detectors run side by side, each on one thread; what they say is
     * kept in the order of the detectors, so that it does not depend on who ends first.
     *
     * @throws org.nightjar.job.JobCancelledException if the job was cancelled
     */
    public DetectedSignals signals(EventIndex index, DetectionSettings settings, JobContext job) {
        return signals(index, settings, FinishedDetectors.NONE, job);
    }

    private DetectedSignals signals(
            EventIndex index, DetectionSettings settings, FinishedDetectors finished, JobContext job) {
        Map<Detector, DetectedSignals.OfDetector> known = new IdentityHashMap<>();
        for (Detector detector : detectors) {
            job.checkCancelled();
            finished.find(detector.info(), index).ifPresent(reported -> known.put(detector, reported));
        }
        List<Detector> begin = longestFirst().stream()
                .filter(detector -> !known.containsKey(detector))
                .toList();
        if (!begin.isEmpty()) {
            List<DetectedSignals.OfDetector> all = run(begin, index, settings, finished, job);
            for (int at = 0; at < begin.size(); at++) {
                known.put(begin.get(at), all.get(at));
            }
        }
        return new DetectedSignals(
                Roster.of(index),
                settings,
                detectors.stream()
                        .map(detector -> Objects.requireNonNull(known.get(detector)))
                        .toList());
    }

    private List<DetectedSignals.OfDetector> run(
            List<Detector> begin,
            EventIndex index,
            DetectionSettings settings,
            FinishedDetectors finished,
            JobContext job) {
        job.stage("Learning what is normal", JobUnit.STEPS, -1);
        job.checkCancelled();
        Profiles profiles = Profiles.of(index, new Baseline(settings.scope()), job);
        DetectionContext context = new DetectionContext(index, profiles, settings, job);
        job.stage("Looking for what is not", JobUnit.DETECTORS, detectors.size());
        job.advance(detectors.size() - begin.size());
        return OnAllCores.each(begin, threads, one -> {
            job.checkCancelled();
            DetectedSignals.OfDetector reported = reported(one, context);
            finished.keep(reported);
            job.advance(1);
            return reported;
        });
    }

    /** A rule may match half of the events: begun last, it would go on alone while other cores have nothing to do. */
    private List<Detector> longestFirst() {
        return detectors.stream()
                .sorted(Comparator.comparing(one -> one.info().stated().isEmpty()))
                .toList();
    }

    private static DetectedSignals.OfDetector reported(Detector detector, DetectionContext context) {
        DetectorInfo info = detector.info();
        long started = System.nanoTime();
        Applicability applies = context.settings().leftOut().contains(info.id())
                ? Applicability.no("It was left out of this run.")
                : detector.applicability(context);
        List<Reported> signals = new ArrayList<>();
        if (applies.applies()) {
            detector.detect(context, signal -> {
                if (!context.profiles().isLeftOut(signal.user())) {
                    signals.add(Reported.of(info, signal));
                }
            });
        }
        return new DetectedSignals.OfDetector(info, applies, signals, System.nanoTime() - started);
    }
}
