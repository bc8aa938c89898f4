package org.nightjar.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.nightjar.analysis.Selection;
import org.nightjar.casefile.CaseData;
import org.nightjar.casefile.DetectionOptions;
import org.nightjar.casefile.ExportFormat;
import org.nightjar.casefile.ImportOptions;
import org.nightjar.casefile.ImportSummary;
import org.nightjar.casefile.OpenCase;
import org.nightjar.casefile.PeopleEdit;
import org.nightjar.casefile.TimeZoneSetting;
import org.nightjar.casefile.VerifyReport;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobRunner;
import org.nightjar.job.JobSnapshot;
import org.nightjar.job.JobState;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.DetectionScope;
import org.nightjar.model.NightjarException;
import org.nightjar.model.PastFinding;
import org.nightjar.model.TriageState;
import org.nightjar.model.TriageStep;
import org.nightjar.model.TriageSubject;
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
import org.nightjar.ui.shell.Notice.Kind;

/** One open case in the window: starts what is done to it as jobs, and says how each ended. FX thread only. */
public final class CaseViewModel implements CaseActions {

    /** Smaller cases are read in less than a second. */
    private static final int SUMMARIZED_EVENTS = 100_000;

    private final OpenCase openCase;
    private final FilePrompt prompt;
    private final WorkbenchViewModel workbench;
    private final JobsViewModel jobs;
    private final Executor background;
    private final Executor fx;
    private final Latest<TimeZoneSetting> zones;
    private final SearchesViewModel searches;
    private final BooleanProperty choosingScope = new SimpleBooleanProperty(false);
    private final ObjectProperty<Optional<TriageSubject>> dismissing = new SimpleObjectProperty<>(Optional.empty());
    private final Latest<Optional<TriageStep>> latestTriage;
    private final ReadOnlyObjectWrapper<Optional<Notice>> notice = new ReadOnlyObjectWrapper<>(Optional.empty());

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
        this.jobs = new JobsViewModel(runner);
        searches = new SearchesViewModel(
                openCase.searches(), workbench, background, fx, text -> say(Kind.WARNING, text, WorkbenchTab.EVIDENCE));
        zones.ask(openCase::timeZone, this::follow, text -> say(Kind.WARNING, text, WorkbenchTab.EVIDENCE));
        latestTriage = new Latest<>(background, fx);
        workbench.wantedScopeProperty().addListener((property, before, wanted) -> wanted.ifPresent(this::detect));
        summarizeText();
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
                        saved -> {},
                        text -> say(Kind.WARNING, text, WorkbenchTab.EVIDENCE)));
    }

    SearchesViewModel searches() {
        return searches;
    }

    /** Prepares a large case for free text, beside whatever else goes on. */
    private void summarizeText() {
        int events = workbench.data().index().size();
        if (events < SUMMARIZED_EVENTS) {
            return;
        }
        background.execute(() -> {
            try {
                if (openCase.summarizedEvents() < events) {
                    fx.execute(() -> jobs.startBeside(
                            Words.of("job.text"), openCase::summarizeText, (end, done) -> textSummarized(end)));
                }
            } catch (NightjarException unreadable) {
                fx.execute(() -> say(Kind.WARNING, unreadable.userMessage(), WorkbenchTab.JOBS));
            }
        });
    }

    /** Success is silent: searches are faster from now on. */
    private void textSummarized(JobSnapshot end) {
        if (end.state() != JobState.SUCCEEDED) {
            sayUnfinished("notice.text", end);
        }
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
        return notice.getReadOnlyProperty();
    }

    void dismissNotice() {
        notice.set(Optional.empty());
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
            say(Kind.INFO, Words.of("notice.importing"), WorkbenchTab.JOBS);
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
            sayUnfinished("notice.import", end);
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
            say(Kind.WARNING, Words.of("notice.nothingRead", text), WorkbenchTab.EVIDENCE);
            return;
        }
        String next = Words.of(flawed ? "notice.imported.rejects" : "notice.imported.detecting");
        say(flawed ? Kind.WARNING : Kind.SUCCESS, text + " " + next, WorkbenchTab.EVIDENCE);
        if (summary.stored() > 0 || workbench.data().detection().detectors().isEmpty()) {
            startDetection(text, workbench.scope());
        }
    }

    /** Lets the analyst choose MaxMind DB files and places all addresses of the case anew by them. */
    void chooseLocationDatabases() {
        List<Path> databases = prompt.chooseLocationDatabases();
        if (!databases.isEmpty()) {
            jobs.start(
                    Words.of("job.databases"),
                    context -> {
                        openCase.useGeoDatabases(databases, context);
                        return databases;
                    },
                    (end, result) -> placed(databases, end, result.isPresent()));
        }
    }

    private void placed(List<Path> databases, JobSnapshot end, boolean done) {
        workbench.replaceData(openCase.data());
        if (!done) {
            sayUnfinished("notice.databases", end);
            return;
        }
        String names = databases.stream()
                .map(path -> String.valueOf(path.getFileName()))
                .collect(Collectors.joining(", "));
        boolean events = workbench.data().index().size() > 0;
        sayOutdated(Words.of(events ? "notice.databases" : "notice.databases.noEvents", names), events);
    }

    /**
     * What was done, and which findings are out of date by it.
     *
     * @param moves whether it may be some: of findings that kept no basis it cannot be told which
     */
    private void sayOutdated(String done, boolean moves) {
        CaseData data = workbench.data();
        boolean untold = moves && data.detection().basis().isEmpty();
        String outdated = untold ? Words.of("outdated.untold") : data.outdated().sentence(data.detection());
        notice.set(Optional.of(new Notice(
                outdated.isEmpty() ? Kind.SUCCESS : Kind.WARNING,
                outdated.isEmpty() ? done : done + " " + outdated,
                Optional.empty(),
                !outdated.isEmpty())));
    }

    @Override
    public void changePeople(PeopleEdit edit) {
        boolean moves = !(edit instanceof PeopleEdit.Alias);
        jobs.start(
                Words.of("job.people"),
                context -> openCase.changePeople(edit, context),
                (end, result) -> peopleChanged(moves, end, result));
    }

    @Override
    public void undoPeople() {
        jobs.start(
                Words.of("job.people"),
                context -> {
                    String undone = openCase.undoPeople(context);
                    return undone.isEmpty() ? "" : Words.of("notice.people.undone", undone);
                },
                (end, result) -> peopleChanged(false, end, result));
    }

    private void peopleChanged(boolean moves, JobSnapshot end, Optional<String> result) {
        if (result.isEmpty()) {
            sayUnfinished("notice.people", end);
            return;
        }
        workbench.replaceData(openCase.data());
        String done = result.get();
        sayOutdated(done.isEmpty() ? Words.of("notice.people.same") : Words.of("notice.people", done), moves);
    }

    /** Says what was found amiss when the case was opened. */
    public void warn(List<String> warnings) {
        if (!warnings.isEmpty()) {
            say(Kind.WARNING, String.join(" ", warnings), WorkbenchTab.EVIDENCE);
        }
    }

    @Override
    public void detect() {
        detect(workbench.scope());
    }

    @Override
    public void detect(DetectionScope scope) {
        if (workbench.data().index().size() == 0) {
            say(Kind.WARNING, Words.of("notice.nothingToDetect"), WorkbenchTab.EVIDENCE);
        } else {
            startDetection("", scope);
        }
    }

    private void startDetection(String before, DetectionScope scope) {
        jobs.start(
                Words.of("job.detect"),
                context -> openCase.detect(new DetectionOptions(scope), context),
                (end, result) -> detected(before, end, result));
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

    /** What is to be dismissed as soon as a reason is given. */
    ObjectProperty<Optional<TriageSubject>> dismissingProperty() {
        return dismissing;
    }

    @Override
    public void triage(TriageState state) {
        Optional<TriageSubject> subject = TriageFocus.of(workbench.selection().focus(), workbench.data());
        if (subject.isEmpty()) {
            say(Kind.INFO, Words.of("triage.nothing"), WorkbenchTab.INCIDENTS);
        } else if (state == TriageState.DISMISSED) {
            dismissing.set(subject);
        } else {
            triage(subject.get(), state, "");
        }
    }

    /** Dismisses what waits for a reason. */
    void dismiss(String reason) {
        Optional<TriageSubject> subject = dismissing.get();
        dismissing.set(Optional.empty());
        subject.ifPresent(one -> triage(one, TriageState.DISMISSED, reason));
    }

    private void triage(TriageSubject subject, TriageState state, String reason) {
        triaged(() -> Optional.of(openCase.triage(List.of(subject), state, reason)));
    }

    @Override
    public void undoTriage() {
        triaged(openCase::undoTriage);
    }

    private void triaged(Callable<Optional<TriageStep>> work) {
        latestTriage.ask(
                work,
                step -> {
                    workbench.replaceData(openCase.data());
                    if (step.isEmpty()) {
                        say(Kind.INFO, Words.of("triage.nothingToUndo"), WorkbenchTab.FINDINGS);
                    }
                },
                failure -> say(Kind.DANGER, failure, WorkbenchTab.FINDINGS));
    }

    private void detected(String before, JobSnapshot end, Optional<DetectionResult> result) {
        workbench.replaceData(openCase.data());
        if (result.isEmpty()) {
            sayUnfinished("notice.detect", end);
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
        say(Kind.SUCCESS, (before.isEmpty() ? found : before + " " + found) + scope, WorkbenchTab.OVERVIEW);
    }

    @Override
    public void verify() {
        jobs.start(Words.of("job.verify"), openCase::verify, this::verified);
    }

    private void verified(JobSnapshot end, Optional<VerifyReport> result) {
        if (result.isEmpty()) {
            sayUnfinished("notice.verify", end);
        } else if (result.get().holds()) {
            VerifyReport report = result.get();
            String open = report.notChecked().isEmpty()
                    ? ""
                    : " " + Words.of("notice.notChecked", String.join(" ", report.notChecked()));
            String checks = Words.count("checks", report.passed().size());
            say(Kind.SUCCESS, Words.of("notice.verified", checks) + open, WorkbenchTab.EVIDENCE);
        } else {
            String failed = String.join(" ", result.get().failed());
            say(Kind.DANGER, Words.of("notice.verifyFailed", failed), WorkbenchTab.EVIDENCE);
        }
    }

    @Override
    public void export(ExportFormat format) {
        String name = workbench.data().info().name() + "." + format.extension();
        prompt.chooseOutput(name, format.label(), format.extension()).ifPresent(out -> export(format, out));
    }

    private void export(ExportFormat format, Path out) {
        String query = ExportedQuery.of(workbench.selection(), workbench.data());
        export(format.label(), out, context -> openCase.export(format, out, query, context));
    }

    @Override
    public void exportRejects() {
        String label = Words.of("evidence.rejects.export.label");
        prompt.chooseOutput(workbench.data().info().name() + "-rejects.jsonl", label, "jsonl")
                .ifPresent(out -> export(label, out, context -> openCase.exportRejects(out, context)));
    }

    /** Writes a file. */
    @FunctionalInterface
    private interface Writing {
        void write(JobContext context) throws NightjarException;
    }

    private void export(String label, Path out, Writing writing) {
        jobs.start(
                Words.of("job.export", label),
                context -> {
                    writing.write(context);
                    return out;
                },
                (end, written) -> written.ifPresentOrElse(
                        file -> say(Kind.SUCCESS, Words.of("notice.exported", label, file), WorkbenchTab.JOBS),
                        () -> sayUnfinished("notice.export", end)));
    }

    private void sayUnfinished(String key, JobSnapshot end) {
        boolean cancelled = end.state() == JobState.CANCELLED;
        String text = cancelled ? Words.of(key + ".cancelled") : Words.of(key + ".failed", end.failure());
        say(cancelled ? Kind.WARNING : Kind.DANGER, text, WorkbenchTab.JOBS);
    }

    private void say(Kind kind, String text, WorkbenchTab more) {
        notice.set(Optional.of(new Notice(kind, text, Optional.of(more), false)));
    }

    /** One step back: the cursor first, then where one came from. */
    void backOut() {
        if (dismissing.get().isPresent()) {
            dismissing.set(Optional.empty());
        } else if (choosingScope.get()) {
            choosingScope.set(false);
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
