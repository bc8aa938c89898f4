package org.nightjar.casefile;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.nightjar.job.JobContext;
import org.nightjar.model.AnnotationStep;
import org.nightjar.model.Conflict;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.EntryCount;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.IntegrityReport;
import org.nightjar.model.NightjarException;
import org.nightjar.model.OtherLog;
import org.nightjar.model.PastFinding;
import org.nightjar.model.Reject;
import org.nightjar.model.TriageState;
import org.nightjar.model.TriageStep;
import org.nightjar.model.TriageSubject;
import org.nightjar.store.ActionEntry;
import org.nightjar.store.RejectVisitor;

/**
 * A case that is open: everything that either face can do to it. Thread-safe; long work takes a job context, and
 * {@link #data()} is replaced when it is done.
 */
public interface OpenCase extends AutoCloseable {

    /** The case's folder, {@code NAME.nightjar}. */
    Path folder();

    /**
     * The case as it stands. Never blocks, unless the case was opened to write to or unread: then it is read when it is first
     * asked for, after a change anew.
     *
     * @throws IllegalStateException if it has to be read and cannot be
     */
    CaseData data();

    /** The items of evidence, without reading the rest. */
    default List<EvidenceItem> evidence() throws NightjarException {
        return data().evidence();
    }

    /** What the last check of CloudTrail digests found, without reading the rest. */
    IntegrityReport integrity() throws NightjarException;

    /** The original bytes of an event's record, by row of {@code data().index()}. */
    byte[] rawRecord(int row) throws NightjarException;

    /** The first rejects of the case. */
    List<Reject> rejects(int limit) throws NightjarException;

    /** Every reject with its bytes, in the order of evidence. */
    void eachReject(RejectVisitor visitor) throws NightjarException;

    /** Writes every reject with its bytes, one JSON object a line; nothing is left half-written. */
    void exportRejects(Path out, JobContext job) throws NightjarException;

    /** Entries that are other logs, told by content but not read; counted by item and kind, in the order of evidence. */
    List<OtherLog> otherLogs() throws NightjarException;

    /**
     * What became of the records of entries with paths of their own, of one item or of all, in the order of reading; none of
     * items that are one entry.
     */
    List<EntryCount> entryCounts(OptionalInt evidenceId, int limit) throws NightjarException;

    /** The first of {@link #entryCounts} of all items that are not {@link EntryCount#isWhole whole}. */
    List<EntryCount> incompleteEntries(int limit) throws NightjarException;

    /** The first records that have the id of an event of the case and say something else. */
    List<Conflict> conflicts(int limit) throws NightjarException;

    List<ActionEntry> actions() throws NightjarException;

    /**
     * Reads evidence into the case. What cannot be read is counted and listed, and the rest goes on; cancelling keeps
     * whole items.
     */
    ImportSummary importEvidence(List<Path> evidence, ImportOptions options, JobContext job) throws NightjarException;

    /**
     * Reads those items again of which something was rejected, or which hold other logs that an earlier version could not read,
     * from where they lay when they were imported. What they stored stays, what can be read now is added.
     *
     * @return the items as they are now, each with a message if it was left as it was
     */
    ImportSummary retryRejected(ImportOptions options, JobContext job) throws NightjarException;

    /**
     * Places all addresses anew by the user's own databases and lists, or by the bundled data alone if there are none.
     * Findings stay; {@code data().outdated()} says which no longer rest on what is known. Cancelled, it changes nothing.
     *
     * @throws NightjarException DATABASE_INVALID
     */
    void useGeoDatabases(List<Path> databases, JobContext job) throws NightjarException;

    /**
     * Merges users, splits them, gives aliases. It is kept in the case, in the action log, and can be taken back.
     *
     * @return what changed, in a sentence; "" if it was said before
     * @throws NightjarException USAGE if it cannot be said of this case
     */
    String changePeople(PeopleEdit edit, JobContext job) throws NightjarException;

    /**
     * Takes the last merge, split or alias back that was not taken back yet.
     *
     * @return what it was, in a sentence; "" if there was none
     */
    String undoPeople(JobContext job) throws NightjarException;

    /**
     * Does the merge, split or alias again that was taken back last, unless something else was said since.
     *
     * @return what it was, in a sentence; "" if there was none
     */
    String redoPeople(JobContext job) throws NightjarException;

    /**
     * What the last detection of this open case took up of one of the same that was cancelled or killed, a sentence; "" if
     * nothing.
     */
    default String takenUp() {
        return "";
    }

    /**
     * Runs all detectors and keeps what they find; the findings of the run before become superseded ones. What detectors
     * had found in a run of the same that did not come to its end is taken up.
     *
     * @throws NightjarException USAGE if a window holds no events, a user is not known or a file is not there
     */
    DetectionResult detect(DetectionOptions options, JobContext job) throws NightjarException;

    /**
     * The findings of a run of {@code data().runs()}, best first.
     *
     * @throws NightjarException USAGE if the run is not kept
     */
    List<PastFinding> findingsOf(int run) throws NightjarException;

    /**
     * Gives findings or incidents a state, all in one step.
     *
     * @throws NightjarException USAGE if something is dismissed without a reason
     */
    TriageStep triage(List<TriageSubject> subjects, TriageState state, String reason) throws NightjarException;

    /** Takes back the last step of triage that stands; empty if there is none. */
    Optional<TriageStep> undoTriage() throws NightjarException;

    /** Does the step of triage again that was taken back last; empty if there is none, or something was done since. */
    Optional<TriageStep> redoTriage() throws NightjarException;

    /**
     * Does something with tags or notes, as one step; empty if it holds already.
     *
     * @throws NightjarException USAGE if it cannot be said of this case, or does not fit into it
     */
    Optional<AnnotationStep> annotate(AnnotationEdit edit) throws NightjarException;

    /** Takes back the last step of tags or notes that stands; empty if there is none. */
    Optional<AnnotationStep> undoAnnotation() throws NightjarException;

    /** Does the step of tags or notes again that was taken back last; empty if there is none, or something was done since. */
    Optional<AnnotationStep> redoAnnotation() throws NightjarException;

    /**
     * Takes back the last step of triage, tags, notes, merges or aliases that stands, whichever was the last.
     *
     * @return what it was; {@link StepOf#NOTHING} if there is none; {@link StepOf#PEOPLE} if it is left to {@link #undoPeople}
     */
    StepOf undo() throws NightjarException;

    /**
     * Does again what was taken back last, of triage, tags, notes, merges or aliases, unless something else was done since.
     *
     * @return what it was; {@link StepOf#NOTHING} if there is none; {@link StepOf#PEOPLE} if it is left to {@link #redoPeople}
     */
    StepOf redo() throws NightjarException;

    /** What a step was about that was taken back or done again. */
    enum StepOf {
        NOTHING,
        TRIAGE,
        ANNOTATION,
        /** A merge, a split or an alias. */
        PEOPLE
    }

    /** The rules and lists that detection uses, unless it is told others. */
    RuleChoice ruleChoice() throws NightjarException;

    /** Keeps them in the case for the next detection, which is not run by this. */
    void chooseRules(RuleChoice choice) throws NightjarException;

    /** Hashes the evidence again and checks the store, the action log and CloudTrail digests. */
    VerifyReport verify(VerifyOptions options, JobContext job) throws NightjarException;

    /** The same with the public keys that the case knows. */
    default VerifyReport verify(JobContext job) throws NightjarException {
        return verify(VerifyOptions.DEFAULT, job);
    }

    /**
     * Writes every event as a row of the table EVENT of the case's database, for plain SQL; gives how many rows there are.
     * Only what is missing is written, and what was written when the job is cancelled stays.
     */
    long fillSqlEvents(JobContext job) throws NightjarException;

    /** Empties that table. */
    void removeSqlEvents() throws NightjarException;

    /** The searches that are kept in the case. */
    CaseSearches searches();

    /** By which clock people read the times of this case; machines always get UTC. */
    TimeZoneSetting timeZone() throws NightjarException;

    void setTimeZone(TimeZoneSetting zone) throws NightjarException;

    /**
     * Makes what is missing of the summaries that let free text pass over records without reading them, in the case's
     * folder; gives of how many events there are some then. Changes nothing else, so it may run beside anything.
     */
    long summarizeText(JobContext job) throws NightjarException;

    /** Of how many events there are such summaries. */
    long summarizedEvents() throws NightjarException;

    /** Takes them away. */
    void removeTextSummaries() throws NightjarException;

    /** Asks a few questions for nothing, in some seconds on one core, so that the first that matters is answered as fast as any. */
    void rehearse() throws NightjarException;

    /** Writes the events that the query selects, or a report about them; nothing is left half-written. */
    void export(ExportFormat format, Path out, String query, JobContext job) throws NightjarException;

    @Override
    void close() throws NightjarException;
}
