package org.nightjar.casefile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nightjar.detect.DetectionEngine;
import org.nightjar.detect.DetectionSettings;
import org.nightjar.detect.Matching;
import org.nightjar.detect.indicators.IndicatorList;
import org.nightjar.detect.indicators.IndicatorListReader;
import org.nightjar.detect.indicators.IndicatorMatching;
import org.nightjar.detect.sigma.RuleFile;
import org.nightjar.detect.sigma.RuleSet;
import org.nightjar.detect.sigma.RuleSetReader;
import org.nightjar.detect.sigma.SigmaMatching;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.NightjarException;
import org.nightjar.store.CaseStore;
import org.nightjar.store.EventIndex;

/**
 * One detection with what the analyst gave for it: reads rules and lists, matches them, runs the detectors. The files'
 * hashes go to the action log, so that another expert can do the same again. Changes nothing in the case itself.
 */
final class DetectionRun {

    private final CaseStore store;
    private final EventIndex index;
    private final JobContext job;
    private final List<String> read = new ArrayList<>();

    DetectionRun(CaseStore store, EventIndex index, JobContext job) {
        this.store = store;
        this.index = index;
        this.job = job;
    }

    /**
     * @throws NightjarException USAGE if a file of rules or indicators is not there
     * @throws org.nightjar.job.JobCancelledException if the job was cancelled
     */
    DetectionResult run(DetectionOptions options, RuleChoice kept) throws NightjarException {
        RuleChoice choice = options.rules().orElseGet(() -> present(kept));
        List<Matching> given = new ArrayList<>();
        if (choice.own() || !choice.sigma().isEmpty()) {
            RuleSet rules = RuleSetReader.read(choice.own(), choice.sigma(), job);
            rules.files().forEach(file -> read.add(words(file)));
            given.add(SigmaMatching.of(index, () -> new StoredRecordReader(store, index), rules, job));
        }
        if (!choice.indicators().isEmpty()) {
            List<IndicatorList> lists = new ArrayList<>();
            job.stage("Reading indicators", JobUnit.FILES, choice.indicators().size());
            for (Path file : choice.indicators()) {
                IndicatorList list = IndicatorListReader.read(file, job);
                lists.add(list);
                read.add(list.name() + " " + list.sha256());
                job.advance(1);
            }
            given.add(IndicatorMatching.of(index, lists, job));
        }
        return DetectionEngine.run(index, DetectionSettings.withBaseline(options.baseline()), given, job);
    }

    /** What the case keeps may have moved since, or lies on another machine: the rest is used, and it is said. */
    private RuleChoice present(RuleChoice kept) {
        return new RuleChoice(kept.own(), present(kept.sigma()), present(kept.indicators()));
    }

    private List<Path> present(List<Path> paths) {
        List<Path> there = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isReadable(path)) {
                there.add(path);
            } else {
                job.warn("The case uses rules or indicators at “" + path + "”, which is not there; they were left out."
                        + " Choose them anew or take them away.");
            }
        }
        return there;
    }

    private static String words(RuleFile file) {
        return file.name() + " " + (file.sha256().isEmpty() ? "(not read)" : file.sha256());
    }

    /** For the action log: every file that was read with its SHA-256, or "". */
    String inputs() {
        return read.isEmpty() ? "" : " Rules and lists, with their SHA-256: " + String.join("; ", read) + ".";
    }
}
