package org.nightjar.support;

import java.util.List;
import java.util.Set;
import org.nightjar.enrich.UserFolding;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.AgentFacts;
import org.nightjar.model.KeyIssue;
import org.nightjar.model.PrincipalUse;
import org.nightjar.model.SharedCall;
import org.nightjar.model.UserLink;
import org.nightjar.store.Enrichment;

/** Real folding of users, plain answers to the rest; outside are accounts that no principal names itself of. */
public final class FoldingEnrichment implements Enrichment {
    private final TestEnrichment plain = new TestEnrichment();

    @Override
    public AddressFacts address(String loggedAddress) {
        return plain.address(loggedAddress);
    }

    @Override
    public AgentFacts agent(String userAgent) {
        return plain.agent(userAgent);
    }

    @Override
    public List<UserLink> users(
            List<PrincipalUse> uses, List<KeyIssue> issues, List<SharedCall> shared, Set<String> accounts) {
        return UserFolding.links(uses, issues, shared, Set.of());
    }
}
