package org.nightjar.casefile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.nightjar.integrity.PublicKeys;
import org.nightjar.job.JobContext;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.Conflict;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.Dimension;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.IntegrityReport;
import org.nightjar.model.NightjarException;
import org.nightjar.model.Reject;
import org.nightjar.store.ActionEntry;
import org.nightjar.store.CaseStore;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RejectVisitor;

/** An open case over its store. Work that changes the case is done one at a time. */
final class StoredCase implements OpenCase {

    private static final String GEO_DATABASES = "geo.databases";

    /** The action log keeps a query up to this length: one that names thousands of events would drown it. */
    private static final int QUERY_LOGGED = 4_000;

    private final Path folder;
    private final CaseStore store;
    private final String programVersion;
    private volatile CaseData data;

    private StoredCase(Path folder, CaseStore store, String programVersion, CaseData data) {
        this.folder = folder;
        this.store = store;
        this.programVersion = programVersion;
        this.data = data;
    }

    static StoredCase over(Path folder, CaseStore store, String programVersion, JobContext job)
            throws NightjarException {
        return new StoredCase(folder, store, programVersion, load(store, job));
    }

    /** Reads the whole case into memory, enriched by the databases that the case was set to. */
    private static CaseData load(CaseStore store, JobContext job) throws NightjarException {
        List<Path> own = store.findSetting(GEO_DATABASES).stream()
                .flatMap(String::lines)
                .filter(line -> !line.isBlank())
                .map(StoredCase::pathOrNull)
                .flatMap(List::stream)
                .toList();
        try (CaseEnrichment enrichment = enrichment(own, job)) {
            IntegrityReport integrity = store.loadIntegrity();
            EventIndex index =
                    EventIndex.build(store.loadEvents(job), enrichment).withIntegrity(integrity);
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
    private static CaseEnrichment enrichment(List<Path> own, JobContext job) throws NightjarException {
        try {
            return CaseEnrichment.with(own);
        } catch (NightjarException unusable) {
            job.warn(unusable.userMessage() + " The bundled databases are used instead.");
            return CaseEnrichment.with(List.of());
        }
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public CaseData data() {
        return data;
    }

    @Override
    public byte[] rawRecord(int row) throws NightjarException {
        return store.rawRecord(data.index().storeRow(row));
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
    public List<Conflict> conflicts(int limit) throws NightjarException {
        return Conflicts.of(store.conflicts(limit), data.index());
    }

    @Override
    public List<ActionEntry> actions() throws NightjarException {
        return store.actions();
    }

    @Override
    public synchronized ImportSummary importEvidence(List<Path> evidence, ImportOptions options, JobContext job)
            throws NightjarException {
        if (!options.geoDatabases().isEmpty()) {
            useGeoDatabases(options.geoDatabases());
        }
        try {
            ImportSummary summary = new EvidenceImport(store, options.limits(), job).run(evidence);
            if (summary.hasNews() && DigestCheckRun.isNeeded(store)) {
                DigestCheckRun.run(store, job);
            }
            return summary;
        } finally {
            reload();
        }
    }

    @Override
    public synchronized ImportSummary retryRejected(ImportOptions options, JobContext job) throws NightjarException {
        try {
            return new EvidenceRetry(store, options.limits(), job).run();
        } finally {
            reload();
        }
    }

    /** Also after a cancel: the items that were finished are part of the case. */
    private void reload() throws NightjarException {
        data = load(store, JobContext.unwatched());
        saveFacts();
    }

    private void useGeoDatabases(List<Path> databases) throws NightjarException {
        CaseEnrichment.with(databases).close();
        String names = databases.stream()
                .map(path -> path.toAbsolutePath().normalize().toString())
                .collect(Collectors.joining("\n"));
        store.saveSetting(GEO_DATABASES, names);
        store.logAction("geo", "Places and operators come from " + names.replace("\n", ", ") + ".");
    }

    private void saveFacts() throws NightjarException {
        EventIndex index = data.index();
        List<AddressFacts> facts = new ArrayList<>();
        for (int code = 1; code < index.column(Dimension.ADDRESS).dictionary().size(); code++) {
            facts.add(index.address(code));
        }
        store.saveAddressFacts(facts, String.join("\n", data.geoDatabases()));
    }

    @Override
    public synchronized DetectionResult detect(DetectionOptions options, JobContext job) throws NightjarException {
        DetectionRun run = new DetectionRun(store, data.index(), job);
        DetectionResult result = run.run(options);
        store.saveDetection(result);
        store.logAction(
                "detect",
                result.findings().size() + " findings, " + result.incidents().size() + " incidents over "
                        + data.index().size() + " events"
                        + options.baseline()
                                .map(range -> ", baseline " + range.from() + "/" + range.to())
                                .orElse("")
                        + "." + run.inputs());
        data = new CaseData(data.info(), data.index(), result, data.evidence(), data.geoDatabases(), data.integrity());
        return result;
    }

    @Override
    public synchronized VerifyReport verify(VerifyOptions options, JobContext job) throws NightjarException {
        if (options.publicKeys().isPresent()) {
            useKeys(options.publicKeys().get());
        }
        VerifyReport report = CaseVerification.of(store, conflicts(CaseVerification.CONFLICTS), job);
        IntegrityReport integrity = store.loadIntegrity();
        data = new CaseData(
                data.info(),
                data.index().withIntegrity(integrity),
                data.detection(),
                data.evidence(),
                data.geoDatabases(),
                integrity);
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
    public void export(ExportFormat format, Path out, String query, JobContext job) throws NightjarException {
        CaseExport.write(data, store, programVersion, format, out, query, job);
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
