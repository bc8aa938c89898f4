package org.nightjar.casefile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.nightjar.integrity.DigestVerification;
import org.nightjar.integrity.PublicKeys;
import org.nightjar.integrity.ReadDigest;
import org.nightjar.integrity.ReadEntry;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.DigestCheck;
import org.nightjar.model.EntryIntegrity;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.IntegrityReport;
import org.nightjar.model.NightjarException;
import org.nightjar.store.CaseStore;

/**
 * One check of the CloudTrail digests of a case, with evidence that was read again from where it lies; the answers are
 * kept in the case. Of an item that is gone or was changed since its import the hashes of the last check
 * count; if it held digests, their answers stay as they are.
 */
final class DigestCheckRun {

    /** Setting: the import has seen a digest. */
    private static final String SEEN = "digests.seen";

    private static final String KEYS = "digests.publicKeys";

    private final CaseStore store;
    private final List<EvidenceItem> items;
    private final IntegrityReport before;
    private final Set<Integer> withDigests;
    private final Map<Integer, List<EntryIntegrity>> remembered;
    private final DigestMemory memory;
    private final Map<Integer, ItemReading> readings = new HashMap<>();

    private DigestCheckRun(CaseStore store) throws NightjarException {
        this.store = store;
        this.items = store.evidence();
        this.memory = DigestMemory.of(store, items);
        this.before = store.loadIntegrity();
        this.withDigests =
                before.digests().stream().map(DigestCheck::evidenceId).collect(Collectors.toSet());
        this.remembered = before.entries().stream().collect(Collectors.groupingBy(EntryIntegrity::evidenceId));
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

    /** Makes the public keys of a file, as CloudTrail lists them, known to the case. */
    static void addKeys(CaseStore store, Path file) throws NightjarException {
        String json;
        try {
            json = Files.readString(file);
        } catch (IOException unreadable) {
            throw new NightjarException(
                    ErrorKind.USAGE, "The public keys in “" + file + "” cannot be read; check the path.", unreadable);
        }
        saveKeys(store, keys(store).and(PublicKeys.read(json)));
    }

    private static void saveKeys(CaseStore store, PublicKeys keys) throws NightjarException {
        store.saveSetting(KEYS, keys.json());
        store.logAction("public-keys", keys.size() + " public keys for CloudTrail digests are known.");
    }

    /** Checks with all items as they were read just now. */
    static Outcome of(CaseStore store, List<ItemReading> readings) throws NightjarException {
        DigestCheckRun run = new DigestCheckRun(store);
        readings.forEach(run::take);
        return run.conclude();
    }

    /**
     * Checks after something was read, if there are digests, and reads only what no check has read before: of all else the
     * case keeps the digests, and the hashes of other entries.
     */
    static void ofNews(CaseStore store, JobContext job) throws NightjarException {
        if (!isNeeded(store)) {
            return;
        }
        DigestCheckRun run = new DigestCheckRun(store);
        List<EvidenceItem> news = run.items.stream().filter(run::mustRead).toList();
        if (!news.isEmpty()) {
            run.read(news, job);
            run.conclude();
        }
    }

    /** Without a report there are no hashes of other entries. */
    private boolean mustRead(EvidenceItem item) {
        boolean known = memory.has(item.id()) && !before.digests().isEmpty();
        return !item.sha256().isEmpty() && !known;
    }

    private void read(List<EvidenceItem> some, JobContext job) throws NightjarException {
        job.stage(
                "Checking digests",
                JobUnit.BYTES,
                some.stream().mapToLong(EvidenceItem::bytes).sum());
        for (ItemReading reading : new EvidencePass(store, job).hashEntries(some)) {
            take(reading);
            int id = reading.item().id();
            if (!reading.isSame() && (withDigests.contains(id) || !remembered.containsKey(id))) {
                job.warn("Evidence item " + id + " could not be read again for the check of digests.");
            }
        }
    }

    private void take(ItemReading reading) {
        readings.put(reading.item().id(), reading);
    }

    private Outcome conclude() throws NightjarException {
        List<Integer> unread = readings.values().stream()
                .filter(reading -> !reading.isSame() && reading.state() != ItemReading.State.WITHOUT_HASH)
                .map(reading -> reading.item().id())
                .toList();
        boolean lostDigests = unread.stream().anyMatch(withDigests::contains);
        boolean whole = remembered.keySet().containsAll(unread);
        if (lostDigests) {
            return new Outcome(before, false, false);
        }
        IntegrityReport report = report();
        store.saveIntegrity(report, memory.news(readings.values()));
        return new Outcome(report, whole, true);
    }

    /** What is known now, in the order of the items: as read, else as remembered. */
    private IntegrityReport report() throws NightjarException {
        List<ReadDigest> digests = new ArrayList<>();
        List<ReadEntry> entries = new ArrayList<>();
        for (EvidenceItem item : items) {
            ItemReading reading = readings.get(item.id());
            if (reading != null && reading.isSame()) {
                digests.addAll(reading.digests());
                entries.addAll(reading.entries());
            } else {
                digests.addAll(memory.digests(item.id()));
                for (EntryIntegrity entry : remembered.getOrDefault(item.id(), List.of())) {
                    String name = ReadEntry.nameOf(item.path(), entry.entry());
                    String broken = memory.broken(item.id(), entry.entry());
                    entries.add(new ReadEntry(item.id(), entry.entry(), name, entry.sha256(), broken));
                }
            }
        }
        return DigestVerification.of(digests, entries, keys(store));
    }
}
