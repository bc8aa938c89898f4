package org.nightjar.store.h2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightjar.job.JobCancelledException;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.EvidenceStatus;
import org.nightjar.model.IntegrityReport;
import org.nightjar.model.NightjarException;
import org.nightjar.model.OtherLog;
import org.nightjar.model.PastFinding;
import org.nightjar.model.People;
import org.nightjar.model.Reject;
import org.nightjar.model.RunRecord;
import org.nightjar.model.TriageStep;
import org.nightjar.store.ActionEntry;
import org.nightjar.store.CaseInfo;
import org.nightjar.store.CaseStore;
import org.nightjar.store.ConflictRow;
import org.nightjar.store.EventTable;
import org.nightjar.store.EvidenceWriter;
import org.nightjar.store.RawRecords;
import org.nightjar.store.RecordSearch;
import org.nightjar.store.RejectVisitor;
import org.nightjar.store.SearchStore;
import org.nightjar.store.StoredColumn;
import org.nightjar.store.StoredRecords;

/**
 * A case in an embedded H2 database, {@code case.mv.db} in the case's folder. One connection answers questions and
 * keeps small things; a second writes evidence, so that a long import never shows half an item.
 */
public final class H2CaseStore implements CaseStore {

    private static final String NAME = "case.name";
    private static final String CREATED = "case.created";
    private static final String PROGRAM = "case.program";
    private static final String PEOPLE = "people";
    private static final int REJECTS_A_PAGE = 50;
    private static final long COMMIT_NANOS = 500_000_000;

    /** H2 saves on its own at 19 MiB; what it saves within a transaction is written twice. */
    private static final int COMMIT_BYTES = 8 << 20;

    private final Path folder;
    private final Connection connection;
    private final RecordCache records = new RecordCache();
    private final H2RecordSearch search;
    private final List<String[]> logLines = new ArrayList<>();
    private @Nullable WriteState writing;
    private long committedNanos = System.nanoTime();
    private boolean writerOpen;
    private @Nullable TextState textState;
    private final Optional<String> lost;

    /** What is done with the connection. */
    interface Work<T> {
        T run(Connection connection) throws SQLException, IOException;
    }

    private H2CaseStore(Path folder, Connection connection, Optional<String> lost) {
        this.folder = folder;
        this.connection = connection;
        this.lost = lost;
        this.search = new H2RecordSearch(new Records(), folder.resolve("text"));
    }

    /**
     * Makes a new case.
     *
     * @param folder must not exist, or be empty
     * @param name for people
     * @param programVersion of this Nightjar
     */
    public static H2CaseStore create(Path folder, String name, String programVersion) throws NightjarException {
        if (Files.exists(Database.file(folder))) {
            throw new NightjarException(ErrorKind.CASE_EXISTS, "There is already a case at " + folder + ".");
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new NightjarException(
                    ErrorKind.OUTPUT_FAILED, "The folder " + folder + " cannot be made; choose another place.", failed);
        }
        H2CaseStore store = start(folder, true);
        store.begin(name, programVersion);
        return store;
    }

    /** Opens a case, or finishes what a program began that was killed while it made one; an empty folder becomes one. */
    public static H2CaseStore openOrFinish(Path folder, String name, String programVersion) throws NightjarException {
        String[] content = folder.toFile().list();
        boolean empty = content != null && content.length == 0;
        H2CaseStore store = empty ? create(folder, name, programVersion) : open(folder);
        if (store.findSetting(CREATED).isEmpty()) {
            store.begin(name, programVersion);
        }
        return store;
    }

    private void begin(String name, String programVersion) throws NightjarException {
        saveSetting(NAME, name);
        saveSetting(PROGRAM, programVersion);
        saveSetting(CREATED, Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** Opens a case; items that an earlier program could not finish are taken back. */
    public static H2CaseStore open(Path folder) throws NightjarException {
        return start(folder, false);
    }

    private static H2CaseStore start(Path folder, boolean create) throws NightjarException {
        boolean older = !create && Files.isRegularFile(Database.file(folder)) && DatabaseInspection.isOlder(folder);
        Connection connection = Database.open(folder, create);
        try {
            Migrations.apply(connection);
            int unfinished = EvidenceRows.takeBackUnfinished(connection);
            if (unfinished > 0) {
                ActionLog.append(connection, "take-back", unfinished + " unfinished evidence item was taken back.");
            }
            Optional<String> lost =
                    LogEnd.lost(folder, connection).or(() -> older ? Optional.of(LogEnd.OLDER) : Optional.empty());
            if (lost.isPresent()) {
                ActionLog.append(connection, ActionLog.LOST, lost.get());
            }
            connection.commit();
            Database.save(connection);
            return new H2CaseStore(folder, connection, lost);
        } catch (SQLException | IOException | RuntimeException failed) {
            Database.closeQuietly(connection, failed);
            throw Database.damaged(folder, failed);
        } catch (NightjarException refused) {
            Database.closeQuietly(connection, refused);
            throw refused;
        }
    }

    /** Runs work in a transaction of its own. */
    private synchronized <T> T run(Work<T> work) throws NightjarException {
        try {
            if (!writerOpen) {
                commitEvidence();
            }
            T result = work.run(connection);
            connection.commit();
            if (!writerOpen) {
                Database.save(connection);
            }
            return result;
        } catch (SQLException failed) {
            rollback(connection, failed);
            throw Database.failed(failed);
        } catch (IOException damaged) {
            rollback(connection, damaged);
            throw Database.damaged(folder, damaged);
        } catch (JobCancelledException stopped) {
            rollback(connection, stopped);
            throw stopped;
        } catch (RuntimeException unreadable) {
            // rows of a damaged file hold anything: nulls where none can be, negative counts, names of no constant
            rollback(connection, unreadable);
            throw Database.damaged(folder, unreadable);
        }
    }

    private static void rollback(Connection connection, Exception because) {
        try {
            connection.rollback();
        } catch (SQLException alsoFailed) {
            because.addSuppressed(alsoFailed);
        }
    }

    @Override
    public CaseInfo info() throws NightjarException {
        int version = run(Migrations::version);
        return new CaseInfo(
                findSetting(NAME).orElse(""),
                findSetting(CREATED).map(Instant::parse).orElse(Instant.EPOCH),
                version,
                findSetting(PROGRAM).orElse(""));
    }

    @Override
    public List<EvidenceItem> evidence() throws NightjarException {
        return run(EvidenceRows::all);
    }

    @Override
    public List<Reject> rejects(int limit) throws NightjarException {
        return run(open -> RejectRows.first(open, limit));
    }

    @Override
    public void eachReject(RejectVisitor visitor) throws NightjarException {
        long last = 0;
        while (true) {
            long after = last;
            List<RejectRows.Numbered> page = run(open -> RejectRows.page(open, after, REJECTS_A_PAGE));
            if (page.isEmpty()) {
                return;
            }
            for (RejectRows.Numbered one : page) {
                visitor.visit(one.reject(), one.content());
                last = one.id();
            }
        }
    }

    @Override
    public List<OtherLog> otherLogs() throws NightjarException {
        return run(OtherLogRows::all);
    }

    @Override
    public List<ConflictRow> conflicts(int limit) throws NightjarException {
        return run(open -> RejectRows.conflicts(open, limit));
    }

    @Override
    public long countConflicts() throws NightjarException {
        return run(RejectRows::countConflicts);
    }

    @Override
    public String parserOf(int evidenceId) throws NightjarException {
        return run(open -> EvidenceRows.parser(open, evidenceId));
    }

    @Override
    public EvidenceWriter beginEvidence(String path, String sha256, long bytes) throws NightjarException {
        return begin(path, sha256, bytes, null);
    }

    @Override
    public EvidenceWriter readAgain(EvidenceItem known, String sha256, long bytes) throws NightjarException {
        return begin(known.path(), sha256, bytes, known);
    }

    private synchronized EvidenceWriter begin(String path, String sha256, long bytes, @Nullable EvidenceItem before)
            throws NightjarException {
        if (writerOpen) {
            throw new IllegalStateException("another evidence item is being written");
        }
        WriteState state = writeState();
        try {
            EvidenceItem item = new EvidenceItem(
                    EvidenceRows.nextId(state.connection()),
                    path,
                    sha256,
                    bytes,
                    Instant.now().truncatedTo(ChronoUnit.MILLIS),
                    0,
                    0,
                    0,
                    0,
                    EvidenceStatus.PARTIAL,
                    "");
            EvidenceRows.begin(state.connection(), item);
            writerOpen = true;
            return new H2EvidenceWriter(this, state, item, before);
        } catch (SQLException failed) {
            rollback(state.connection(), failed);
            throw Database.failed(failed);
        }
    }

    private WriteState writeState() throws NightjarException {
        if (writing == null) {
            writing = WriteState.read(folder);
        }
        return writing;
    }

    /** Small items share a commit: one for each would take longer than reading them. */
    synchronized void commitEvidenceIfDue() throws SQLException {
        WriteState state = writing;
        if (state != null
                && (System.nanoTime() - committedNanos > COMMIT_NANOS
                        || Database.unsaved(state.connection()) > COMMIT_BYTES)) {
            commitEvidence();
        }
    }

    /** Makes evidence safe, with the dictionaries that it needs and the lines of the log that speak of it. */
    synchronized void commitEvidence() throws SQLException {
        WriteState state = writing;
        if (state == null) {
            return;
        }
        state.dictionaries().save(state.connection(), state.table());
        ActionLog.append(state.connection(), logLines);
        state.connection().commit();
        Database.startSaving(state.connection());
        state.dictionaries().saved(state.table());
        logLines.clear();
        committedNanos = System.nanoTime();
    }

    @Override
    public synchronized void logWithEvidence(String action, String detail) throws NightjarException {
        if (writing == null) {
            logAction(action, detail);
        } else {
            logLines.add(new String[] {action, detail});
        }
    }

    @Override
    public synchronized void flushEvidence() throws NightjarException {
        try {
            commitEvidence();
            Database.saveWholly(connection);
        } catch (SQLException failed) {
            throw Database.failed(failed);
        }
    }

    /** Called by the writer when its item is part of the case. */
    synchronized void writerEnded(long nextRow) {
        textState = null;
        if (writing != null) {
            writing = writing.at(nextRow);
        }
        writerOpen = false;
    }

    /** Called by the writer when its item must leave nothing behind. Ids and dictionaries are read anew. */
    synchronized void writerAbandoned() throws NightjarException {
        textState = null;
        WriteState state = writing;
        writerOpen = false;
        writing = null;
        if (state != null) {
            try (Connection second = state.connection()) {
                takeBack(second, state);
            } catch (SQLException failed) {
                throw Database.failed(failed);
            }
        }
    }

    /** Removes the unfinished item; those finished before it in the same transaction stay, unless that fails. */
    private void takeBack(Connection second, WriteState state) throws SQLException {
        try {
            EvidenceRows.takeBackUnfinished(second);
            state.dictionaries().save(second, state.table());
            ActionLog.append(second, logLines);
        } catch (SQLException failed) {
            rollback(second, failed);
            EvidenceRows.takeBackUnfinished(second);
        }
        second.commit();
        logLines.clear();
    }

    @Override
    public EventTable loadEvents(JobContext job) throws NightjarException {
        return run(open -> {
            EventTable table = new EventTable();
            job.stage("Opening the case", JobUnit.EVENTS, EventRows.stated(open));
            new DictionaryBlocks().load(open, table);
            EventRows.load(open, table, job);
            return table;
        });
    }

    @Override
    public List<String> values(StoredColumn column) throws NightjarException {
        return run(open -> DictionaryBlocks.values(open, column));
    }

    @Override
    public long fillSqlEvents(JobContext job) throws NightjarException {
        return run(open -> SqlEvents.fill(open, job));
    }

    @Override
    public void removeSqlEvents() throws NightjarException {
        run(open -> {
            try (Statement statement = open.createStatement()) {
                return statement.executeUpdate("TRUNCATE TABLE event");
            }
        });
    }

    @Override
    public long countEvents() throws NightjarException {
        return run(EventRows::count);
    }

    @Override
    public synchronized byte[] rawRecord(long storeRow) throws NightjarException {
        return run(open -> records.record(open, storeRow));
    }

    /** The records for a search. */
    private final class Records implements RecordSource {
        @Override
        public List<PackedRecords> read(long row, long endRow) throws NightjarException {
            return run(open -> PackedRecords.read(open, row, endRow));
        }

        @Override
        public TextState state() throws NightjarException {
            synchronized (H2CaseStore.this) {
                TextState known = textState;
                if (known == null) {
                    known = new TextState(findSetting(CREATED).orElse(""), evidence());
                    textState = known;
                }
                return known;
            }
        }
    }

    @Override
    public RecordSearch recordSearch() {
        return search;
    }

    @Override
    public RawRecords openRawRecords() throws NightjarException {
        return new H2RawRecords(folder);
    }

    @Override
    public List<StoredRecords> openRecords(int readers) throws NightjarException {
        return H2StoredRecords.open(folder, run(H2StoredRecords::dictionaries), readers);
    }

    @Override
    public RunRecord saveDetection(DetectionResult result, RunRecord run) throws NightjarException {
        return run(open -> {
            RunRows.supersede(open);
            DetectionRows.save(open, result);
            return run.numbered(RunRows.add(open, run));
        });
    }

    @Override
    public List<RunRecord> runs() throws NightjarException {
        return run(RunRows::all);
    }

    @Override
    public List<PastFinding> supersededFindings(int number) throws NightjarException {
        return run(open -> RunRows.findings(open, number));
    }

    @Override
    public TriageStep addTriage(TriageStep step, String logged) throws NightjarException {
        return run(open -> {
            ActionLog.append(open, "triage", logged);
            return TriageRows.add(open, step);
        });
    }

    @Override
    public List<TriageStep> triage() throws NightjarException {
        return run(TriageRows::all);
    }

    @Override
    public DetectionResult loadDetection() throws NightjarException {
        return run(DetectionRows::load);
    }

    @Override
    public void saveIntegrity(IntegrityReport report) throws NightjarException {
        run(open -> {
            IntegrityRows.save(open, report);
            return report;
        });
    }

    @Override
    public IntegrityReport loadIntegrity() throws NightjarException {
        return run(IntegrityRows::load);
    }

    @Override
    public void saveAddressFacts(List<AddressFacts> facts, String databases) throws NightjarException {
        run(open -> {
            AddressFactRows.replace(open, facts);
            return facts;
        });
        saveSetting("address_facts.databases", databases);
    }

    @Override
    public SearchStore searches() {
        return new H2Searches(this::run);
    }

    @Override
    public People loadPeople() throws NightjarException {
        return run(PeopleRows::load);
    }

    @Override
    public void changePeople(List<People.Change> changes, String detail) throws NightjarException {
        run(open -> {
            PeopleRows.change(open, changes);
            ActionLog.append(open, PEOPLE, detail);
            return changes;
        });
    }

    @Override
    public List<People.Change> lastPeopleChange() throws NightjarException {
        return run(PeopleRows::last);
    }

    @Override
    public void takeBackPeopleChange(String detail) throws NightjarException {
        run(open -> {
            PeopleRows.takeBack(open);
            ActionLog.append(open, PEOPLE, detail);
            return detail;
        });
    }

    @Override
    public Optional<String> findSetting(String key) throws NightjarException {
        return run(open -> SettingRows.find(open, key));
    }

    @Override
    public void saveSetting(String key, String value) throws NightjarException {
        run(open -> SettingRows.save(open, key, value));
    }

    @Override
    public void logAction(String action, String detail) throws NightjarException {
        run(open -> {
            ActionLog.append(open, action, detail);
            return action;
        });
    }

    @Override
    public List<ActionEntry> actions() throws NightjarException {
        return run(ActionLog::all);
    }

    @Override
    public Optional<String> lostBeforeOpening() {
        return lost;
    }

    @Override
    public List<String> check(JobContext job) throws NightjarException {
        List<String> wrong = new ArrayList<>(ActionLog.check(actions()));
        wrong.addAll(run(open -> StoreCheck.of(open, job)));
        return wrong;
    }

    @Override
    public synchronized void close() throws NightjarException {
        try {
            search.close();
            if (writing != null) {
                commitEvidence();
                writing.connection().close();
                writing = null;
            }
            String end = LogEnd.of(connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SHUTDOWN");
            }
            connection.close();
            LogEnd.write(folder, end);
        } catch (SQLException failed) {
            throw Database.failed(failed);
        } catch (IOException failed) {
            throw new NightjarException(
                    ErrorKind.OUTPUT_FAILED,
                    "The case is saved, but the end of its action log could not be noted beside it: " + failed,
                    failed);
        }
    }
}
