package org.nightjar.casefile;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;
import org.nightjar.evidence.EvidenceLimits;
import org.nightjar.job.JobContext;
import org.nightjar.job.OnAllCores;
import org.nightjar.parse.EntryParser;
import org.nightjar.store.EventBatch;

/**
 * Parses files on all cores while the caller writes them in their order, so that the case comes out the same however
 * the threads race. Memory: 16 MiB and some parts of one file for each core, and pieces of one.
 */
final class ReadAhead implements AutoCloseable {

    /** A file of which parts are on their way. */
    record Reading(Path file, ItemFeed<ItemPart> feed) {}

    /** Begun or done: enough that the threads need not wait while a large one before them is read and written. */
    private static final int FILES = OnAllCores.CORES * 32;

    private final ExecutorService threads = OnAllCores.threads("nightjar-parse");
    private final Deque<Reading> ahead = new ArrayDeque<>();
    private final AheadRoom room = new AheadRoom();
    private final Iterator<Path> files;
    private final EvidenceLimits limits;
    private final EntryParser parser;
    private final JobContext job;
    private final Predicate<String> isKnown;
    private final PieceThreads pieces;

    /** @param isKnown whether a SHA-256 is that of bytes that the case has; asked from several threads */
    ReadAhead(List<Path> files, EvidenceLimits limits, JobContext job, Predicate<String> isKnown) {
        this.files = files.iterator();
        this.limits = limits;
        this.parser = EntryParser.ofAllSources(limits);
        this.job = job;
        this.isKnown = isKnown;
        this.pieces = new PieceThreads(limits, parser, job);
    }

    /** Whether there is another file. The one before must have been taken to its end. */
    boolean hasNext() {
        return !ahead.isEmpty() || files.hasNext();
    }

    Reading next() {
        while (ahead.size() < FILES && files.hasNext()) {
            Reading reading = new Reading(files.next(), ItemFeed.ofItem(room));
            threads.execute(() -> parsing(reading.feed()).run(reading.file(), isKnown));
            ahead.add(reading);
        }
        Reading next = ahead.remove();
        next.feed().waitedFor();
        return next;
    }

    private ItemParsing parsing(ItemFeed<ItemPart> feed) {
        return new ItemParsing(feed, limits, parser, job, new EventBatch(), Optional.of(pieces.into(feed)));
    }

    /** Stops what is still being read. */
    @Override
    public void close() {
        OnAllCores.stop(threads);
        pieces.close();
    }
}
