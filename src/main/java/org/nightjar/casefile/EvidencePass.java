package org.nightjar.casefile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.nightjar.evidence.EntryHandler;
import org.nightjar.evidence.EvidenceDigest;
import org.nightjar.evidence.EvidenceLimits;
import org.nightjar.evidence.EvidenceReader;
import org.nightjar.evidence.KeptPath;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.job.OnAllCores;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.NightjarException;
import org.nightjar.parse.EntryParser;
import org.nightjar.store.CaseStore;
import org.nightjar.store.StoredRecords;

/**
 * Reads items of evidence again from where they lie, several at a time: hashes them, hashes their entries if that is
 * asked for, and compares stored records with them. The members of a zip are read by several threads when cores are idle. The answers keep the order of the items, however threads race.
 * Memory: a few buffers a thread, and the hashes of entries.
 */
final class EvidencePass {

    private final CaseStore store;
    private final JobContext job;
    private final EvidenceLimits limits;
    private final EntryParser parser;
    private final int busy;
    private Set<Integer> hashed = Set.of();

    EvidencePass(CaseStore store, JobContext job) throws NightjarException {
        this(store, job, OnAllCores.CORES);
    }

    /** @param busy with so many files at once none is read by several threads */
    EvidencePass(CaseStore store, JobContext job, int busy) throws NightjarException {
        this.busy = busy;
        this.store = store;
        this.job = job;
        this.limits = CaseLimits.of(store);
        this.parser = EntryParser.ofAllSources(limits);
    }

    /** Hashes the items and their entries, for the check of digests. */
    List<ItemReading> hashEntries(List<EvidenceItem> items) throws NightjarException {
        try (CheckThreads threads = new CheckThreads(parser, limits, job, busy)) {
            return OnAllCores.each(items, item -> read(item, true, null, threads));
        }
    }

    /** Hashes the items and compares what is stored of them. */
    List<ItemReading> compareRecords(List<EvidenceItem> items, boolean entries) throws NightjarException {
        job.stage(
                "Reading the evidence again",
                JobUnit.BYTES,
                items.stream().mapToLong(EvidenceItem::bytes).sum());
        hashed = Set.copyOf(store.itemsWithEntryHashes());
        List<StoredRecords> readers = store.openRecords(OnAllCores.CORES);
        try (CheckThreads threads = new CheckThreads(parser, limits, job, busy)) {
            BlockingQueue<StoredRecords> idle = new LinkedBlockingQueue<>(readers);
            return OnAllCores.each(items, item -> {
                StoredRecords reader = idle.remove();
                try {
                    return compare(item, entries, reader, threads);
                } finally {
                    idle.add(reader);
                }
            });
        } finally {
            for (StoredRecords reader : readers) {
                reader.close();
            }
        }
    }

    /** A damaged store is an answer too; the evidence is looked at all the same. */
    private ItemReading compare(EvidenceItem item, boolean entries, StoredRecords reader, CheckThreads threads)
            throws NightjarException {
        try {
            return read(item, entries, check(item, reader), threads);
        } catch (NightjarException damaged) {
            if (damaged.kind() != ErrorKind.CASE_DAMAGED) {
                throw damaged;
            }
            ItemReading alone = read(item, entries, null, threads);
            String why = "The stored events of item " + item.id() + " cannot be compared. " + damaged.userMessage();
            return alone.with(RecordCheck.Result.broken(why));
        }
    }

    private RecordCheck check(EvidenceItem item, StoredRecords reader) throws NightjarException {
        boolean sameParser = store.parserOf(item.id()).equals(EntryParser.VERSION);
        return new RecordCheck(item, reader, parser, sameParser, job);
    }

    private ItemReading read(EvidenceItem item, boolean entries, @Nullable RecordCheck records, CheckThreads threads)
            throws NightjarException {
        job.checkCancelled();
        if (item.sha256().isEmpty()) {
            return without(item, ItemReading.State.WITHOUT_HASH, "", records);
        }
        Path path = KeptPath.find(item.path()).orElse(null);
        if (path == null) {
            return without(item, ItemReading.State.UNREADABLE, "its path is none on this machine", records);
        }
        if (!Files.isRegularFile(path)) {
            return without(item, ItemReading.State.GONE, "", records);
        }
        if (records != null) {
            records.start();
        }
        DigestReading hashing = entries ? new DigestReading(item, limits, records) : null;
        MemberCheck members = records == null ? null : members(item, hashing == null ? records : hashing);
        EvidenceDigest now;
        threads.begun();
        try {
            now = hashing == null && records == null
                    ? EvidenceReader.hash(path, job)
                    : EvidenceReader.read(path, new CheckedItem(members, hashing, records, threads), limits, job);
        } catch (NightjarException unreadable) {
            return without(item, ItemReading.State.UNREADABLE, unreadable.userMessage(), records);
        } finally {
            threads.ended();
        }
        Optional<MemberCheck.Result> compared = Optional.ofNullable(members).map(MemberCheck::result);
        if (!now.sha256().equals(item.sha256())) {
            return without(item, ItemReading.State.CHANGED, "", records).with(compared);
        }
        return new ItemReading(
                item,
                ItemReading.State.SAME,
                "",
                hashing == null ? List.of() : hashing.digests(),
                hashing == null ? List.of() : hashing.entries(),
                hashing == null ? List.of() : hashing.kept(),
                compared,
                records == null ? Optional.empty() : Optional.of(compared(path, records)));
    }

    private MemberCheck members(EvidenceItem item, EntryHandler reader) throws NightjarException {
        return new MemberCheck(reader, hashed.contains(item.id()) ? store.entryHashes(item.id()) : List.of());
    }

    /** Goes through the evidence until every stored event of the item was met. */
    private RecordCheck.Result compared(Path path, RecordCheck records) throws NightjarException {
        long before = 0;
        while (records.passed(before)) {
            before = records.compared();
            // what is read once more is no progress
            EvidenceReader.read(path, records, limits, job.quiet());
        }
        return records.result();
    }

    private static ItemReading without(
            EvidenceItem item, ItemReading.State state, String why, @Nullable RecordCheck records)
            throws NightjarException {
        RecordCheck.Result alone = null;
        if (records != null) {
            RecordCheck anew = records.anew();
            anew.withoutEvidence();
            alone = anew.result();
        }
        return new ItemReading(
                item, state, why, List.of(), List.of(), List.of(), Optional.empty(), Optional.ofNullable(alone));
    }
}
