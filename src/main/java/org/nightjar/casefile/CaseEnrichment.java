package org.nightjar.casefile;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nightjar.enrich.AddressEnricher;
import org.nightjar.enrich.DatabaseInfo;
import org.nightjar.enrich.UserAgents;
import org.nightjar.enrich.UserFolding;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.AddressKind;
import org.nightjar.model.AgentFacts;
import org.nightjar.model.KeyIssue;
import org.nightjar.model.NetworkClass;
import org.nightjar.model.NightjarException;
import org.nightjar.model.PrincipalUse;
import org.nightjar.model.SharedCall;
import org.nightjar.model.User;
import org.nightjar.model.UserLink;
import org.nightjar.store.Enrichment;

/** Answers an index's questions with the enrich room, and can be cancelled between two of them. */
final class CaseEnrichment implements Enrichment, AutoCloseable {

    /** Set to true, nothing is looked up: only for the benchmark of what looking up costs. */
    static final String OFF = "nightjar.bench.unenriched";

    /** Null where nothing is looked up. */
    private final @Nullable AddressEnricher addresses;

    private final JobContext job;
    private final boolean asSet;

    private CaseEnrichment(@Nullable AddressEnricher addresses, JobContext job, boolean asSet) {
        this.addresses = addresses;
        this.job = job;
        this.asSet = asSet;
    }

    /**
     * With the bundled databases, or the user's own databases and lists before them.
     *
     * @param job is told of each address that was looked up
     * @throws NightjarException DATABASE_INVALID
     */
    static CaseEnrichment with(List<Path> databases, JobContext job) throws NightjarException {
        if (Boolean.getBoolean(OFF)) {
            return new CaseEnrichment(null, job, true);
        }
        return new CaseEnrichment(
                databases.isEmpty() ? AddressEnricher.bundled() : AddressEnricher.withDatabases(databases), job, true);
    }

    /** With the bundled databases in place of others that cannot be used. */
    static CaseEnrichment instead(JobContext job) {
        return new CaseEnrichment(AddressEnricher.bundled(), job, false);
    }

    /** Whether it answers from what it was told to. */
    boolean isAsSet() {
        return asSet;
    }

    /** One line a database: what it is, its date, the credit it asks for, and lines of it that were not understood. */
    List<String> databases() {
        return addresses == null
                ? List.of()
                : addresses.databases().stream().map(CaseEnrichment::line).toList();
    }

    private static String line(DatabaseInfo one) {
        return Stream.of(one.type() + ", " + one.built() + " (" + one.path() + ")", one.attribution(), one.note())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    @Override
    public AddressFacts address(String loggedAddress) {
        job.checkCancelled();
        job.advance(1);
        return addresses == null
                ? AddressFacts.placeless(loggedAddress, AddressKind.NONE, NetworkClass.UNKNOWN)
                : addresses.facts(loggedAddress);
    }

    @Override
    public AgentFacts agent(String userAgent) {
        return addresses == null ? new AgentFacts("", false) : UserAgents.facts(userAgent);
    }

    @Override
    public List<UserLink> users(
            List<PrincipalUse> uses, List<KeyIssue> issues, List<SharedCall> shared, Set<String> accounts) {
        job.stage("Finding the users behind the sessions", JobUnit.STEPS, -1);
        job.checkCancelled();
        if (addresses == null) {
            return Collections.nCopies(uses.size(), UserLink.named(User.NOBODY));
        }
        return UserFolding.links(uses, issues, shared, accounts);
    }

    @Override
    public void close() {
        if (addresses != null) {
            addresses.close();
        }
    }
}
