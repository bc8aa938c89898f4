package org.nightjar.store;

import java.util.List;
import java.util.Set;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.AddressKind;
import org.nightjar.model.AgentFacts;
import org.nightjar.model.KeyIssue;
import org.nightjar.model.NetworkClass;
import org.nightjar.model.PrincipalUse;
import org.nightjar.model.SharedCall;
import org.nightjar.model.User;
import org.nightjar.model.UserLink;

/** What an {@link EventIndex} asks about distinct values when it is built; answered by the enrich room. */
public interface Enrichment {

    /** Knows nothing: for an index without events. */
    Enrichment NONE = new Enrichment() {
        @Override
        public AddressFacts address(String loggedAddress) {
            return AddressFacts.placeless(loggedAddress, AddressKind.NONE, NetworkClass.UNKNOWN);
        }

        @Override
        public AgentFacts agent(String userAgent) {
            return new AgentFacts(userAgent, false);
        }

        @Override
        public List<UserLink> users(
                List<PrincipalUse> uses, List<KeyIssue> issues, List<SharedCall> shared, Set<String> accounts) {
            return uses.stream().map(use -> UserLink.named(User.NOBODY)).toList();
        }
    };

    AddressFacts address(String loggedAddress);

    AgentFacts agent(String userAgent);

    /**
     * The users behind these uses, one each, in their order, and the links that lead to them.
     *
     * @param issues which of them obtained which credential
     * @param shared calls that two accounts logged
     * @param accounts that the events happened in
     */
    List<UserLink> users(List<PrincipalUse> uses, List<KeyIssue> issues, List<SharedCall> shared, Set<String> accounts);
}
