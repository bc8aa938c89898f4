package org.nightjar.support;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightjar.analysis.triage.Triage;
import org.nightjar.casefile.AnnotationEdit;
import org.nightjar.casefile.CaseAnnotations;
import org.nightjar.casefile.CaseData;
import org.nightjar.casefile.CaseSearches;
import org.nightjar.casefile.DetectionOptions;
import org.nightjar.casefile.ExportFormat;
import org.nightjar.casefile.ImportOptions;
import org.nightjar.casefile.ImportSummary;
import org.nightjar.casefile.OpenCase;
import org.nightjar.casefile.PeopleEdit;
import org.nightjar.casefile.RuleChoice;
import org.nightjar.casefile.TimeZoneSetting;
import org.nightjar.casefile.VerifyOptions;
import org.nightjar.casefile.VerifyReport;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.AnnotationStep;
import org.nightjar.model.Conflict;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.Dimension;
import org.nightjar.model.EntryCount;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.IntegrityReport;
import org.nightjar.model.NightjarException;
import org.nightjar.model.OtherLog;
import org.nightjar.model.PastFinding;
import org.nightjar.model.People;
import org.nightjar.model.RecordPosition;
import org.nightjar.model.Reject;
import org.nightjar.model.RejectContent;
import org.nightjar.model.RunRecord;
import org.nightjar.model.TriageState;
import org.nightjar.model.TriageStep;
import org.nightjar.model.TriageSubject;
import org.nightjar.store.ActionEntry;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RejectVisitor;

/** A case in memory: an import brings the demo case, a detection its findings. What was asked of it is kept. */
public final class FakeOpenCase implements OpenCase {

    /** What was exported: format, file and query. */
    public final List<String> exports = new ArrayList<>();

    /** How it was told to detect. */
    public final List<DetectionOptions> detections = new ArrayList<>();

    /** Findings of runs that are not those of the case now, by number. */
    public final Map<Integer, List<PastFinding>> pastFindings = new HashMap<>();

    private final List<TriageStep> steps = new ArrayList<>();

    /** A test that takes the permit keeps imports waiting until it gives it back. */
    public final Semaphore mayImport = new Semaphore(1);

    /** What the last detection says that it took up of an earlier one. */
    public String takenUp = "";

    /** Whether evidence brings only events that are there. */
    public boolean nothingNew;

    private final List<List<People.Change>> said = new ArrayList<>();
    private final List<List<People.Change>> unsaid = new ArrayList<>();
    private volatile CaseData data;
    private final CaseSearches searches = new CaseSearches(new MemorySearches(), (action, detail) -> {});
    private final CaseAnnotations annotations = new CaseAnnotations(new MemoryAnnotations());
    private boolean lastIsAnnotation;
    private TimeZoneSetting zone = TimeZoneSetting.UTC;
    private volatile RuleChoice rules = RuleChoice.DEFAULT;
    private volatile boolean failing;
    private volatile boolean closed;

    public FakeOpenCase(CaseData data) {
        this.data = data;
    }

    /** From now on everything that can fail does. */
    public FakeOpenCase failing() {
        failing = true;
        return this;
    }

    public boolean isClosed() {
        return closed;
    }

    private void failIfTold(String message) throws NightjarException {
        if (failing) {
            throw new NightjarException(ErrorKind.CASE_DAMAGED, message);
        }
    }

    @Override
    public Path folder() {
        return Path.of("cases", data.info().name() + ".nightjar");
    }

    @Override
    public long fillSqlEvents(JobContext job) {
        return data().index().size();
    }

    @Override
    public void removeSqlEvents() {}

    @Override
    public CaseSearches searches() {
        return searches;
    }

    @Override
    public TimeZoneSetting timeZone() {
        return zone;
    }

    @Override
    public void setTimeZone(TimeZoneSetting wanted) {
        zone = wanted;
    }

    @Override
    public long summarizeText(JobContext job) {
        return data().index().size();
    }

    @Override
    public long summarizedEvents() {
        return 0;
    }

    @Override
    public void removeTextSummaries() {}

    @Override
    public void rehearse() {}

    @Override
    public IntegrityReport integrity() {
        return data().integrity();
    }

    @Override
    public CaseData data() {
        return data;
    }

    @Override
    public byte[] rawRecord(int row) throws NightjarException {
        failIfTold("The record cannot be read: its block in the store is damaged.");
        EventIndex index = data.index();
        return ("{\"eventVersion\":\"1.08\",\"eventID\":\"" + index.eventId(row) + "\",\"eventTime\":\""
                        + index.time(row)
                        + "\",\"eventSource\":\"" + index.value(Dimension.SERVICE, row) + "\",\"eventName\":\""
                        + index.value(Dimension.ACTION, row)
                        + "\",\"userIdentity\":{\"type\":\"IAMUser\",\"arn\":\""
                        + index.principal(row).arn() + "\",\"mfaAuthenticated\":false},\"requestParameters\":"
                        + "{\"attributeType\":\"CREATE_VOLUME_PERMISSION\",\"maxResults\":1000,\"items\":[1.50,null,true]}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public List<Reject> rejects(int limit) {
        return data.evidence().stream()
                .filter(item -> item.rejected() > 0)
                .flatMap(item -> Stream.of(
                        new Reject(
                                item.id(),
                                new RecordPosition("notes.json", 17, 8192),
                                "truncated",
                                "The record ends before its last bracket.",
                                "{\"eventVersion\":\"1.08\",\"userIdent"),
                        new Reject(
                                item.id(),
                                new RecordPosition("notes.json", 18, 9000),
                                "broken-json",
                                "The record is no JSON.",
                                "{eventVersion")))
                .limit(limit)
                .toList();
    }

    @Override
    public void eachReject(RejectVisitor visitor) throws NightjarException {
        for (Reject reject : rejects(100)) {
            visitor.visit(reject, RejectContent.NONE);
        }
    }

    @Override
    public void exportRejects(Path out, JobContext job) {
        exports.add("rejects " + out);
    }

    @Override
    public List<EntryCount> incompleteEntries(int limit) {
        return entryCounts(OptionalInt.empty(), Integer.MAX_VALUE).stream()
                .filter(one -> !one.isWhole())
                .limit(limit)
                .toList();
    }

    @Override
    public List<EntryCount> entryCounts(OptionalInt evidenceId, int limit) {
        return Stream.of(
                        new EntryCount(1, "a.json.gz", 5, 0, 0),
                        new EntryCount(1, "b\n.json.gz", 3, 1, 2),
                        new EntryCount(1, "", 0, 0, 1))
                .filter(one -> evidenceId.isEmpty() || evidenceId.getAsInt() == one.evidenceId())
                .limit(limit)
                .toList();
    }

    @Override
    public List<OtherLog> otherLogs() {
        return List.of();
    }

    @Override
    public List<Conflict> conflicts(int limit) {
        return List.of();
    }

    @Override
    public ImportSummary retryRejected(ImportOptions options, JobContext job) throws NightjarException {
        return importEvidence(List.of(Path.of("again")), options, job);
    }

    @Override
    public List<ActionEntry> actions() {
        return List.of();
    }

    @Override
    public ImportSummary importEvidence(List<Path> evidence, ImportOptions options, JobContext job)
            throws NightjarException {
        job.stage("Reading " + evidence.get(0).getFileName(), JobUnit.BYTES, 80_100_000);
        job.advance(12_000_000);
        while (!mayImport.tryAcquire()) {
            job.checkCancelled();
            Thread.onSpinWait();
        }
        mayImport.release();
        failIfTold("The disk is full; free some space and import again.");
        if (nothingNew) {
            return new ImportSummary(List.of(), 2278, 0, 2278, 0, Duration.ofSeconds(1));
        }
        CaseData imported = DemoCase.data(false);
        data = new CaseData(
                data.info(), imported.index(), DetectionResult.EMPTY, imported.evidence(), imported.geoDatabases());
        List<EvidenceItem> items = imported.evidence();
        return new ImportSummary(
                items,
                items.stream().mapToLong(EvidenceItem::read).sum(),
                items.stream().mapToLong(EvidenceItem::stored).sum(),
                items.stream().mapToLong(EvidenceItem::duplicates).sum(),
                items.stream().mapToLong(EvidenceItem::rejected).sum(),
                Duration.ofSeconds(12));
    }

    @Override
    public void useGeoDatabases(List<Path> databases, JobContext job) throws NightjarException {
        failIfTold("The database " + databases.get(0).getFileName() + " was not used because its content is damaged.");
        List<String> named = databases.stream().map(Path::toString).toList();
        data = new CaseData(data.info(), data.index(), data.detection(), data.evidence(), named);
    }

    @Override
    public String changePeople(PeopleEdit edit, JobContext job) throws NightjarException {
        failIfTold("The case is damaged.");
        List<People.Change> changes = edit.changes(data.people(), data.index());
        said.add(changes);
        show(data.people().with(changes));
        return changes.stream()
                .map(change -> "“" + change.subject() + "” is “" + change.after() + "”")
                .collect(Collectors.joining(", "));
    }

    @Override
    public String undoPeople(JobContext job) {
        if (said.isEmpty()) {
            return "";
        }
        List<People.Change> last = said.remove(said.size() - 1);
        unsaid.add(last);
        show(data.people().with(last.stream().map(People.Change::reversed).toList()));
        return last.toString();
    }

    @Override
    public String redoPeople(JobContext job) {
        if (unsaid.isEmpty()) {
            return "";
        }
        List<People.Change> again = unsaid.remove(unsaid.size() - 1);
        show(data.people().with(again));
        said.add(again);
        return again.toString();
    }

    private void show(People people) {
        EventIndex index = data.index().withPeople(new TestEnrichment(), people);
        data = new CaseData(data.info(), index, data.detection(), data.evidence(), data.geoDatabases());
    }

    @Override
    public String takenUp() {
        return takenUp;
    }

    @Override
    public DetectionResult detect(DetectionOptions options, JobContext job) throws NightjarException {
        failIfTold("Detection needs more memory.");
        detections.add(options);
        DetectionResult found = DemoFindings.of(data.index());
        List<RunRecord> runs = new ArrayList<>(data.runs());
        runs.add(new RunRecord(
                runs.size() + 1,
                Instant.EPOCH,
                data.index().size(),
                options.scope(),
                "",
                found.findings().size(),
                found.incidents().size()));
        data = new CaseData(
                data.info(),
                data.index(),
                found,
                data.evidence(),
                data.geoDatabases(),
                data.integrity(),
                runs,
                Triage.of(steps, found));
        return found;
    }

    @Override
    public List<PastFinding> findingsOf(int run) {
        return pastFindings.getOrDefault(
                run, data.detection().findings().stream().map(PastFinding::of).toList());
    }

    @Override
    public TriageStep triage(List<TriageSubject> subjects, TriageState state, String reason) throws NightjarException {
        failIfTold("The disk is full.");
        TriageStep step = new TriageStep(steps.size() + 1, Instant.EPOCH, subjects, state, reason, 0);
        steps.add(step);
        say();
        return step;
    }

    @Override
    public Optional<TriageStep> undoTriage() {
        Optional<TriageStep> last = data.triage().lastToUndo();
        last.ifPresent(step -> data.triage()
                .undoing(step, Instant.EPOCH)
                .forEach(back -> steps.add(new TriageStep(
                        steps.size() + 1, back.time(), back.subjects(), back.state(), back.reason(), back.undoes()))));
        say();
        return last;
    }

    @Override
    public Optional<AnnotationStep> annotate(AnnotationEdit edit) throws NightjarException {
        failIfTold("The disk is full.");
        Optional<AnnotationStep> step = annotations.add(edit, data);
        show(data.index().annotated(annotations.said(data.detection())));
        lastIsAnnotation = step.isPresent() || lastIsAnnotation;
        return step;
    }

    @Override
    public Optional<AnnotationStep> undoAnnotation() throws NightjarException {
        Optional<AnnotationStep> undone = annotations.undo();
        show(data.index().annotated(annotations.said(data.detection())));
        return undone;
    }

    @Override
    public StepOf undo() throws NightjarException {
        if (lastIsAnnotation && undoAnnotation().isPresent()) {
            return StepOf.ANNOTATION;
        }
        return undoTriage().isPresent() ? StepOf.TRIAGE : said.isEmpty() ? StepOf.NOTHING : StepOf.PEOPLE;
    }

    @Override
    public Optional<TriageStep> redoTriage() {
        Optional<TriageStep> takenBack = data.triage().lastToRedo();
        takenBack.ifPresent(back -> {
            TriageStep again = data.triage().redoing(back, Instant.EPOCH);
            steps.add(new TriageStep(
                    steps.size() + 1, again.time(), again.subjects(), again.state(), again.reason(), again.undoes()));
        });
        say();
        return takenBack;
    }

    @Override
    public Optional<AnnotationStep> redoAnnotation() throws NightjarException {
        Optional<AnnotationStep> done = annotations.redo();
        show(data.index().annotated(annotations.said(data.detection())));
        lastIsAnnotation = done.isPresent() || lastIsAnnotation;
        return done;
    }

    @Override
    public StepOf redo() throws NightjarException {
        if (redoAnnotation().isPresent()) {
            return StepOf.ANNOTATION;
        }
        return redoTriage().isPresent() ? StepOf.TRIAGE : unsaid.isEmpty() ? StepOf.NOTHING : StepOf.PEOPLE;
    }

    private void show(EventIndex index) {
        data = new CaseData(
                data.info(),
                index,
                data.detection(),
                data.evidence(),
                data.geoDatabases(),
                data.integrity(),
                data.runs(),
                data.triage());
    }

    private void say() {
        lastIsAnnotation = false;
        data = new CaseData(
                data.info(),
                data.index(),
                data.detection(),
                data.evidence(),
                data.geoDatabases(),
                data.integrity(),
                data.runs(),
                Triage.of(steps, data.detection()));
    }

    @Override
    public RuleChoice ruleChoice() {
        return rules;
    }

    @Override
    public void chooseRules(RuleChoice choice) {
        rules = choice;
    }

    @Override
    public VerifyReport verify(VerifyOptions options, JobContext job) {
        return new VerifyReport(List.of("All items have their hash."), List.of(), List.of("No digest files."));
    }

    @Override
    public void export(ExportFormat format, Path out, String query, JobContext job) throws NightjarException {
        failIfTold("The file cannot be written.");
        exports.add(format.id() + " " + out + " " + query);
    }

    @Override
    public void close() {
        closed = true;
    }
}
