package org.nightjar.casefile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightjar.detect.DetectionEngine;
import org.nightjar.detect.DetectionSettings;
import org.nightjar.detect.FinishedDetectors;
import org.nightjar.detect.Matching;
import org.nightjar.detect.detectors.DetectorCatalogue;
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

    private final Path folder;
    private final CaseStore store;
    private final CaseData now;
    private final EventIndex index;
    private final MatchedRules matched;
    private final JobContext job;
    private final List<String> read = new ArrayList<>();
    private String takenUp = "";

    /** @param folder of the case */
    DetectionRun(Path folder, CaseStore store, CaseData now, MatchedRules matched, JobContext job) {
        this.folder = folder;
        this.store = store;
        this.now = now;
        this.matched = matched;
        index = now.index();
        this.job = job;
    }

    /**
     * @throws NightjarException USAGE if a window holds no events, a user is not known, or a file of rules or indicators is
     *     not there
     * @throws org.nightjar.job.JobCancelledException if the job was cancelled; what was done is taken up by the next of the same
     */
    DetectionResult run(DetectionOptions options, RuleChoice kept) throws NightjarException {
        require(options.scope());
        RuleChoice choice = options.rules().orElseGet(() -> present(kept));
        Optional<RuleSet> rules = Optional.empty();
        if (choice.own() || !choice.sigma().isEmpty()) {
            RuleSet set =
                    RuleSetReader.read(choice.own(), choice.sigma(), Placeholders.read(choice.placeholders()), job);
            set.files().forEach(file -> read.add(words(file)));
            rules = Optional.of(set);
        }
        List<IndicatorList> lists = indicators(choice);
        Optional<UnfinishedRun> unfinished = UnfinishedRun.open(folder, stamp(options), UserSecret.find());
        try {
            return run(options, rules, lists, unfinished);
        } finally {
            unfinished.ifPresent(UnfinishedRun::close);
        }
    }

    private DetectionResult run(
            DetectionOptions options,
            Optional<RuleSet> rules,
            List<IndicatorList> lists,
            Optional<UnfinishedRun> unfinished)
            throws NightjarException {
        unfinished
                .filter(UnfinishedRun::isBegun)
                .ifPresent(left -> job.stage("Taking up the run of " + left.begun(), JobUnit.STEPS, -1));
        List<Matching> given = new ArrayList<>();
        if (rules.isPresent()) {
            given.add(matched.of(store, index, rules.get(), unfinished, job));
        }
        if (!lists.isEmpty()) {
            given.add(IndicatorMatching.of(index, lists, job));
        }
        DetectionResult result = DetectionEngine.run(
                index,
                DetectionSettings.of(options.scope()),
                given,
                unfinished.<FinishedDetectors>map(left -> left).orElse(FinishedDetectors.NONE),
                job);
        takenUp = unfinished
                .map(left -> left.sentence(DetectorCatalogue.all().size()))
                .orElse("");
        return result;
    }

    private List<IndicatorList> indicators(RuleChoice choice) throws NightjarException {
        List<IndicatorList> lists = new ArrayList<>();
        if (!choice.indicators().isEmpty()) {
            job.stage("Reading indicators", JobUnit.FILES, choice.indicators().size());
        }
        for (Path file : choice.indicators()) {
            IndicatorList list = IndicatorListReader.read(file, job);
            lists.add(list);
            read.add(list.name() + " " + list.sha256());
            job.advance(1);
        }
        return lists;
    }

    /** Names all that findings depend on; "" if the program cannot name itself. */
    private String stamp(DetectionOptions options) throws NightjarException {
        String basis = CaseStamp.ofBasis(store, CaseStamp.Evidence.of(now.evidence()), index.people());
        Optional<String> program = ProgramPrint.ofAll();
        return basis.isEmpty() || program.isEmpty()
                ? ""
                : String.join(
                        "\n",
                        basis,
                        program.get(),
                        index.integrity().toString(),
                        Integer.toString(index.size()),
                        options.scope().toString(),
                        String.join("\n", read));
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

    /** For the action log: every file that was read with its SHA-256, and what was taken up; or "". */
    String inputs() {
        return (read.isEmpty() ? "" : " Rules and lists, with their SHA-256: " + String.join("; ", read) + ".")
                + (takenUp.isEmpty() ? "" : " " + takenUp);
    }

    /** What was taken up of a run that did not come to its end, a sentence; "" if nothing. */
    String takenUp() {
        return takenUp;
    }
}
