package org.nightjar.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.nightjar.analysis.Selection;
import org.nightjar.casefile.AnnotationEdit;
import org.nightjar.casefile.DetectionOptions;
import org.nightjar.casefile.ExportFormat;
import org.nightjar.casefile.ImportOptions;
import org.nightjar.casefile.ImportSummary;
import org.nightjar.casefile.OpenCase;
import org.nightjar.casefile.PeopleEdit;
import org.nightjar.casefile.TimeZoneSetting;
import org.nightjar.casefile.VerifyReport;
import org.nightjar.job.JobRunner;
import org.nightjar.job.JobSnapshot;
import org.nightjar.job.JobState;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.DetectionScope;
import org.nightjar.model.NightjarException;
import org.nightjar.model.PastFinding;
import org.nightjar.model.TriageState;
import org.nightjar.ui.Annotating;
import org.nightjar.ui.CaseActions;
import org.nightjar.ui.FilePrompt;
import org.nightjar.ui.WorkbenchTab;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.detection.ScopeWords;
import org.nightjar.ui.jobs.JobsViewModel;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Latest;
import org.nightjar.ui.parts.Words;
import org.nightjar.ui.rules.RulesViewModel;
import org.nightjar.ui.shell.Notice.Holds;
import org.nightjar.ui.shell.Notice.Kind;

/** One open case in the window: starts what is done to it as jobs, and says how each ended. FX thread only. */
public final class CaseViewModel implements CaseActions {

    /** Smaller cases are read in less than a second. */
    private static final int SUMMARIZED_EVENTS = 100_000;

    /** So long a case that is opened has for its first views. */
    private static final long TEXT_AFTER_SECONDS = 5;

    private final OpenCase openCase;
    private final FilePrompt prompt;
    private final WorkbenchViewModel workbench;
    private final JobsViewModel jobs;
    private final Executor background;
    private final Executor fx;
    private final Latest<TimeZoneSetting> zones;
    private final SearchesViewModel searches;
    private final BooleanProperty choosingScope = new SimpleBooleanProperty(false);
    private final Notices notices;
    private final TriageViewModel triage;
    private final ExportJobs exports;
    private final AnswerJobs answers;
    private final AnnotationJobs annotations;

    private final AtomicBoolean rehearsed = new AtomicBoolean();
    private boolean left;

    /**
     * A model of this case.
     *
     * @param background answers short questions
     * @param fx runs what changes properties, on the FX thread
     */
    public CaseViewModel(OpenCase openCase, JobRunner runner, FilePrompt prompt, Executor background, Executor fx) {
        this.openCase = openCase;
        this.prompt = prompt;
        this.background = background;
        this.fx = fx;
        zones = new Latest<>(background, fx);
        this.workbench = new WorkbenchViewModel(openCase.data(), background, fx);
        notices = new Notices(workbench);
        this.jobs = new JobsViewModel(runner, fx);
        searches = new SearchesViewModel(
                openCase::searches,
                workbench,
                background,
                fx,
                text -> notices.say(Kind.WARNING, text, WorkbenchTab.EVIDENCE, Holds.UNTIL_SELECTED));
        zones.ask(openCase::timeZone, this::follow, this::zoneFailed);
        triage = new TriageViewModel(openCase, workbench, notices, background, fx);
        exports = new ExportJobs(openCase, prompt, workbench, jobs, notices);
        answers = new AnswerJobs(openCase, prompt, workbench, jobs, notices);
        annotations = new AnnotationJobs(openCase, workbench, notices, answers, background, fx);
        workbench.wantedScopeProperty().addListener((property, before, wanted) -> wanted.ifPresent(this::detect));
        workbench.wantedTriageProperty().addListener((property, before, wanted) -> wanted.ifPresent(this::triage));
        summarizeTextLater();
    }

    /** What is seen first comes first: reading every record keeps all cores busy. */
    private void summarizeTextLater() {
        CompletableFuture.delayedExecutor(TEXT_AFTER_SECONDS, TimeUnit.SECONDS, fx)
                .execute(this::summarizeText);
    }

    /** The case, for which the views were made while it was being opened, is there. */
    public void opened() {
        workbench.replaceData(openCase.data());
        summarizeTextLater();
    }

    /** The case's zone becomes the window's, and the other way round. */
    private void follow(TimeZoneSetting ofCase) {
        workbench.zoneSettingProperty().set(ofCase);
        workbench
                .zoneSettingProperty()
                .addListener((property, before, wanted) -> zones.ask(
                        () -> {
                            openCase.setTimeZone(wanted);
                            return wanted;
                        },
                        saved -> notices.begun("zone"),
                        this::zoneFailed));
    }

    private void zoneFailed(String text) {
        notices.say("zone", Kind.WARNING, text, WorkbenchTab.EVIDENCE);
    }

    /** The case is about to be closed: nothing more is begun. */
    void leave() {
        left = true;
    }

    SearchesViewModel searches() {
        return searches;
    }

    /** Prepares a large case for free text, or if that was done for the first question, beside whatever else goes on. */
    private void summarizeText() {
        int events = workbench.data().index().size();
        if (left || events < SUMMARIZED_EVENTS) {
            return;
        }
        background.execute(() -> {
            try {
                if (openCase.summarizedEvents() < events) {
                    fx.execute(this::startSummary);
                } else if (rehearsed.compareAndSet(false, true)) {
                    openCase.rehearse();
                }
            } catch (NightjarException unreadable) {
                fx.execute(() -> notices.say("notice.text", Kind.WARNING, unreadable.userMessage(), WorkbenchTab.JOBS));
            }
        });
    }

    private void startSummary() {
        if (!left) {
            notices.begun("notice.text");
            jobs.startBeside(Words.of("job.text"), openCase::summarizeText, (end, done) -> textSummarized(end));
        }
    }

    /** Success is silent: searches are faster from now on. */
    private void textSummarized(JobSnapshot end) {
        if (end.state() != JobState.SUCCEEDED) {
            notices.sayUnfinished("notice.text", end);
        }
    }

    TriageViewModel triage() {
        return triage;
    }

    RulesViewModel rules() {
        return new RulesViewModel(openCase, workbench, prompt, background, fx);
    }

    OpenCase openCase() {
        return openCase;
    }

    public WorkbenchViewModel workbench() {
        return workbench;
    }

    public JobsViewModel jobs() {
        return jobs;
    }

    Executor background() {
        return background;
    }

    Executor fx() {
        return fx;
    }

    /** The newest notice. */
    public ReadOnlyObjectProperty<Optional<Notice>> noticeProperty() {
        return notices.newestProperty();
    }

    void dismissNotice() {
        notices.dismiss();
    }

    @Override
    public void show(WorkbenchTab wanted) {
        workbench.turnTo(wanted);
    }

    @Override
    public void chooseEvidence() {
        importEvidence(prompt.chooseEvidence());
    }

    @Override
    public void chooseEvidenceFolder() {
        importEvidence(prompt.chooseEvidenceFolder().stream().toList());
    }

    @Override
    public void importEvidence(List<Path> evidence) {
        if (!evidence.isEmpty()) {
            notices.say("notice.import", Kind.INFO, Words.of("notice.importing"), WorkbenchTab.JOBS);
            jobs.start(
                    Words.of("job.import", Words.count("items", evidence.size())),
                    context -> openCase.importEvidence(evidence, ImportOptions.DEFAULT, context),
                    this::imported);
        }
    }

    private void imported(JobSnapshot end, Optional<ImportSummary> result) {
        workbench.replaceData(openCase.data());
        summarizeText();
        if (result.isEmpty()) {
            notices.sayUnfinished("notice.import", end);
            return;
        }
        ImportSummary summary = result.get();
        boolean flawed = summary.rejected() > 0 || end.state() == JobState.WITH_WARNINGS;
        String text = Words.of(
                "notice.imported",
                Figures.count(summary.read()),
                Figures.count(summary.stored()),
                Figures.count(summary.duplicates()),
                Figures.count(summary.rejected()),
                Figures.span(summary.elapsed()));
        if (workbench.data().index().size() == 0) {
            notices.say(Kind.WARNING, Words.of("notice.nothingRead", text), WorkbenchTab.EVIDENCE, Holds.UNTIL_CHANGED);
            return;
        }
        boolean detects =
                summary.stored() > 0 || workbench.data().detection().detectors().isEmpty();
        String next = (flawed ? Words.of("notice.imported.rejects") + " " : "")
                + Words.of(detects ? "notice.imported.detecting" : "notice.imported.nothingNew");
        notices.say(
                flawed ? Kind.WARNING : Kind.SUCCESS, text + " " + next, WorkbenchTab.EVIDENCE, Holds.UNTIL_CHANGED);
        if (detects) {
            startDetection(text, workbench.scope());
        }
    }

    /** Lets the analyst choose MaxMind DB files and places all addresses of the case anew by them. */
    void chooseLocationDatabases() {
        answers.chooseLocationDatabases();
    }

    @Override
    public void changePeople(PeopleEdit edit) {
        answers.changePeople(edit);
    }

    @Override
    public void undoPeople() {
        answers.undoPeople();
    }

    @Override
    public void redoPeople() {
        answers.redoPeople();
    }

    /** Says what was found amiss when the case was opened. */
    public void warn(List<String> warnings) {
        if (!warnings.isEmpty()) {
            notices.say(Kind.WARNING, String.join(" ", warnings), WorkbenchTab.EVIDENCE, Holds.ON);
        }
    }

    @Override
    public void detect() {
        detect(workbench.scope());
    }

    @Override
    public void detect(DetectionScope scope) {
        if (workbench.data().index().size() == 0) {
            workbench.scopeDone(scope);
            notices.say(
                    Kind.WARNING,
                    Words.of(workbench.data().lost().isPresent() ? "notice.damaged" : "notice.nothingToDetect"),
                    WorkbenchTab.EVIDENCE,
                    Holds.UNTIL_CHANGED);
        } else {
            startDetection("", scope);
        }
    }

    private void startDetection(String before, DetectionScope scope) {
        notices.begun("notice.detect");
        jobs.start(
                Words.of("job.detect"),
                context -> openCase.detect(new DetectionOptions(scope), context),
                (end, result) -> {
                    workbench.replaceData(openCase.data());
                    workbench.scopeDone(scope);
                    detected(before, end, result);
                });
    }

    /** Whether windows and users left out are being chosen. */
    BooleanProperty choosingScopeProperty() {
        return choosingScope;
    }

    @Override
    public void chooseScope() {
        choosingScope.set(!choosingScope.get());
    }

    /** The findings of a run, for comparing; may be asked on any thread. */
    List<PastFinding> findingsOf(int run) throws NightjarException {
        return openCase.findingsOf(run);
    }

    @Override
    public void triage(TriageState state) {
        triage.triage(state);
    }

    /** Lets the analyst tag, or write on, what is chosen, under the cursor or in focus. */
    void annotate(Annotating.What what) {
        annotations.begin(what);
    }

    @Override
    public void annotate(Supplier<AnnotationEdit> edit) {
        annotations.annotate(edit);
    }

    @Override
    public void undo() {
        annotations.undo();
    }

    @Override
    public void redo() {
        annotations.redo();
    }

    private void detected(String before, JobSnapshot end, Optional<DetectionResult> result) {
        if (result.isEmpty()) {
            notices.sayUnfinished("notice.detect", end);
            return;
        }
        String found = Words.of(
                "notice.detected",
                Words.count("findings", result.get().findings().size()),
                Words.count("incidents", result.get().incidents().size()),
                Figures.span(end.elapsed()));
        String scope = workbench.scope().equals(DetectionScope.ALL)
                ? ""
                : " "
                        + ScopeWords.sentence(
                                workbench.scope(), workbench.zoneProperty().get());
        String taken = openCase.takenUp().isEmpty() ? "" : " " + openCase.takenUp();
        notices.say(
                Kind.SUCCESS,
                (before.isEmpty() ? found : before + " " + found) + scope + taken,
                WorkbenchTab.OVERVIEW,
                Holds.UNTIL_CHANGED);
    }

    @Override
    public void verify() {
        notices.begun("notice.verify");
        jobs.start(Words.of("job.verify"), openCase::verify, this::verified);
    }

    private void verified(JobSnapshot end, Optional<VerifyReport> result) {
        if (result.isEmpty()) {
            notices.sayUnfinished("notice.verify", end);
        } else if (result.get().holds()) {
            VerifyReport report = result.get();
            String open = report.notChecked().isEmpty()
                    ? ""
                    : " " + Words.of("notice.notChecked", String.join(" ", report.notChecked()));
            String checks = Words.count("checks", report.passed().size());
            notices.say(
                    Kind.SUCCESS,
                    Words.of("notice.verified", checks) + open,
                    WorkbenchTab.EVIDENCE,
                    Holds.UNTIL_CHANGED);
        } else {
            String failed = String.join(" ", result.get().failed());
            notices.say("notice.verify", Kind.DANGER, Words.of("notice.verifyFailed", failed), WorkbenchTab.EVIDENCE);
        }
    }

    @Override
    public void export(ExportFormat format) {
        exports.export(format);
    }

    @Override
    public void exportRejects() {
        exports.exportRejects();
    }

    /** One step back: the cursor first, then where one came from. */
    void backOut() {
        if (triage.isDismissing()) {
            triage.keep();
        } else if (!workbench.selection().eventId().isEmpty()) {
            workbench.showEvent("");
        } else {
            Selection from = workbench.selection();
            workbench.backToOtherSelection();
            if (workbench.selection().selectsSameAs(from)) {
                workbench.clear();
            }
        }
    }
}
