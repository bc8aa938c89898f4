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
import java.util.OptionalInt;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.EntryCount;
import org.nightjar.model.EntryHash;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.IntegrityReport;
import org.nightjar.model.NightjarException;
import org.nightjar.model.OtherLog;
import org.nightjar.model.Reject;
import org.nightjar.store.ActionEntry;
import org.nightjar.store.AnnotationStore;
import org.nightjar.store.CaseInfo;
import org.nightjar.store.CaseStore;
import org.nightjar.store.ConflictRow;
import org.nightjar.store.DetectionStore;
import org.nightjar.store.DigestsRead;
import org.nightjar.store.EventTable;
import org.nightjar.store.EvidenceWriter;
import org.nightjar.store.PeopleStore;
import org.nightjar.store.RawRecords;
import org.nightjar.store.RecordSearch;
import org.nightjar.store.RejectVisitor;
import org.nightjar.store.SearchStore;
import org.nightjar.store.StoredColumn;
import org.nightjar.store.StoredRecords;

/**
 * A case in an embedded H2 database, {@code case.mv.db} in the case's folder. A long import never shows half an item:
 * evidence has a connection of its own ({@link CaseConnections}).
 */
public final class H2CaseStore implements CaseStore {

    private static final String NAME = "case.name";
    static final String CREATED = "case.created";
    private static final String PROGRAM = "case.program";
    private final Path folder;
    private final CaseConnections connections;
    private final RecordCache records = new RecordCache();
    private final H2RecordSearch search;
    private final Optional<String> lost;

    private H2CaseStore(Path folder, CaseConnections connections, Optional<String> lost) {
        this.folder = folder;
        this.connections = connections;
        this.lost = lost;
        this.search = new H2RecordSearch(new CaseRecords(connections), folder.resolve("text"));
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
        Database.Opened opened = Database.open(folder, create);
        Connection connection = opened.connection();
        try {
            Migrations.apply(connection);
            EvidenceRows.Items items = EvidenceRows.all(connection);
            if (items.unfinished() > 0) {
                int unfinished = EvidenceRows.takeBackUnfinished(connection);
                ActionLog.append(connection, "take-back", unfinished + " unfinished evidence item was taken back.");
            }
            Optional<String> lost = LogEnd.lost(folder, connection)
                    .or(() -> opened.isOlder() ? Optional.of(LogEnd.OLDER) : Optional.empty());
            if (lost.isPresent()) {
                ActionLog.append(connection, ActionLog.LOST, lost.get());
            } else {
                lost = ActionLog.lostAndNotImportedAgain(connection);
            }
            connection.commit();
            Database.save(connection);
            return new H2CaseStore(folder, new CaseConnections(folder, connection, items.finished()), lost);
        } catch (SQLException | IOException | RuntimeException failed) {
            Database.closeQuietly(connection, failed);
            throw Database.damaged(folder, failed);
        } catch (NightjarException refused) {
            Database.closeQuietly(connection, refused);
            throw refused;
        }
    }

    @Override
    public CaseInfo info() throws NightjarException {
        int version = connections.run(Migrations::version);
        return new CaseInfo(
                // a damaged case may have lost its name
                findSetting(NAME).orElse(String.valueOf(folder.getFileName()).replaceFirst("[.]nightjar$", "")),
                findSetting(CREATED).map(Instant::parse).orElse(Instant.EPOCH),
                version,
                findSetting(PROGRAM).orElse(""));
    }

    @Override
    public List<EvidenceItem> evidence() throws NightjarException {
        return connections.evidence();
    }

    @Override
    public List<Reject> rejects(int limit) throws NightjarException {
        return connections.run(open -> {
            List<Reject> first = new ArrayList<>();
            RejectPages pages = new RejectPages(open);
            List<RejectRows.Numbered> page = pages.next(open);
            while (!page.isEmpty() && first.size() < limit) {
                page.stream().limit(limit - first.size()).forEach(one -> first.add(one.reject()));
                page = pages.next(open);
            }
            return first;
        });
    }

    @Override
    public void eachReject(RejectVisitor visitor) throws NightjarException {
        RejectPages pages = connections.run(RejectPages::new);
        List<RejectRows.Numbered> page = connections.run(pages::next);
        while (!page.isEmpty()) {
            for (RejectRows.Numbered one : page) {
                visitor.visit(one.reject(), one.content());
            }
            page = connections.run(pages::next);
        }
    }

    @Override
    public List<OtherLog> otherLogs() throws NightjarException {
        return connections.run(OtherLogRows::all);
    }

    @Override
    public List<EntryCount> entryCounts(OptionalInt evidenceId, int limit) throws NightjarException {
        return connections.run(open -> EntryCountRows.of(open, evidenceId, limit));
    }

    @Override
    public List<EntryCount> incompleteEntries(int limit) throws NightjarException {
        return connections.run(open -> EntryCountRows.incomplete(open, limit));
    }

    @Override
    public List<EntryHash> entryHashes(int evidenceId) throws NightjarException {
        return connections.run(open -> EntryHashRows.of(open, evidenceId));
    }

    @Override
    public List<Integer> itemsWithEntryHashes() throws NightjarException {
        return connections.run(EntryHashRows::items);
    }

    @Override
    public List<ConflictRow> conflicts(int limit) throws NightjarException {
        return connections.run(open -> RejectRows.conflicts(open, limit));
    }

    @Override
    public long countConflicts() throws NightjarException {
        return connections.run(RejectRows::countConflicts);
    }

    @Override
    public String parserOf(int evidenceId) throws NightjarException {
        return connections.run(open -> EvidenceRows.parser(open, evidenceId));
    }

    @Override
    public EvidenceWriter beginEvidence(String path, String sha256, long bytes) throws NightjarException {
        return connections.begin(path, sha256, bytes, null);
    }

    @Override
    public EvidenceWriter readAgain(EvidenceItem known, String sha256, long bytes) throws NightjarException {
        return connections.begin(known.path(), sha256, bytes, known);
    }

    @Override
    public void logWithEvidence(String action, String detail) throws NightjarException {
        connections.logWithEvidence(action, detail);
    }

    @Override
    public void logItem(EvidenceItem item) {
        connections.logItem(item);
    }

    @Override
    public void flushEvidence() throws NightjarException {
        connections.flushEvidence();
    }

    @Override
    public EventTable loadEvents(JobContext job) throws NightjarException {
        return connections.run(open -> {
            EventTable table = new EventTable();
            job.stage("Opening the case", JobUnit.EVENTS, EventRows.stated(open));
            new DictionaryBlocks().load(open, table);
            EventRows.load(open, table, job);
            return table;
        });
    }

    @Override
    public List<String> values(StoredColumn column) throws NightjarException {
        return connections.run(open -> DictionaryBlocks.values(open, column));
    }

    @Override
    public long fillSqlEvents(JobContext job) throws NightjarException {
        return connections.run(open -> SqlEvents.fill(open, job));
    }

    @Override
    public void removeSqlEvents() throws NightjarException {
        connections.run(open -> {
            try (Statement statement = open.createStatement()) {
                statement.executeUpdate("TRUNCATE TABLE shared_event");
                return statement.executeUpdate("TRUNCATE TABLE event");
            }
        });
    }

    @Override
    public long countEvents() throws NightjarException {
        return connections.run(EventRows::count);
    }

    @Override
    public byte[] rawRecord(long storeRow) throws NightjarException {
        return connections.run(open -> records.record(open, storeRow));
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
        return H2StoredRecords.open(folder, connections.run(H2StoredRecords::dictionaries), readers);
    }

    @Override
    public DetectionStore detections() {
        return new H2Detections(connections);
    }

    @Override
    public void saveIntegrity(IntegrityReport report, DigestsRead read) throws NightjarException {
        connections.run(open -> {
            IntegrityRows.save(open, report);
            DigestReadRows.save(open, read);
            return report;
        });
    }

    @Override
    public DigestsRead loadDigestsRead() throws NightjarException {
        return connections.run(DigestReadRows::load);
    }

    @Override
    public IntegrityReport loadIntegrity() throws NightjarException {
        return connections.run(IntegrityRows::load);
    }

    @Override
    public void saveAddressFacts(List<AddressFacts> facts, String databases) throws NightjarException {
        connections.run(open -> {
            AddressFactRows.replace(open, facts);
            return facts;
        });
        saveSetting("address_facts.databases", databases);
    }

    @Override
    public SearchStore searches() {
        return new H2Searches(connections);
    }

    @Override
    public PeopleStore people() {
        return new H2People(connections);
    }

    @Override
    public AnnotationStore annotations() {
        return new H2Annotations(connections);
    }

    @Override
    public Optional<String> findSetting(String key) throws NightjarException {
        return connections.run(open -> SettingRows.find(open, key));
    }

    @Override
    public void saveSetting(String key, String value) throws NightjarException {
        connections.run(open -> SettingRows.save(open, key, value));
    }

    @Override
    public void logAction(String action, String detail) throws NightjarException {
        connections.run(open -> {
            ActionLog.append(open, action, detail);
            return action;
        });
    }

    @Override
    public List<ActionEntry> actions() throws NightjarException {
        return connections.run(ActionLog::all);
    }

    @Override
    public Optional<String> lostBeforeOpening() {
        return lost;
    }

    @Override
    public List<String> check(JobContext job) throws NightjarException {
        List<ActionEntry> log = actions();
        List<String> wrong = new ArrayList<>(ActionLog.check(log));
        wrong.addAll(ItemLines.check(log, evidence()));
        wrong.addAll(connections.run(open -> StoreCheck.of(open, job)));
        return wrong;
    }

    @Override
    public void close() throws NightjarException {
        synchronized (connections) {
            search.close();
            connections.close();
        }
    }
}
