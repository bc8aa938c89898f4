package org.nightjar.casefile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.nightjar.detect.DetectionEngine;
import org.nightjar.detect.DetectionSettings;
import org.nightjar.detect.Matching;
import org.nightjar.detect.indicators.IndicatorList;
import org.nightjar.detect.indicators.IndicatorListReader;
import org.nightjar.detect.indicators.IndicatorMatching;
import org.nightjar.detect.sigma.Placeholders;
import org.nightjar.detect.sigma.RuleFile;
import org.nightjar.detect.sigma.RuleSet;
import org.nightjar.detect.sigma.RuleSetReader;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.DetectionScope;
import org.nightjar.model.Dimension;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;
import org.nightjar.model.RunRecord;
import org.nightjar.model.TimeRange;
import org.nightjar.store.CaseStore;
import org.nightjar.store.EventIndex;

/**
 * One detection with what the analyst gave for it: reads rules and lists, matches them, runs the detectors. The files'
 * hashes go to the action log, so that another expert can do the same again. Changes nothing in the case itself.
 */
final class DetectionRun {

    private final CaseStore store;
    private final EventIndex index;
    private final MatchedRules matched;
    private final JobContext job;
    private final List<String> read = new ArrayList<>();

    DetectionRun(CaseStore store, EventIndex index, MatchedRules matched, JobContext job) {
        this.store = store;
        this.matched = matched;
        this.index = index;
        this.job = job;
    }

    /**
     * @throws NightjarException USAGE if a window holds no events, a user is not known, or a file of rules or indicators is
     *     not there
     * @throws org.nightjar.job.JobCancelledException if the job was cancelled
     */
    DetectionResult run(DetectionOptions options, RuleChoice kept) throws NightjarException {
        require(options.scope());
        RuleChoice choice = options.rules().orElseGet(() -> present(kept));
        List<Matching> given = new ArrayList<>();
        if (choice.own() || !choice.sigma().isEmpty()) {
            RuleSet rules =
                    RuleSetReader.read(choice.own(), choice.sigma(), Placeholders.read(choice.placeholders()), job);
            rules.files().forEach(file -> read.add(words(file)));
            given.add(matched.of(store, index, rules, job));
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
        return DetectionEngine.run(index, DetectionSettings.of(options.scope()), given, job);
    }

    private void require(DetectionScope scope) throws NightjarException {
        if (scope.baseline().isPresent()) {
            requireEvents("baseline", scope.baseline().get());
        }
        if (scope.incident().isPresent()) {
            requireEvents("incident window", scope.incident().get());
        }
        for (String user : scope.leftOutUsers()) {
            if (index.column(Dimension.USER).dictionary().find(user) < 0) {
                throw new NightjarException(
                        ErrorKind.USAGE,
                        "There is no user “" + user + "” to leave out; nightjar users lists their names.");
            }
        }
    }

    private void requireEvents(String name, TimeRange range) throws NightjarException {
        int from = index.rowAtOrAfter(range.from().toEpochMilli());
        int to = index.rowAtOrAfter(range.to().toEpochMilli());
        if (from >= to) {
            TimeRange span = index.span();
            throw new NightjarException(
                    ErrorKind.USAGE,
                    "The " + name + " " + range.from() + "/" + range.to() + " holds no events; the case has some from "
                            + span.from() + " to " + span.to() + ".");
        }
    }

    /** What is kept of the run. */
    RunRecord record(DetectionScope scope, DetectionResult result) {
        return new RunRecord(
                0,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                index.size(),
                scope,
                String.join("\n", read),
                result.findings().size(),
                result.incidents().size());
    }

    /** What the case keeps may have moved since, or lies on another machine: the rest is used, and it is said. */
    private RuleChoice present(RuleChoice kept) {
        return new RuleChoice(
                kept.own(), present(kept.sigma()), present(kept.indicators()), present(kept.placeholders()));
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
