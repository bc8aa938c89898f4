package org.nightjar.casefile;

import java.nio.file.Path;
import java.util.List;
import org.nightjar.enrich.AddressEnricher;
import org.nightjar.enrich.UserAgents;
import org.nightjar.enrich.UserFolding;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.AgentFacts;
import org.nightjar.model.KeyIssue;
import org.nightjar.model.NightjarException;
import org.nightjar.model.PrincipalUse;
import org.nightjar.model.User;
import org.nightjar.store.Enrichment;

/** Answers an index's questions with the enrich room. */
final class CaseEnrichment implements Enrichment, AutoCloseable {

    private final AddressEnricher addresses;

    private CaseEnrichment(AddressEnricher addresses) {
        this.addresses = addresses;
    }

    /**
     * With the bundled databases, or the user's own before them.
     *
     * @throws NightjarException DATABASE_INVALID
     */
    static CaseEnrichment with(List<Path> databases) throws NightjarException {
        return new CaseEnrichment(
                databases.isEmpty() ? AddressEnricher.bundled() : AddressEnricher.withDatabases(databases));
    }

    /** One line a database: what it is, its date, and the credit it asks for. */
    List<String> databases() {
        return addresses.databases().stream()
                .map(one -> (one.type() + ", " + one.built() + " (" + one.path() + ") " + one.attribution()).strip())
                .toList();
    }

    @Override
    public AddressFacts address(String loggedAddress) {
        return addresses.facts(loggedAddress);
    }

    @Override
    public AgentFacts agent(String userAgent) {
        return UserAgents.facts(userAgent);
    }

    @Override
    public List<User> users(List<PrincipalUse> uses, List<KeyIssue> issues) {
        return UserFolding.fold(uses, issues);
    }

    @Override
    public void close() {
        addresses.close();
    }
}
