package org.nightjar.casefile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.nightjar.detect.evaluation.CaseScores;
import org.nightjar.detect.evaluation.CaseTrial;
import org.nightjar.detect.evaluation.ResultsPage;
import org.nightjar.detect.evaluation.Suite;
import org.nightjar.detect.sigma.RuleSet;
import org.nightjar.detect.sigma.RuleSetReader;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.job.OnAllCores;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;

/** Measures detection on simulated cases, several at once; what is written on the way is taken away again. */
final class SeedEvaluation {

    private final SeedOptions options;
    private final JobContext job;

    /** What a case does itself is not shown: with several at once nobody could tell whose it is. */
    private final JobContext quiet;

    SeedEvaluation(SeedOptions options, JobContext job) {
        this.options = options;
        this.job = job;
        quiet = job.quiet();
    }

    EvaluationReport run() throws NightjarException {
        RuleSet rules = RuleSetReader.read(options.sigma(), quiet);
        List<Long> all = new ArrayList<>(options.tuning());
        all.addAll(options.seeds());
        Path folder = folder();
        try {
            job.stage("Evaluating", JobUnit.STEPS, all.size());
            List<CaseScores> scores = OnAllCores.each(all, options.parallel(), seed -> score(folder, seed, rules));
            List<Suite> suites = new ArrayList<>();
            int tuning = options.tuning().size();
            if (tuning > 0) {
                suites.add(new Suite("tuning", scores.subList(0, tuning)));
            }
            suites.add(new Suite("unseen", scores.subList(tuning, all.size())));
            List<String> page = ResultsPage.of(SeedText.command(options), suites);
            if (options.report().isPresent()) {
                write(options.report().get(), page);
            }
            return SeedText.report(suites, page);
        } finally {
            remove(folder);
        }
    }

    private CaseScores score(Path folder, long seed, RuleSet rules) throws NightjarException {
        Path own = folder.resolve("seed-" + seed);
        try (SimulatedCase simulated = SimulatedCase.make(own, seed, options.events(), rules, quiet)) {
            CaseScores scores = CaseTrial.run(simulated.labelled(), quiet);
            job.advance(1);
            return scores;
        } finally {
            remove(own);
        }
    }

    private static Path folder() throws NightjarException {
        try {
            return Files.createTempDirectory("nightjar-evaluate");
        } catch (IOException failed) {
            throw new NightjarException(
                    ErrorKind.OUTPUT_FAILED, "There is no room for simulated cases in the temporary folder.", failed);
        }
    }

    private static void remove(Path folder) throws NightjarException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failed) {
            throw new NightjarException(
                    ErrorKind.OUTPUT_FAILED, "The simulated cases in " + folder + " could not be removed.", failed);
        }
    }

    private static void write(Path report, List<String> page) throws NightjarException {
        try {
            Files.writeString(report, String.join("\n", page) + "\n", StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new NightjarException(
                    ErrorKind.OUTPUT_FAILED, "The report could not be written to " + report + ".", failed);
        }
    }
}
