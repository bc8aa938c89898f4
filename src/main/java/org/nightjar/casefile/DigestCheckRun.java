package org.nightjar.casefile;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nightjar.evidence.EvidenceDigest;
import org.nightjar.evidence.EvidenceLimits;
import org.nightjar.evidence.EvidenceReader;
import org.nightjar.integrity.DigestVerification;
import org.nightjar.integrity.PublicKeys;
import org.nightjar.integrity.ReadDigest;
import org.nightjar.integrity.ReadEntry;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.DigestCheck;
import org.nightjar.model.EntryIntegrity;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.IntegrityReport;
import org.nightjar.model.NightjarException;
import org.nightjar.store.CaseStore;

/**
 * One check of the CloudTrail digests of a case: reads the evidence again from where it lies, in a pass of its own, and
 * keeps the answers in the case. Of an item that is gone or was changed since its import the hashes of the last check
 * count; if it held digests, their answers stay as they are.
 */
final class DigestCheckRun {

    /** Setting: the import has seen a digest. */
    private static final String SEEN = "digests.seen";

    private static final String KEYS = "digests.publicKeys";

    private final CaseStore store;
    private final JobContext job;
    private final List<ReadDigest> digests = new ArrayList<>();
    private final List<ReadEntry> entries = new ArrayList<>();
    private final Set<Integer> unread = new HashSet<>();

    private DigestCheckRun(CaseStore store, JobContext job) {
        this.store = store;
        this.job = job;
    }

    /**
     * How it went.
     *
     * @param report what the check found
     * @param whole whether every item could be read, so that what is missing is missing
     * @param kept whether the answers are in the case; if not, those of an earlier check are
     */
    record Outcome(IntegrityReport report, boolean whole, boolean kept) {}

    static void seen(CaseStore store) throws NightjarException {
        store.saveSetting(SEEN, "yes");
    }

    /** Whether the case holds digests. */
    static boolean isNeeded(CaseStore store) throws NightjarException {
        return store.findSetting(SEEN).isPresent();
    }

    /** The keys that were handed over so far. */
    static PublicKeys keys(CaseStore store) throws NightjarException {
        String kept = store.findSetting(KEYS).orElse("");
        return kept.isEmpty() ? PublicKeys.NONE : PublicKeys.read(kept);
    }

    static void saveKeys(CaseStore store, PublicKeys keys) throws NightjarException {
        store.saveSetting(KEYS, keys.json());
        store.logAction("public-keys", keys.size() + " public keys for CloudTrail digests are known.");
    }

    static Outcome run(CaseStore store, JobContext job) throws NightjarException {
        return new DigestCheckRun(store, job).run();
    }

    private Outcome run() throws NightjarException {
        IntegrityReport before = store.loadIntegrity();
        List<EvidenceItem> items = store.evidence();
        job.stage(
                "Checking digests",
                JobUnit.BYTES,
                items.stream().mapToLong(EvidenceItem::bytes).sum());
        for (EvidenceItem item : items) {
            job.checkCancelled();
            if (!item.sha256().isEmpty()) {
                read(item);
            }
        }
        Set<Integer> known = takeRemembered(before);
        IntegrityReport report = DigestVerification.of(digests, entries, keys(store));
        boolean whole = known.containsAll(unread);
        boolean lostDigests =
                before.digests().stream().map(DigestCheck::evidenceId).anyMatch(unread::contains);
        if (!lostDigests) {
            store.saveIntegrity(report);
        }
        return new Outcome(lostDigests ? before : report, whole && !lostDigests, !lostDigests);
    }

    private void read(EvidenceItem item) {
        DigestReading reading = new DigestReading(item);
        try {
            Path path = Path.of(item.path());
            if (Files.isRegularFile(path)) {
                EvidenceDigest now = EvidenceReader.read(path, reading, EvidenceLimits.DEFAULT, job);
                if (now.sha256().equals(item.sha256())) {
                    digests.addAll(reading.digests());
                    entries.addAll(reading.entries());
                    return;
                }
            }
        } catch (InvalidPathException | NightjarException unreadable) {
            job.warn("Evidence item " + item.id() + " could not be read again for the check of digests.");
        }
        unread.add(item.id());
    }

    /** Takes the hashes of the last check for what cannot be read now; gives the items that it knows. */
    private Set<Integer> takeRemembered(IntegrityReport before) throws NightjarException {
        Map<Integer, String> paths = new HashMap<>();
        store.evidence().forEach(item -> paths.put(item.id(), item.path()));
        Set<Integer> known = new HashSet<>();
        for (EntryIntegrity entry : before.entries()) {
            if (unread.contains(entry.evidenceId())) {
                known.add(entry.evidenceId());
                String name = ReadEntry.nameOf(paths.getOrDefault(entry.evidenceId(), ""), entry.entry());
                entries.add(new ReadEntry(entry.evidenceId(), entry.entry(), name, entry.sha256(), ""));
            }
        }
        return known;
    }
}
