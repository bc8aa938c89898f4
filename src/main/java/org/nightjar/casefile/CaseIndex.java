package org.nightjar.casefile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.NightjarException;
import org.nightjar.model.People;
import org.nightjar.store.CaseStore;
import org.nightjar.store.EventIndex;
import org.nightjar.store.EventTable;
import org.nightjar.store.IndexCache;
import org.nightjar.store.IndexDifference;
import org.nightjar.store.StoredColumn;

/**
 * The index of a case: as it was kept beside the database, or else built of what the database holds, and kept for the next
 * time where the folder can be written to.
 *
 * @param databases one line a database that gave places and operators
 * @param asSet whether these are the databases that the case was set to; otherwise they are not here, which is said again
 *     at each opening, so nothing is kept
 */
record CaseIndex(EventIndex index, List<String> databases, boolean asSet) {

    static CaseIndex load(Path folder, CaseStore store, CaseStamp.Evidence evidence, JobContext job)
            throws NightjarException {
        Optional<byte[]> stamp = CaseStamp.of(store, evidence, CasePlaces.databases(store));
        IndexCache cache = new IndexCache(folder);
        Optional<IndexCache.Kept> kept = stamp.flatMap(state -> cache.read(state, evidence.events(), job));
        if (kept.isPresent()) {
            return new CaseIndex(kept.get().index(), kept.get().databases(), true)
                    .saying(store.people().load(), job);
        }
        CaseIndex built = build(store, job);
        if (stamp.isPresent() && built.asSet && built.index.size() > 0 && built.index.size() == evidence.events()) {
            keep(cache, built, stamp.get(), job);
        }
        return built.saying(store.people().load(), job);
    }

    /**
     * Compares what is kept with what the database holds now.
     *
     * @param kept whether anything is kept of this state; if not, nothing was compared
     * @param difference the first, as a sentence
     * @param built of the database, as it should be, if there is a difference; then what was kept is thrown away
     */
    record Comparison(boolean kept, Optional<String> difference, Optional<CaseIndex> built) {}

    static Comparison compare(Path folder, CaseStore store, CaseStamp.Evidence evidence, JobContext job)
            throws NightjarException {
        Optional<byte[]> stamp = CaseStamp.of(store, evidence, CasePlaces.databases(store));
        IndexCache cache = new IndexCache(folder);
        Optional<IndexCache.Kept> kept = stamp.flatMap(state -> cache.read(state, evidence.events(), job));
        if (kept.isEmpty()) {
            return new Comparison(false, Optional.empty(), Optional.empty());
        }
        CaseIndex built = build(store, job);
        People said = store.people().load();
        job.stage("Comparing the kept columns with the database", JobUnit.EVENTS, built.index.size());
        Optional<String> difference = IndexDifference.first(kept.get().index(), built.index, job);
        if (difference.isPresent()) {
            try {
                cache.remove(stamp.orElseThrow());
            } catch (IOException stays) {
                // said all the same; whoever opens the case next should not trust it either
                return new Comparison(
                        true,
                        difference.map(first -> first + " They cannot be removed."),
                        Optional.of(built.saying(said, job)));
            }
        }
        return new Comparison(
                true, difference, difference.isEmpty() ? Optional.empty() : Optional.of(built.saying(said, job)));
    }

    private static void keep(IndexCache cache, CaseIndex built, byte[] stamp, JobContext job) {
        try {
            cache.write(built.index, built.databases, stamp, job);
        } catch (IOException | ArithmeticException notWritable) {
            // a case on read-only media opens as well, only not as fast
        }
    }

    /** The same with what the analyst says of who is who, which is never kept with the columns. */
    private CaseIndex saying(People said, JobContext job) throws NightjarException {
        if (said.isEmpty()) {
            return this;
        }
        return new CaseIndex(CasePeople.saying(index, said, job), databases, asSet);
    }

    /** Reads the whole case into memory, enriched by the databases that the case was set to. */
    static CaseIndex build(CaseStore store, JobContext job) throws NightjarException {
        try (CaseEnrichment enrichment = CasePlaces.enrichment(store, job)) {
            EventTable events = store.loadEvents(job);
            job.stage(
                    "Placing the addresses",
                    JobUnit.ADDRESSES,
                    events.dictionary(StoredColumn.ADDRESS).size());
            return new CaseIndex(
                    EventIndex.build(events, enrichment, People.NONE, job),
                    enrichment.databases(),
                    enrichment.isAsSet());
        }
    }
}
