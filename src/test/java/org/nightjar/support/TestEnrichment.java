package org.nightjar.support;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.AddressKind;
import org.nightjar.model.AddressNotes;
import org.nightjar.model.AgentFacts;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.KeyIssue;
import org.nightjar.model.NetworkClass;
import org.nightjar.model.Principal;
import org.nightjar.model.PrincipalUse;
import org.nightjar.model.SharedCall;
import org.nightjar.model.User;
import org.nightjar.model.UserKind;
import org.nightjar.model.UserLink;
import org.nightjar.store.Enrichment;
import org.nightjar.store.EventIndex;
import org.nightjar.store.EventTable;

/** Plain answers for tests: users by name or role, agents by their first token, places only where a test set them. */
public final class TestEnrichment implements Enrichment {

    private final Map<String, AddressFacts> places = new HashMap<>();

    /** Gives an address a place and an operator. */
    public TestEnrichment place(
            String address,
            String country,
            String city,
            double latitude,
            double longitude,
            long asn,
            String operator,
            NetworkClass networkClass) {
        places.put(
                address,
                new AddressFacts(
                        address,
                        AddressKind.PUBLIC,
                        country,
                        city,
                        latitude,
                        longitude,
                        0,
                        asn,
                        operator,
                        networkClass,
                        AddressNotes.NONE));
        return this;
    }

    /** An index of these events by these answers. */
    public EventIndex index(List<AuditEvent> events) {
        EventTable table = new EventTable();
        events.forEach(event -> table.append(event, 1));
        return EventIndex.build(table, this);
    }

    @Override
    public AddressFacts address(String loggedAddress) {
        AddressFacts known = places.get(loggedAddress);
        if (known != null) {
            return known;
        }
        if (loggedAddress.isEmpty()) {
            return AddressFacts.placeless("", AddressKind.NONE, NetworkClass.UNKNOWN);
        }
        boolean service = loggedAddress.endsWith(".amazonaws.com");
        return AddressFacts.placeless(
                loggedAddress,
                service ? AddressKind.SERVICE : AddressKind.PUBLIC,
                service ? NetworkClass.SERVICE : NetworkClass.UNKNOWN);
    }

    @Override
    public AgentFacts agent(String userAgent) {
        int end = userAgent.indexOf('/');
        return new AgentFacts(end < 0 ? userAgent : userAgent.substring(0, end), userAgent.startsWith("Mozilla"));
    }

    @Override
    public List<UserLink> users(
            List<PrincipalUse> uses, List<KeyIssue> issues, List<SharedCall> shared, Set<String> accounts) {
        return uses.stream().map(use -> UserLink.named(user(use.principal()))).toList();
    }

    private static User user(Principal principal) {
        if (principal.equals(Principal.NONE)) {
            return User.NOBODY;
        }
        UserKind kind = principal.type().equals("AssumedRole")
                ? UserKind.WORKLOAD
                : principal.type().equals("AWSService")
                        ? UserKind.SERVICE
                        : principal.type().equals("AWSAccount") ? UserKind.EXTERNAL : UserKind.HUMAN;
        String id = principal.userName().isEmpty() ? principal.label() : principal.userName();
        return new User(id, kind, principal.account());
    }
}
