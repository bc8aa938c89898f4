package org.nightjar.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.nightjar.casefile.AnnotationEdit;
import org.nightjar.casefile.CaseAnnotations;
import org.nightjar.casefile.CaseData;
import org.nightjar.casefile.CaseFiles;
import org.nightjar.casefile.CaseSearches;
import org.nightjar.casefile.DetectionOptions;
import org.nightjar.casefile.EvaluationReport;
import org.nightjar.casefile.ExportFormat;
import org.nightjar.casefile.ImportOptions;
import org.nightjar.casefile.ImportSummary;
import org.nightjar.casefile.OpenCase;
import org.nightjar.casefile.PeopleEdit;
import org.nightjar.casefile.RuleChoice;
import org.nightjar.casefile.SeedOptions;
import org.nightjar.casefile.SimulateOptions;
import org.nightjar.casefile.SimulationReport;
import org.nightjar.casefile.TimeZoneSetting;
import org.nightjar.casefile.VerifyOptions;
import org.nightjar.casefile.VerifyReport;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.AnnotationStep;
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
import org.nightjar.model.RejectContent;
import org.nightjar.model.RuleReport;
import org.nightjar.model.RuleState;
import org.nightjar.model.TriageState;
import org.nightjar.model.TriageStep;
import org.nightjar.model.TriageSubject;
import org.nightjar.store.ActionEntry;
import org.nightjar.store.CaseInfo;
import org.nightjar.store.RejectVisitor;
import org.nightjar.support.MemoryAnnotations;
import org.nightjar.support.MemorySearches;
import org.nightjar.support.SampleCase;

/** Cases without a store: the sample case under the name {@code acme}, and a memory of what was asked. */
final class FakeCaseFiles implements CaseFiles {

    final SampleCase sample = SampleCase.make();
    final List<String> asked = new ArrayList<>();
    final CountDownLatch importing = new CountDownLatch(1);
    List<EvidenceItem> imported = List.of(sample.evidence().get(0));
    VerifyReport verified = new VerifyReport(List.of("All hashes hold."), List.of(), List.of());

    @Nullable
    Exception failure;

    boolean importUntilCancelled;
    Runnable whenClosed = () -> {};
    boolean undetected;
    /** What becomes of the rules of a detection that is given any. */
    List<RuleReport> rules = List.of(
            new RuleReport("sigma", "0-1", "Trail stopped", "aws/trail.yml", "ab", "high", RuleState.MATCHED, "", 3, 1),
            new RuleReport("sigma", "0-2", "Quiet", "aws/quiet.yml", "cd", "low", RuleState.NO_MATCH, "", 0, 0));

    @Override
    public OpenCase open(Path folder, JobContext job) throws NightjarException {
        if (!folder.getFileName().toString().equals("acme.nightjar")) {
            throw new NightjarException(ErrorKind.CASE_NOT_FOUND, "There is no case at " + folder + ".");
        }
        return openOrCreate(folder, JobContext.unwatched());
    }

    @Override
    public OpenCase openUnread(Path folder, JobContext job) throws NightjarException {
        open(folder, job);
        return new FakeCase(folder, true);
    }

    @Override
    public OpenCase create(Path folder) throws NightjarException {
        return openOrCreate(folder, JobContext.unwatched());
    }

    @Override
    public OpenCase openOrCreate(Path folder, JobContext job) {
        asked.add("open " + folder);
        return new FakeCase(folder, false);
    }

    @Override
    public SimulationReport simulate(SimulateOptions options, JobContext job) {
        asked.add(options.toString());
        return new SimulationReport(
                4_800,
                90,
                60,
                40,
                1,
                2,
                options.out().resolve("AWSLogs"),
                options.out().resolve("truth.json"));
    }

    @Override
    public EvaluationReport evaluate(OpenCase opened, Path truth, JobContext job) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("mrr", 1.0);
        figures.put("attackers", List.of(Map.of("user", "alice", "rank", 1)));
        return new EvaluationReport(figures, List.of("mean reciprocal rank 1.00"));
    }

    @Override
    public EvaluationReport evaluateSeeds(SeedOptions options, JobContext job) {
        asked.add("evaluate " + options);
        return new EvaluationReport(Map.of("unseen", Map.of()), List.of("# How well detection does"));
    }

    private final CaseAnnotations annotations = new CaseAnnotations(new MemoryAnnotations());

    private final class FakeCase implements OpenCase {

        private final Path folder;
        private final boolean unread;
        private final CaseSearches searches = new CaseSearches(new MemorySearches(), (action, detail) -> {});
        private TimeZoneSetting zone = TimeZoneSetting.UTC;

        FakeCase(Path folder, boolean unread) {
            this.folder = folder;
            this.unread = unread;
        }

        @Override
        public List<EntryCount> entryCounts(OptionalInt evidenceId, int limit) {
            return List.of(new EntryCount(1, "a.json", 5, 0, 0), new EntryCount(1, "b.zip!/c.json", 4, 2, 1)).stream()
                    .filter(one -> evidenceId.isEmpty() || evidenceId.getAsInt() == one.evidenceId())
                    .limit(limit)
                    .toList();
        }

        @Override
        public List<EntryCount> incompleteEntries(int limit) {
            return entryCounts(OptionalInt.empty(), Integer.MAX_VALUE).stream()
                    .filter(one -> !one.isWhole())
                    .limit(limit)
                    .toList();
        }

        @Override
        public List<EvidenceItem> evidence() {
            return sample.evidence();
        }

        @Override
        public Path folder() {
            return folder;
        }

        @Override
        public long fillSqlEvents(JobContext job) {
            return sample.index().size();
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
            return 0;
        }

        @Override
        public void rehearse() {}

        @Override
        public long summarizedEvents() {
            return 0;
        }

        @Override
        public void removeTextSummaries() {}

        @Override
        public IntegrityReport integrity() {
            return data().integrity();
        }

        @Override
        public CaseData data() {
            assertFalse(unread, "this would read ten million events");
            return new CaseData(
                    new CaseInfo("acme", Instant.EPOCH, 1, "1"),
                    sample.index(),
                    undetected ? DetectionResult.EMPTY : sample.detection(),
                    sample.evidence(),
                    sample.geoDatabases());
        }

        @Override
        public byte[] rawRecord(int row) {
            return ("{ \"eventID\":\"" + sample.index().eventId(row) + "\",\t\"n\":1.0 }")
                    .getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public List<Reject> rejects(int limit) {
            return sample.rejects();
        }

        @Override
        public void eachReject(RejectVisitor visitor) throws NightjarException {
            for (Reject reject : rejects(100)) {
                visitor.visit(reject, RejectContent.NONE);
            }
        }

        @Override
        public void exportRejects(Path out, JobContext job) {
            asked.add("export rejects " + out);
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
            return importEvidence(List.of(), options, job);
        }

        @Override
        public List<ActionEntry> actions() {
            return sample.actions();
        }

        @Override
        public ImportSummary importEvidence(List<Path> evidence, ImportOptions options, JobContext job)
                throws NightjarException {
            asked.add("import " + evidence + " " + options);
            fail();
            job.stage("reading", JobUnit.BYTES, -1);
            importing.countDown();
            while (importUntilCancelled) {
                job.checkCancelled();
                Thread.onSpinWait();
            }
            return new ImportSummary(
                    imported,
                    imported.stream().mapToLong(EvidenceItem::read).sum(),
                    imported.stream().mapToLong(EvidenceItem::stored).sum(),
                    imported.stream().mapToLong(EvidenceItem::duplicates).sum(),
                    imported.stream().mapToLong(EvidenceItem::rejected).sum(),
                    Duration.ofMillis(1_250));
        }

        @Override
        public void useGeoDatabases(List<Path> databases, JobContext job) {
            asked.add("places " + databases);
        }

        @Override
        public String changePeople(PeopleEdit edit, JobContext job) {
            asked.add("people " + edit);
            return edit.toString();
        }

        @Override
        public String undoPeople(JobContext job) {
            asked.add("undo people");
            return "";
        }

        @Override
        public String redoPeople(JobContext job) {
            asked.add("redo people");
            return "";
        }

        private void fail() throws NightjarException {
            if (failure instanceof NightjarException known) {
                throw known;
            }
            if (failure instanceof RuntimeException unexpected) {
                throw unexpected;
            }
        }

        @Override
        public DetectionResult detect(DetectionOptions options, JobContext job) {
            asked.add("detect " + options);
            return options.rules().isEmpty()
                    ? sample.detection()
                    : sample.detection().withRules(rules);
        }

        @Override
        public List<PastFinding> findingsOf(int run) {
            return sample.detection().findings().stream().map(PastFinding::of).toList();
        }

        @Override
        public TriageStep triage(List<TriageSubject> subjects, TriageState state, String reason) {
            asked.add("triage " + state.id() + " "
                    + subjects.stream().map(TriageSubject::user).toList() + " " + reason);
            return new TriageStep(1, Instant.EPOCH, subjects, state, reason, 0);
        }

        @Override
        public Optional<TriageStep> undoTriage() {
            asked.add("undo triage");
            return Optional.empty();
        }

        @Override
        public Optional<AnnotationStep> annotate(AnnotationEdit edit) throws NightjarException {
            asked.add("annotate " + edit);
            return annotations.add(edit, data());
        }

        @Override
        public Optional<AnnotationStep> undoAnnotation() throws NightjarException {
            asked.add("undo annotation");
            return annotations.undo();
        }

        @Override
        public Optional<TriageStep> redoTriage() {
            asked.add("redo triage");
            return Optional.empty();
        }

        @Override
        public Optional<AnnotationStep> redoAnnotation() throws NightjarException {
            asked.add("redo annotation");
            return annotations.redo();
        }

        @Override
        public StepOf undo() {
            return StepOf.NOTHING;
        }

        @Override
        public StepOf redo() {
            return StepOf.NOTHING;
        }

        @Override
        public RuleChoice ruleChoice() {
            return RuleChoice.DEFAULT;
        }

        @Override
        public void chooseRules(RuleChoice choice) {
            asked.add("rules " + choice);
        }

        @Override
        public VerifyReport verify(VerifyOptions options, JobContext job) {
            return verified;
        }

        @Override
        public void export(ExportFormat format, Path out, String query, JobContext job) throws NightjarException {
            asked.add("export " + format.id() + " " + out.getFileName() + " " + query);
            try {
                Files.writeString(out, "exported");
            } catch (IOException failed) {
                throw new NightjarException(ErrorKind.OUTPUT_FAILED, "The export could not be written.", failed);
            }
        }

        @Override
        public void close() {
            asked.add("close");
            whenClosed.run();
        }
    }
}
