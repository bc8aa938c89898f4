package org.nightjar.casefile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.nightjar.evidence.EvidenceDigest;
import org.nightjar.evidence.EvidenceFinder;
import org.nightjar.evidence.EvidenceLimits;
import org.nightjar.evidence.FoundEvidence;
import org.nightjar.evidence.KeptPath;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.EvidenceStatus;
import org.nightjar.model.NightjarException;
import org.nightjar.model.RecordPosition;
import org.nightjar.parse.EntryParser;
import org.nightjar.store.CaseStore;
import org.nightjar.store.EvidenceWriter;

/**
 * One import: finds the files, hashes each, reads what is new, and keeps an item for everything that was handed over.
 * An item is written whole or not at all; what cannot be read is counted, listed, and the rest goes on.
 */
final class EvidenceImport {

    private final CaseStore store;
    private final JobContext job;
    private final EvidenceLimits limits;
    private final List<EvidenceItem> items = new ArrayList<>();
    private final RejectRoom room;
    private boolean hasDigests;
    private final Path caseFolder;
    private final Map<String, EvidenceItem> known = new ConcurrentHashMap<>();
    private final Map<String, EvidenceItem> refused = new HashMap<>();

    EvidenceImport(CaseStore store, Path caseFolder, EvidenceLimits limits, JobContext job) {
        this.store = store;
        this.caseFolder = caseFolder;
        this.limits = limits;
        this.room = new RejectRoom(limits);
        this.job = job;
    }

    ImportSummary run(List<Path> arguments) throws NightjarException {
        long started = System.nanoTime();
        CaseLimits.note(store, limits);
        for (EvidenceItem item : store.evidence()) {
            if (item.sha256().isEmpty()) {
                refused.put(refusal(item.path(), item.message()), item);
            }
        }
        List<Path> files = find(arguments);
        job.stage("Reading evidence", JobUnit.BYTES, sizeOf(files));
        for (EvidenceItem item : store.evidence()) {
            known.putIfAbsent(item.sha256(), item);
        }
        try (ReadAhead ahead = new ReadAhead(files, limits, job, known::containsKey)) {
            while (ahead.hasNext()) {
                job.checkCancelled();
                items.add(write(ahead.next()));
            }
        } finally {
            store.flushEvidence();
        }
        return ImportSummary.of(items, Duration.ofNanos(System.nanoTime() - started));
    }

    private List<Path> find(List<Path> arguments) throws NightjarException {
        job.stage("Looking for files", JobUnit.FILES, -1);
        List<Path> files = new ArrayList<>();
        Map<String, Integer> skipped = new TreeMap<>();
        for (Path argument : arguments) {
            try {
                FoundEvidence found = EvidenceFinder.find(whole(argument), caseFolder, job);
                files.addAll(found.files());
                found.skipped().forEach(one -> skipped.merge(one.reason(), 1, Integer::sum));
                for (FoundEvidence.NotRead not : found.rejected()) {
                    items.add(refuse(not.path(), not.reason(), not.message()));
                }
            } catch (NightjarException absent) {
                items.add(refuse(argument, "unreadable", absent.userMessage()));
            }
        }
        if (skipped.containsKey("junk")) {
            store.logWithEvidence(
                    "import", "Left out " + skipped.get("junk") + " files of desktop systems, such as .DS_Store.");
        }
        if (skipped.containsKey("case")) {
            store.logWithEvidence("import", "Left out the folder of this case, which lies among the evidence.");
        }
        return files;
    }

    /** From the root on, because the case may be asked from another folder; an empty path stays one. */
    private static Path whole(Path argument) {
        return argument.toString().isEmpty()
                ? argument
                : KeptPath.find(argument.toAbsolutePath().toString()).orElse(argument.toAbsolutePath());
    }

    private static long sizeOf(List<Path> files) {
        long total = 0;
        for (Path file : files) {
            total += sizeOf(file);
        }
        return total;
    }

    /** 0 if the file has gone: reading it will say so, with its name. */
    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            return 0;
        }
    }

    private EvidenceItem write(ReadAhead.Reading reading) throws NightjarException {
        ItemPart first = reading.feed().take();
        if (first instanceof ItemPart.End end) {
            if (end.failure() instanceof NightjarException unreadable) {
                return refuse(reading.file(), "unreadable", unreadable.userMessage());
            }
            throw unexpected(end.failure());
        }
        EvidenceDigest digest = ((ItemPart.Start) first).digest();
        EvidenceItem before = known.get(digest.sha256());
        if (before != null) {
            while (!(reading.feed().take() instanceof ItemPart.End)) {
                // the same file twice in one import: the second may have been parsed before the first was written
            }
            return alreadyImported(reading.file(), before);
        }
        EvidenceItem item = write(reading, digest);
        known.put(digest.sha256(), item);
        return item;
    }

    private static RuntimeException unexpected(@Nullable Exception failure) {
        return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
    }

    private EvidenceItem write(ReadAhead.Reading reading, EvidenceDigest digest) throws NightjarException {
        try (EvidenceWriter writer = store.beginEvidence(reading.file().toString(), digest.sha256(), digest.bytes())) {
            writer.readBy(EntryParser.VERSION);
            ItemWriting writing = new ItemWriting(writer, room);
            writing.ended(writing.drain(reading.feed()), digest);
            EvidenceItem item = writing.finish();
            if (writing.digests() > 0 && !hasDigests) {
                hasDigests = true;
                DigestCheckRun.seen(store);
            }
            store.logItem(item);
            return item;
        }
    }

    /** An item for something of which not a byte could be read. */
    private EvidenceItem refuse(Path path, String reason, String message) throws NightjarException {
        EvidenceItem before = refused.get(refusal(path.toString(), message));
        if (before != null) {
            store.logWithEvidence("import", path + ": " + message + " So it was before, as item " + before.id() + ".");
            return before;
        }
        try (EvidenceWriter writer = store.beginEvidence(path.toString(), "", 0)) {
            writer.reject(new RecordPosition("", 0, 0), reason, message, "");
            EvidenceItem item = writer.finish(EvidenceStatus.UNREADABLE, message);
            refused.put(refusal(item.path(), message), item);
            store.logItem(item);
            return item;
        }
    }

    private static String refusal(String path, String message) {
        return path + '\n' + message;
    }

    /** Nothing is read again: each record that it gave is one that the case already has. */
    private EvidenceItem alreadyImported(Path file, EvidenceItem before) throws NightjarException {
        long records = before.stored() + before.duplicates();
        boolean empty = before.status() == EvidenceStatus.EMPTY;
        String same = "The same bytes were imported before, as item " + before.id() + ".";
        EvidenceItem item = new EvidenceItem(
                before.id(),
                file.toString(),
                before.sha256(),
                before.bytes(),
                Instant.now(),
                records,
                0,
                records,
                0,
                empty ? EvidenceStatus.EMPTY : EvidenceStatus.ALREADY_IMPORTED,
                empty ? before.message() + " " + same : same);
        store.logWithEvidence("import", item.path() + ": " + item.message());
        return item;
    }
}
