package org.nightjar.casefile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.nightjar.evidence.EvidenceDigest;
import org.nightjar.evidence.EvidenceLimits;
import org.nightjar.evidence.KeptPath;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.NightjarException;
import org.nightjar.parse.EntryParser;
import org.nightjar.store.CaseStore;
import org.nightjar.store.EvidenceWriter;
import org.nightjar.store.StoredRecords;

/**
 * Reads those items again of which something was rejected, or of which an earlier version told what logs they hold and could
 * not read them. What an item stored stays; what can be read now is added and
 * its rejects are replaced, at once. An item whose file has moved, has changed or breaks off stays as it was, and that
 * is said.
 */
final class EvidenceRetry {

    private final CaseStore store;
    private final EvidenceLimits limits;
    private final JobContext job;
    private final RejectRoom room;
    private final Map<String, EvidenceItem> known = new HashMap<>();
    private final Map<Integer, String> parsers = new HashMap<>();
    private final Set<Integer> withOthers = new HashSet<>();

    EvidenceRetry(CaseStore store, EvidenceLimits limits, JobContext job) {
        this.store = store;
        this.limits = limits;
        this.room = new RejectRoom(limits);
        this.job = job;
    }

    /** The items as they are now; empty if nothing was rejected, nor told and not read by an earlier version. */
    ImportSummary run() throws NightjarException {
        long started = System.nanoTime();
        CaseLimits.note(store, limits);
        List<EvidenceItem> all = store.evidence();
        store.otherLogs().forEach(other -> withOthers.add(other.evidenceId()));
        all.forEach(item -> known.putIfAbsent(item.sha256(), item));
        List<EvidenceItem> rejected = new ArrayList<>();
        for (EvidenceItem item : all) {
            if (item.rejected() > 0 || mayBeReadNow(item)) {
                rejected.add(item);
                // asked now: a question between two items would make the first safe by itself, which takes longer than
                // reading it
                parsers.put(item.id(), store.parserOf(item.id()));
            }
        }
        job.stage(
                "Reading evidence again",
                JobUnit.BYTES,
                rejected.stream().mapToLong(EvidenceItem::bytes).sum());
        List<EvidenceItem> items = new ArrayList<>();
        try {
            for (EvidenceItem item : rejected) {
                job.checkCancelled();
                items.add(again(item));
            }
        } finally {
            store.flushEvidence();
        }
        return ImportSummary.of(items, Duration.ofNanos(System.nanoTime() - started));
    }

    /** Whether it holds logs that the version which read it knew by name only. */
    private boolean mayBeReadNow(EvidenceItem item) throws NightjarException {
        return withOthers.contains(item.id()) && !store.parserOf(item.id()).equals(EntryParser.VERSION);
    }

    private EvidenceItem again(EvidenceItem item) throws NightjarException {
        Path file = KeptPath.find(item.path()).orElse(null);
        if (file == null) {
            return leave(item, "The file still cannot be read: its path is none on this machine.");
        }
        if (item.sha256().isEmpty() && Files.isSymbolicLink(file)) {
            return leave(item, "It is a link, which may lead out of the evidence; import what it points to instead.");
        }
        if (Files.isDirectory(file)) {
            return leave(item, "It is a folder, of which the files are items of their own; import it once more.");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return leave(item, "It is still neither a file nor a folder.");
        }
        if (!Files.isRegularFile(file)) {
            return leave(item, "The file is no longer there; import it from where it is now.");
        }
        try (ReadAhead ahead = new ReadAhead(List.of(file), limits, job, sha256 -> false)) {
            return again(item, ahead.next().feed());
        }
    }

    private EvidenceItem again(EvidenceItem item, ItemFeed<ItemPart> feed) throws NightjarException {
        ItemPart first = feed.take();
        if (first instanceof ItemPart.End end) {
            String why = ItemWriting.faultOfEvidence(end.failure()).userMessage();
            return leave(item, "The file still cannot be read: " + why);
        }
        EvidenceDigest digest = ((ItemPart.Start) first).digest();
        if (!item.sha256().isEmpty() && !item.sha256().equals(digest.sha256())) {
            return leave(item, "The file has changed since it was imported; import it as new evidence.");
        }
        EvidenceItem same = known.putIfAbsent(digest.sha256(), item);
        if (same != null && same.id() != item.id()) {
            return leave(item, "Its bytes were imported meanwhile, as item " + same.id() + ".");
        }
        return read(item, feed, digest);
    }

    private EvidenceItem read(EvidenceItem item, ItemFeed<ItemPart> feed, EvidenceDigest digest)
            throws NightjarException {
        String parserBefore = parsers.getOrDefault(item.id(), "");
        NavigableMap<String, Long> before = storedByEntry(item);
        try (EvidenceWriter writer = store.readAgain(item, digest.sha256(), digest.bytes())) {
            // the events that it has are still those that the parser of then made
            writer.readBy(item.stored() > 0 ? parserBefore : EntryParser.VERSION);
            ItemWriting writing = new ItemWriting(writer, room, before);
            ItemPart.End end = writing.drain(feed);
            if (end.failure() != null) {
                String why = ItemWriting.faultOfEvidence(end.failure()).userMessage();
                return leave(item, "Reading it again broke off: " + why);
            }
            if (!end.digest().equals(Optional.of(digest))) {
                return leave(item, "The file changed while it was being read again.");
            }
            EvidenceItem now = writing.finish();
            if (writing.digests() > 0) {
                DigestCheckRun.seen(store);
            }
            store.logWithEvidence("retry", story(item, now, parserBefore));
            return now;
        }
    }

    private NavigableMap<String, Long> storedByEntry(EvidenceItem item) throws NightjarException {
        NavigableMap<String, Long> stored = new TreeMap<>();
        if (item.stored() > 0) {
            try (StoredRecords records = store.openRecords(1).get(0)) {
                records.start(item.id());
                while (records.next()) {
                    job.checkCancelled();
                    stored.merge(records.position().entry(), 1L, Long::sum);
                }
            }
        }
        return stored;
    }

    private static String story(EvidenceItem before, EvidenceItem now, String parserBefore) {
        return "Item " + now.id() + ", " + now.path() + ", read again by parser " + EntryParser.VERSION + " (before: "
                + (parserBefore.isEmpty() ? "1" : parserBefore) + "): " + (now.stored() - before.stored())
                + " events more, rejected " + before.rejected() + " then and " + now.rejected() + " now.";
    }

    private EvidenceItem leave(EvidenceItem item, String why) throws NightjarException {
        store.logWithEvidence("retry", "Item " + item.id() + ", " + item.path() + ", is as it was. " + why);
        return new EvidenceItem(
                item.id(),
                item.path(),
                item.sha256(),
                item.bytes(),
                item.importedAt(),
                item.read(),
                item.stored(),
                item.duplicates(),
                item.rejected(),
                item.status(),
                why);
    }
}
