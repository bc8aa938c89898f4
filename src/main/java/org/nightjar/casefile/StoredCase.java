package org.nightjar.casefile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nightjar.analysis.basis.Outdated;
import org.nightjar.analysis.basis.UserBases;
import org.nightjar.integrity.PublicKeys;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.Conflict;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.Dimension;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.IntegrityReport;
import org.nightjar.model.NightjarException;
import org.nightjar.model.OtherLog;
import org.nightjar.model.People;
import org.nightjar.model.Reject;
import org.nightjar.store.ActionEntry;
import org.nightjar.store.CaseStore;
import org.nightjar.store.ConflictRow;
import org.nightjar.store.EventIndex;
import org.nightjar.store.EventTable;
import org.nightjar.store.RejectVisitor;
import org.nightjar.store.StoredColumn;

/** An open case over its store. Work that changes the case is done one at a time. */
final class StoredCase implements OpenCase {

    private static final String GEO_DATABASES = "geo.databases";

    /** The action log keeps a query up to this length: one that names thousands of events would drown it. */
    private static final int QUERY_LOGGED = 4_000;

    private final Path folder;
    private final CaseStore store;
    private final String programVersion;
    private final boolean lazy;

    /** Null where it was changed since it was read, which happens to lazy cases only. */
    private volatile @Nullable CaseData data;

    private StoredCase(Path folder, CaseStore store, String programVersion, boolean lazy) {
        this.folder = folder;
        this.store = store;
        this.programVersion = programVersion;
        this.lazy = lazy;
    }

    static StoredCase over(Path folder, CaseStore store, String programVersion, JobContext job)
            throws NightjarException {
        StoredCase opened = new StoredCase(folder, store, programVersion, false);
        opened.data = load(store, job);
        return opened;
    }

    /** A case to write to: it is read when somebody asks what it holds, so that an import need not hold it. */
    static StoredCase unread(Path folder, CaseStore store, String programVersion) {
        return new StoredCase(folder, store, programVersion, true);
    }

    /** Reads the whole case into memory, enriched by the databases that the case was set to. */
    private static CaseData load(CaseStore store, JobContext job) throws NightjarException {
        try (CaseEnrichment enrichment = enrichment(store, job)) {
            IntegrityReport integrity = store.loadIntegrity();
            EventTable events = store.loadEvents(job);
            job.stage(
                    "Placing the addresses",
                    JobUnit.ADDRESSES,
                    events.dictionary(StoredColumn.ADDRESS).size());
            EventIndex index =
                    EventIndex.build(events, enrichment, store.loadPeople()).withIntegrity(integrity);
            job.stage("Reading the findings", JobUnit.STEPS, -1);
            return new CaseData(
                    store.info(), index, store.loadDetection(), store.evidence(), enrichment.databases(), integrity);
        }
    }

    private static List<Path> pathOrNull(String text) {
        try {
            return List.of(Path.of(text));
        } catch (InvalidPathException foreign) {
            return List.of();
        }
    }

    /** A case from another machine may name databases that are not here: then the bundled ones answer, and it is said. */
    private static CaseEnrichment enrichment(CaseStore store, JobContext job) throws NightjarException {
        List<Path> own = store.findSetting(GEO_DATABASES).stream()
                .flatMap(String::lines)
                .filter(line -> !line.isBlank())
                .map(StoredCase::pathOrNull)
                .flatMap(List::stream)
                .toList();
        try {
            return CaseEnrichment.with(own, job);
        } catch (NightjarException unusable) {
            job.warn(unusable.userMessage() + " The bundled databases are used instead.");
            return CaseEnrichment.with(List.of(), job);
        }
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public CaseData data() {
        CaseData now = data;
        return now == null ? read() : now;
    }

    private synchronized CaseData read() {
        CaseData now = data;
        if (now == null) {
            try {
                now = load(store, JobContext.unwatched());
            } catch (NightjarException unreadable) {
                throw new IllegalStateException(unreadable.userMessage(), unreadable);
            }
            data = now;
        }
        return now;
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
            CaseEnrichment.with(options.geoDatabases(), job).close();
            setGeoDatabases(options.geoDatabases());
        }
        try {
            ImportSummary summary = new EvidenceImport(store, options.limits(), job).run(evidence);
            if (summary.hasNews() && DigestCheckRun.isNeeded(store)) {
                DigestCheckRun.afterImport(store, job);
            }
            return summary;
        } finally {
            reload(job.toTheEnd());
        }
    }

    @Override
    public synchronized ImportSummary retryRejected(ImportOptions options, JobContext job) throws NightjarException {
        try {
            return new EvidenceRetry(store, options.limits(), job).run();
        } finally {
            reload(job.toTheEnd());
        }
    }

    /** Also after a cancel: the items that were finished are part of the case. */
    private void reload(JobContext job) throws NightjarException {
        if (lazy) {
            data = null;
            saveFacts();
        } else {
            CaseData now = load(store, job);
            data = now;
            saveFacts(now);
        }
    }

    @Override
    public synchronized void useGeoDatabases(List<Path> databases, JobContext job) throws NightjarException {
        CaseData now = data();
        try (CaseEnrichment enrichment = CaseEnrichment.with(databases, job)) {
            job.stage(
                    "Placing the addresses",
                    JobUnit.ADDRESSES,
                    now.index().column(Dimension.ADDRESS).dictionary().size());
            EventIndex index = now.index().enrichedBy(enrichment);
            job.checkCancelled();
            setGeoDatabases(databases);
            CaseData next = new CaseData(
                    now.info(), index, now.detection(), now.evidence(), enrichment.databases(), now.integrity());
            data = next;
            saveFacts(next);
        }
    }

    private void setGeoDatabases(List<Path> databases) throws NightjarException {
        String names = databases.stream()
                .map(path -> path.toAbsolutePath().normalize().toString())
                .collect(Collectors.joining("\n"));
        store.saveSetting(GEO_DATABASES, names);
        store.logAction(
                "geo",
                "Places and operators come from "
                        + (names.isEmpty() ? "the bundled data" : names.replace("\n", ", "))
                        + ".");
    }

    private void saveFacts() throws NightjarException {
        try (CaseEnrichment enrichment = enrichment(store, JobContext.unwatched())) {
            List<AddressFacts> facts = new ArrayList<>();
            for (String address : store.values(StoredColumn.ADDRESS)) {
                facts.add(enrichment.address(address));
            }
            store.saveAddressFacts(facts, String.join("\n", enrichment.databases()));
        }
    }

    private void saveFacts(CaseData read) throws NightjarException {
        int addresses = read.index().column(Dimension.ADDRESS).dictionary().size();
        List<AddressFacts> facts =
                IntStream.range(1, addresses).mapToObj(read.index()::address).toList();
        store.saveAddressFacts(facts, String.join("\n", read.geoDatabases()));
    }

    @Override
    public synchronized String changePeople(PeopleEdit edit, JobContext job) throws NightjarException {
        CaseData now = data();
        List<People.Change> changes = edit.changes(now.people(), now.index());
        if (changes.isEmpty()) {
            return "";
        }
        String words = PeopleWords.of(changes);
        CaseData next = withPeople(now, now.people().with(changes), job);
        store.changePeople(changes, words);
        data = next;
        return words;
    }

    @Override
    public synchronized String undoPeople(JobContext job) throws NightjarException {
        CaseData now = data();
        List<People.Change> last = store.lastPeopleChange();
        if (last.isEmpty()) {
            return "";
        }
        List<People.Change> backwards = new ArrayList<>();
        last.forEach(change -> backwards.add(0, change.reversed()));
        String words = PeopleWords.of(last);
        CaseData next = withPeople(now, now.people().with(backwards), job);
        store.takeBackPeopleChange("Taken back: " + words);
        data = next;
        return words;
    }

    private CaseData withPeople(CaseData now, People people, JobContext job) throws NightjarException {
        try (CaseEnrichment enrichment = CaseEnrichment.with(List.of(), job)) {
            EventIndex index = now.index().withPeople(enrichment, people);
            return new CaseData(
                    now.info(), index, now.detection(), now.evidence(), now.geoDatabases(), now.integrity());
        }
    }

    @Override
    public synchronized DetectionResult detect(DetectionOptions options, JobContext job) throws NightjarException {
        CaseData now = data();
        DetectionRun run = new DetectionRun(store, now.index(), job);
        DetectionResult result = run.run(options).withBasis(UserBases.of(now.index()));
        store.saveDetection(result);
        store.logAction(
                "detect",
                result.findings().size() + " findings, " + result.incidents().size() + " incidents over "
                        + now.index().size() + " events"
                        + options.baseline()
                                .map(range -> ", baseline " + range.from() + "/" + range.to())
                                .orElse("")
                        + "." + run.inputs());
        data = new CaseData(
                now.info(), now.index(), result, now.evidence(), now.geoDatabases(), now.integrity(), Outdated.NONE);
        return result;
    }

    @Override
    public synchronized VerifyReport verify(VerifyOptions options, JobContext job) throws NightjarException {
        if (options.publicKeys().isPresent()) {
            useKeys(options.publicKeys().get());
        }
        VerifyReport report = CaseVerification.of(store, conflicts(CaseVerification.CONFLICTS), job);
        IntegrityReport integrity = store.loadIntegrity();
        CaseData now = data();
        data = new CaseData(
                now.info(),
                now.index().withIntegrity(integrity),
                now.detection(),
                now.evidence(),
                now.geoDatabases(),
                integrity,
                now.outdated());
        store.logAction(
                "verify",
                report.passed().size() + " checks held, " + report.failed().size() + " did not, "
                        + report.notChecked().size() + " could not be made.");
        return report;
    }

    private void useKeys(Path file) throws NightjarException {
        String json;
        try {
            json = Files.readString(file);
        } catch (IOException unreadable) {
            throw new NightjarException(
                    ErrorKind.USAGE, "The public keys in “" + file + "” cannot be read; check the path.", unreadable);
        }
        DigestCheckRun.saveKeys(store, DigestCheckRun.keys(store).and(PublicKeys.read(json)));
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
    public void export(ExportFormat format, Path out, String query, JobContext job) throws NightjarException {
        CaseExport.write(data(), store, programVersion, format, out, query, job);
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
