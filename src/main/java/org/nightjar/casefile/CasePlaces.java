package org.nightjar.casefile;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.Dimension;
import org.nightjar.model.NightjarException;
import org.nightjar.store.CaseStore;
import org.nightjar.store.EventIndex;
import org.nightjar.store.StoredColumn;

/** Which databases give places and operators of a case's addresses, and what they gave, as its store keeps it. */
final class CasePlaces {

    private static final String DATABASES = "geo.databases";

    private CasePlaces() {}

    /** Those that the case was set to; none for the bundled ones. */
    static List<Path> databases(CaseStore store) throws NightjarException {
        return store.findSetting(DATABASES).stream()
                .flatMap(String::lines)
                .filter(line -> !line.isBlank())
                .map(CasePlaces::pathOrNull)
                .flatMap(List::stream)
                .toList();
    }

    private static List<Path> pathOrNull(String text) {
        try {
            return List.of(Path.of(text));
        } catch (InvalidPathException foreign) {
            return List.of();
        }
    }

    /** A case from another machine may name databases that are not here: then the bundled ones answer, and it is said. */
    static CaseEnrichment enrichment(CaseStore store, JobContext job) throws NightjarException {
        try {
            return CaseEnrichment.with(databases(store), job);
        } catch (NightjarException unusable) {
            job.warn(unusable.userMessage() + " The bundled databases are used instead.");
            return CaseEnrichment.instead(job);
        }
    }

    /** Sets the case to these databases, after trying whether they can be used. */
    static void use(CaseStore store, List<Path> databases, JobContext job) throws NightjarException {
        CaseEnrichment.with(databases, job).close();
        set(store, databases);
    }

    /** The case with all addresses placed anew by these databases, to which its store is set. */
    static CaseData placed(CaseData now, CaseStore store, List<Path> databases, JobContext job)
            throws NightjarException {
        try (CaseEnrichment enrichment = CaseEnrichment.with(databases, job)) {
            job.stage(
                    "Placing the addresses",
                    JobUnit.ADDRESSES,
                    now.index().column(Dimension.ADDRESS).dictionary().size());
            EventIndex index = now.index().placedBy(enrichment);
            job.checkCancelled();
            set(store, databases);
            return now.withAnswers(index, enrichment.databases());
        }
    }

    private static void set(CaseStore store, List<Path> databases) throws NightjarException {
        String names = databases.stream()
                .map(path -> path.toAbsolutePath().normalize().toString())
                .collect(Collectors.joining("\n"));
        store.saveSetting(DATABASES, names);
        store.logAction(
                "geo",
                "Places and operators come from "
                        + (names.isEmpty() ? "the bundled data" : names.replace("\n", ", "))
                        + ".");
    }

    /** Keeps what is said of every address of the store, whose events need not be in memory. */
    static void saveFacts(CaseStore store) throws NightjarException {
        try (CaseEnrichment enrichment = enrichment(store, JobContext.unwatched())) {
            List<AddressFacts> facts = store.values(StoredColumn.ADDRESS).parallelStream()
                    .map(enrichment::address)
                    .toList();
            store.saveAddressFacts(facts, String.join("\n", enrichment.databases()));
        }
    }

    /** Keeps what is said of every address of the case. */
    static void saveFacts(CaseStore store, CaseData read) throws NightjarException {
        int addresses = read.index().column(Dimension.ADDRESS).dictionary().size();
        List<AddressFacts> facts =
                IntStream.range(1, addresses).mapToObj(read.index()::address).toList();
        store.saveAddressFacts(facts, String.join("\n", read.geoDatabases()));
    }
}
