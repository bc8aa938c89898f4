package org.nightjar.casefile;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.nightjar.analysis.basis.UserBases;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.AnnotationStep;
import org.nightjar.model.Annotations;
import org.nightjar.model.Conflict;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.EntryCount;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.IntegrityReport;
import org.nightjar.model.NightjarException;
import org.nightjar.model.OtherLog;
import org.nightjar.model.PastFinding;
import org.nightjar.model.Reject;
import org.nightjar.model.TriageState;
import org.nightjar.model.TriageStep;
import org.nightjar.model.TriageSubject;
import org.nightjar.model.UserBasis;
import org.nightjar.store.ActionEntry;
import org.nightjar.store.CaseStore;
import org.nightjar.store.ConflictRow;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RejectVisitor;

/** An open case over its store. Work that changes the case is done one at a time. */
final class StoredCase implements OpenCase {

    private static final String TIME_ZONE = "case.timeZone";

    /** The action log keeps a query up to this length: one that names thousands of events would drown it. */
    private static final int QUERY_LOGGED = 4_000;

    private final Path folder;
    private final CaseStore store;
    private final String programVersion;
    private final boolean lazy;
    private final CaseSearches searches;
    private final CasePeople people;
    private final FindingsBasis basis;
    private final ShownCase shown;
    private final MatchedRules matched = new MatchedRules();
    private volatile String takenUp = "";

    private StoredCase(Path folder, CaseStore store, String programVersion, boolean lazy) {
        this.folder = folder;
        this.store = store;
        this.programVersion = programVersion;
        this.lazy = lazy;
        searches = new CaseSearches(store.searches(), store::logAction);
        people = new CasePeople(store.people());
        basis = new FindingsBasis(store);
        shown = new ShownCase(store, people);
    }

    static StoredCase over(Path folder, CaseStore store, String programVersion, JobContext job)
            throws NightjarException {
        StoredCase opened = new StoredCase(folder, store, programVersion, false);
        opened.shown.showRead(opened.load(job));
        return opened;
    }

    /** A case that is read when somebody asks for its events: an import need not hold them, a list of rejects not wait for them. */
    static StoredCase unread(Path folder, CaseStore store, String programVersion) {
        return new StoredCase(folder, store, programVersion, true);
    }

    private CaseData load(JobContext job) throws NightjarException {
        List<EvidenceItem> evidence = store.evidence();
        CaseStamp.Evidence state = CaseStamp.Evidence.of(evidence);
        CaseIndex loaded = CaseIndex.load(folder, store, state, job);
        IntegrityReport integrity = store.loadIntegrity();
        job.checkCancelled();
        EventIndex index = loaded.index().withIntegrity(integrity).withEntryHashes(store);
        job.stage("Reading the findings", JobUnit.STEPS, -1);
        job.checkCancelled();
        DetectionResult detection = NamedFindings.of(store.detections().load(), index.people());
        job.checkCancelled();
        Annotations said = shown.said(detection, job);
        return new CaseData(
                store.info(),
                index.withRecords(store.recordSearch()).annotated(said),
                detection,
                evidence,
                loaded.databases(),
                integrity,
                store.detections().runs(),
                shown.triageOf(detection),
                basis.outdated(detection, index, state),
                store.lostBeforeOpening());
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public CaseData data() {
        CaseData now = shown.now();
        return now == null ? read() : now;
    }

    private synchronized CaseData read() {
        CaseData now = shown.now();
        if (now == null) {
            try {
                now = load(JobContext.unwatched());
            } catch (NightjarException unreadable) {
                throw new IllegalStateException(unreadable.userMessage(), unreadable);
            }
            shown.showRead(now);
        }
        return now;
    }

    @Override
    public List<EvidenceItem> evidence() throws NightjarException {
        CaseData now = shown.now();
        return now == null ? store.evidence() : now.evidence();
    }

    @Override
    public IntegrityReport integrity() throws NightjarException {
        return store.loadIntegrity();
    }

    @Override
    public byte[] rawRecord(int row) throws NightjarException {
        return store.rawRecord(data().index().storeRow(row));
    }

    @Override
    public List<Reject> rejects(int limit) throws NightjarException {
        return store.rejects(limit);
    }

    @Override
    public void eachReject(RejectVisitor visitor) throws NightjarException {
        store.eachReject(visitor);
    }

    @Override
    public void exportRejects(Path out, JobContext job) throws NightjarException {
        RejectExport.write(store, out, job);
        store.logAction("export", "Rejects to " + out + ".");
    }

    @Override
    public List<OtherLog> otherLogs() throws NightjarException {
        return store.otherLogs();
    }

    @Override
    public List<EntryCount> entryCounts(OptionalInt evidenceId, int limit) throws NightjarException {
        return store.entryCounts(evidenceId, limit);
    }

    @Override
    public List<EntryCount> incompleteEntries(int limit) throws NightjarException {
        return store.incompleteEntries(limit);
    }

    /** What is to be said of the first conflicts; nothing where the store is damaged, which its own check says. */
    private List<String> readableConflicts() throws NightjarException {
        try {
            return Conflicts.sentences(conflicts(CaseVerification.CONFLICTS), store, data().index());
        } catch (NightjarException damaged) {
            if (damaged.kind() != ErrorKind.CASE_DAMAGED) {
                throw damaged;
            }
            return List.of();
        }
    }

    @Override
    public List<Conflict> conflicts(int limit) throws NightjarException {
        List<ConflictRow> rows = store.conflicts(limit);
        return rows.isEmpty() ? List.of() : Conflicts.of(rows, data().index());
    }

    @Override
    public List<ActionEntry> actions() throws NightjarException {
        return store.actions();
    }

    @Override
    public synchronized ImportSummary importEvidence(List<Path> evidence, ImportOptions options, JobContext job)
            throws NightjarException {
        if (!options.geoDatabases().isEmpty()) {
            CasePlaces.use(store, options.geoDatabases(), job);
        }
        try {
            ImportSummary summary = new EvidenceImport(store, folder, options.limits(), job).run(evidence);
            DigestCheckRun.ofNews(store, job);
            return summary;
        } finally {
            reload(job.toTheEnd());
        }
    }

    @Override
    public synchronized ImportSummary retryRejected(ImportOptions options, JobContext job) throws NightjarException {
        try {
            ImportSummary summary = new EvidenceRetry(store, options.limits(), job).run();
            DigestCheckRun.ofNews(store, job);
            return summary;
        } finally {
            reload(job.toTheEnd());
        }
    }

    /** Also after a cancel: the items that were finished are part of the case. */
    private void reload(JobContext job) throws NightjarException {
        if (lazy) {
            shown.forget();
            CasePlaces.saveFacts(store);
        } else {
            CaseData read = load(job);
            shown.show(read);
            CasePlaces.saveFacts(store, read);
        }
    }

    @Override
    public synchronized void useGeoDatabases(List<Path> databases, JobContext job) throws NightjarException {
        CasePlaces.saveFacts(store, shown.show(CasePlaces.placed(data(), store, databases, job)));
    }

    @Override
    public synchronized String changePeople(PeopleEdit edit, JobContext job) throws NightjarException {
        return show(people.change(data(), edit, job));
    }

    @Override
    public synchronized String undoPeople(JobContext job) throws NightjarException {
        return show(people.undo(data(), job));
    }

    @Override
    public synchronized String redoPeople(JobContext job) throws NightjarException {
        return show(people.redo(data(), job));
    }

    private String show(Optional<CasePeople.Step> step) throws NightjarException {
        if (step.isEmpty()) {
            return "";
        }
        CaseData next = step.get().next();
        shown.show(next.withSentences(NamedFindings.of(store.detections().load(), next.people())));
        return step.get().words();
    }

    @Override
    public String takenUp() {
        return takenUp;
    }

    @Override
    public synchronized DetectionResult detect(DetectionOptions options, JobContext job) throws NightjarException {
        CaseData now = data();
        // While rules are read one core has nothing to do.
        CompletableFuture<Map<String, UserBasis>> bases =
                CompletableFuture.supplyAsync(() -> UserBases.of(now.index()));
        DetectionRun run = new DetectionRun(folder, store, now, matched, job);
        DetectionResult result = run.run(options, ruleChoice()).withBasis(bases.join());
        job.stage("Keeping the findings", JobUnit.FINDINGS, result.findings().size());
        shown.change(() -> {
            basis.renew(
                    now.evidence(),
                    now.people(),
                    () -> store.detections().save(result, run.record(options.scope(), result), job));
            return now.withDetection(
                    NamedFindings.of(result, now.people()), store.detections().runs(), shown.triageOf(result));
        });
        if (options.rules().isPresent()) {
            options.rules().get().save(store);
        }
        String scope = options.scope().describe();
        store.logAction(
                "detect",
                "Run " + data().lastRun().orElseThrow().number() + ": "
                        + result.findings().size() + " findings, "
                        + result.incidents().size() + " incidents over "
                        + now.index().size() + " events"
                        + (scope.isEmpty() ? "" : ", " + scope) + "." + run.inputs());
        UnfinishedRun.forget(folder);
        takenUp = run.takenUp();
        return result;
    }

    @Override
    public List<PastFinding> findingsOf(int run) throws NightjarException {
        CaseData now = data();
        boolean newest = now.lastRun().filter(last -> last.number() == run).isPresent();
        if (newest) {
            return now.detection().findings().stream().map(PastFinding::of).toList();
        }
        if (now.runs().stream().noneMatch(one -> one.number() == run)) {
            throw new NightjarException(
                    ErrorKind.USAGE, "No run " + run + " of detection is kept; nightjar runs lists those that are.");
        }
        return store.detections().superseded(run);
    }

    @Override
    public TriageStep triage(List<TriageSubject> subjects, TriageState state, String reason) throws NightjarException {
        return shown.triage(subjects, state, reason);
    }

    @Override
    public Optional<TriageStep> undoTriage() throws NightjarException {
        return shown.undoTriage(data().detection());
    }

    @Override
    public Optional<TriageStep> redoTriage() throws NightjarException {
        return shown.redoTriage(data().detection());
    }

    @Override
    public Optional<AnnotationStep> annotate(AnnotationEdit edit) throws NightjarException {
        return shown.annotate(edit, data());
    }

    @Override
    public Optional<AnnotationStep> undoAnnotation() throws NightjarException {
        return shown.undoAnnotation();
    }

    @Override
    public Optional<AnnotationStep> redoAnnotation() throws NightjarException {
        return shown.redoAnnotation();
    }

    @Override
    public StepOf undo() throws NightjarException {
        return shown.undo(data().detection());
    }

    @Override
    public StepOf redo() throws NightjarException {
        return shown.redo(data().detection());
    }

    @Override
    public RuleChoice ruleChoice() throws NightjarException {
        return RuleChoice.load(store);
    }

    @Override
    public void chooseRules(RuleChoice choice) throws NightjarException {
        choice.save(store);
        store.logAction("rules", "Detection from now on uses " + choice.words());
    }

    @Override
    public synchronized VerifyReport verify(VerifyOptions options, JobContext job) throws NightjarException {
        if (options.publicKeys().isPresent()) {
            DigestCheckRun.addKeys(store, options.publicKeys().get());
        }
        CaseIndex.Comparison columns = CaseIndex.compare(folder, store, CaseStamp.Evidence.of(store.evidence()), job);
        VerifyReport report = CaseVerification.of(store, readableConflicts(), columns, job);
        IntegrityReport integrity = store.loadIntegrity();
        CaseData before = data();
        EventIndex index = columns.built().map(CaseIndex::index).orElse(before.index());
        shown.show(before.withIndex(index.withEntryHashes(store).withRecords(store.recordSearch()))
                .withIntegrity(integrity));
        store.logAction(
                "verify",
                report.passed().size() + " checks held, " + report.failed().size() + " did not, "
                        + report.notChecked().size() + " could not be made.");
        return report;
    }

    @Override
    public synchronized long fillSqlEvents(JobContext job) throws NightjarException {
        long rows = store.fillSqlEvents(job);
        store.logAction("sql", rows + " events stand as rows of the table EVENT.");
        return rows;
    }

    @Override
    public synchronized void removeSqlEvents() throws NightjarException {
        store.removeSqlEvents();
        store.logAction("sql", "The rows of the table EVENT were taken away.");
    }

    @Override
    public CaseSearches searches() {
        return searches;
    }

    @Override
    public TimeZoneSetting timeZone() throws NightjarException {
        return store.findSetting(TIME_ZONE).map(TimeZoneSetting::ofStored).orElse(TimeZoneSetting.UTC);
    }

    @Override
    public void setTimeZone(TimeZoneSetting zone) throws NightjarException {
        store.saveSetting(TIME_ZONE, zone.text());
        store.logAction("zone", "Times are read in " + zone.text() + ".");
    }

    @Override
    public long summarizeText(JobContext job) throws NightjarException {
        return store.recordSearch().summarize(job);
    }

    @Override
    public long summarizedEvents() throws NightjarException {
        return store.recordSearch().summarized();
    }

    @Override
    public void rehearse() throws NightjarException {
        Rehearsal.of(data().index());
    }

    @Override
    public void removeTextSummaries() throws NightjarException {
        store.recordSearch().removeSummaries();
    }

    @Override
    public void export(ExportFormat format, Path out, String query, JobContext job) throws NightjarException {
        CaseExport.write(data(), store, timeZone(), programVersion, format, out, query, job);
        String selected = query.length() <= QUERY_LOGGED
                ? query
                : query.substring(0, QUERY_LOGGED) + "… (" + query.length() + " characters)";
        store.logAction("export", format.label() + " to " + out + (query.isBlank() ? "" : ", query " + selected) + ".");
    }

    @Override
    public synchronized void close() throws NightjarException {
        store.close();
    }
}
