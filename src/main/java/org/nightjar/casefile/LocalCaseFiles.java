package org.nightjar.casefile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.nightjar.detect.evaluation.Evaluation;
import org.nightjar.detect.evaluation.Truth;
import org.nightjar.enrich.AddressEnricher;
import org.nightjar.job.JobContext;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;
import org.nightjar.simulate.Simulation;
import org.nightjar.simulate.SimulationPlan;
import org.nightjar.simulate.SimulationSummary;
import org.nightjar.simulate.Story;
import org.nightjar.store.CaseStore;
import org.nightjar.store.h2.H2CaseStore;

/** Cases as folders on this machine. */
public final class LocalCaseFiles implements CaseFiles {

    private final String programVersion;

    public LocalCaseFiles(String programVersion) {
        this.programVersion = programVersion;
    }

    @Override
    public OpenCase open(Path folder, JobContext job) throws NightjarException {
        Path named = existing(folder);
        return over(named, told(H2CaseStore.open(named), job), job);
    }

    @Override
    public OpenCase openUnread(Path folder, JobContext job) throws NightjarException {
        Path named = existing(folder);
        return StoredCase.unread(named, told(H2CaseStore.open(named), job), programVersion);
    }

    private static Path existing(Path folder) {
        return Files.isDirectory(folder) ? folder : CaseFiles.folderOf(folder);
    }

    @Override
    public OpenCase openOrCreate(Path folder, JobContext job) throws NightjarException {
        AddressEnricher.loadAhead();
        Path named = CaseFiles.folderOf(folder);
        return Files.exists(named)
                ? StoredCase.unread(
                        named, told(H2CaseStore.openOrFinish(named, title(named), programVersion), job), programVersion)
                : StoredCase.unread(named, made(named), programVersion);
    }

    @Override
    public OpenCase create(Path folder) throws NightjarException {
        Path named = CaseFiles.folderOf(folder);
        return over(named, made(named), JobContext.unwatched());
    }

    /** Says what the case has lost since it was closed. */
    private static CaseStore told(CaseStore store, JobContext job) {
        store.lostBeforeOpening().ifPresent(job::warn);
        return store;
    }

    private CaseStore made(Path named) throws NightjarException {
        String title = title(named);
        CaseStore store = H2CaseStore.create(named, title, programVersion);
        store.logAction("create", "Case “" + title + "” made by Nightjar " + programVersion + ".");
        return store;
    }

    private static String title(Path folder) {
        Path name = folder.getFileName();
        return name == null ? "" : name.toString().replace(SUFFIX, "");
    }

    private OpenCase over(Path folder, CaseStore store, JobContext job) throws NightjarException {
        try {
            return StoredCase.over(folder, store, programVersion, job);
        } catch (NightjarException | RuntimeException unusable) {
            try {
                store.close();
            } catch (NightjarException alsoFailed) {
                unusable.addSuppressed(alsoFailed);
            }
            throw unusable;
        }
    }

    @Override
    public SimulationReport simulate(SimulateOptions options, JobContext job) throws NightjarException {
        Story story = Story.find(options.story()).orElseThrow(() -> unknown(options.story()));
        SimulationPlan plan = SimulationPlan.of(story, options.seed()).withZip(options.zip());
        if (options.events() > 0) {
            plan = plan.withEvents(options.events());
        }
        SimulationSummary summary = Simulation.run(plan, options.out(), job);
        return new SimulationReport(
                summary.events(),
                summary.files(),
                summary.attackEvents(),
                summary.decoyEvents(),
                summary.attacks(),
                summary.decoys(),
                summary.evidence(),
                summary.truth());
    }

    private static NightjarException unknown(String story) {
        String known = Arrays.stream(Story.values()).map(Story::id).collect(Collectors.joining(", "));
        return new NightjarException(
                ErrorKind.USAGE, "There is no story “" + story + "”; the stories are " + known + ".");
    }

    @Override
    public EvaluationReport evaluate(OpenCase opened, Path truth, JobContext job) throws NightjarException {
        CaseData data = opened.data();
        Evaluation evaluation = Evaluation.of(Truth.read(truth), data.detection(), data.index());
        return EvaluationText.of(evaluation);
    }

    @Override
    public EvaluationReport evaluateSeeds(SeedOptions options, JobContext job) throws NightjarException {
        return new SeedEvaluation(options, job).run();
    }
}
