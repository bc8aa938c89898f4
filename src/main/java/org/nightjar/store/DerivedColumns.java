package org.nightjar.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.AgentFacts;
import org.nightjar.model.Dimension;
import org.nightjar.model.KeyIssue;
import org.nightjar.model.People;
import org.nightjar.model.PrincipalUse;
import org.nightjar.model.User;
import org.nightjar.model.UserLink;

/**
 * The columns that are not logged but known: places, clients, users. The enrichment is asked once a distinct value, so the
 * same columns can be made anew by other answers without the events being read or sorted again. Used once.
 */
final class DerivedColumns {

    private final Enrichment enrichment;
    private final Map<Dimension, Column> columns;
    private final List<AddressFacts> addresses = new ArrayList<>();
    private final List<AgentFacts> agents = new ArrayList<>();

    /** @param columns has what is logged, in time order; is given what is derived */
    DerivedColumns(Enrichment enrichment, Map<Dimension, Column> columns) {
        this.enrichment = enrichment;
        this.columns = columns;
    }

    List<AddressFacts> addresses() {
        return addresses;
    }

    List<AgentFacts> agents() {
        return agents;
    }

    void byAddress(Column addressColumn) {
        Values logged = addressColumn.dictionary();
        Codes base = addressColumn.base();
        Dictionary countries = new Dictionary();
        Dictionary cities = new Dictionary();
        Dictionary operators = new Dictionary();
        Dictionary classes = new Dictionary();
        int[][] maps = new int[4][logged.size()];
        for (int code = 0; code < logged.size(); code++) {
            AddressFacts facts = enrichment.address(logged.value(code));
            addresses.add(facts);
            maps[0][code] = countries.code(facts.countryCode());
            maps[1][code] = cities.code(facts.city());
            maps[2][code] = operators.code(facts.operator());
            maps[3][code] = code == 0 ? 0 : classes.code(facts.networkClass().id());
        }
        columns.put(Dimension.ADDRESS, addressColumn);
        columns.put(Dimension.COUNTRY, Column.derived(base, maps[0], countries));
        columns.put(Dimension.CITY, Column.derived(base, maps[1], cities));
        columns.put(Dimension.ASN, Column.derived(base, maps[2], operators));
        columns.put(Dimension.NETWORK_CLASS, Column.derived(base, maps[3], classes));
    }

    void byAgent(Column agentColumn) {
        Values logged = agentColumn.dictionary();
        for (int code = 0; code < logged.size(); code++) {
            agents.add(enrichment.agent(logged.value(code)));
        }
        columns.put(Dimension.AGENT, agentColumn);
        byAgentFact(Dimension.AGENT_FAMILY, agentColumn.base(), AgentFacts::family);
        byAgentFact(Dimension.AGENT_SDK, agentColumn.base(), AgentFacts::sdk);
        byAgentFact(Dimension.AGENT_SYSTEM, agentColumn.base(), AgentFacts::system);
        byAgentFact(Dimension.AGENT_MODE, agentColumn.base(), AgentFacts::mode);
    }

    private void byAgentFact(Dimension dimension, Codes base, Function<AgentFacts, String> fact) {
        Dictionary values = new Dictionary();
        int[] map = agents.stream().map(fact).mapToInt(values::code).toArray();
        columns.put(dimension, Column.derived(base, map, values));
    }

    /**
     * Folds principals into users.
     *
     * @param base number of each event's principal
     * @param packed principals with their credentials
     * @param issuedKeys the key that each event handed out
     * @param shared calls that two accounts logged
     * @param said users that are one person
     */
    FoldedUsers byPrincipal(Codes base, Values packed, Column issuedKeys, SharedCalls shared, People said) {
        List<PrincipalUse> uses = new ArrayList<>();
        for (int code = 0; code < packed.size(); code++) {
            uses.add(FoldedUsers.use(packed.value(code)));
        }
        List<UserLink> links = said.applied(enrichment.users(
                uses, keyIssues(uses, base, issuedKeys), shared.calls(uses, issuedKeys.dictionary()), accounts()));
        Dictionary names = new Dictionary();
        List<User> users = new ArrayList<>(List.of(User.NOBODY));
        int[] userOfUse = new int[uses.size()];
        int[] issuers = new int[uses.size()];
        byte[] proofs = new byte[uses.size()];
        Map<Integer, User> folded = new HashMap<>();
        for (int code = 0; code < userOfUse.length; code++) {
            UserLink link = links.get(code);
            userOfUse[code] =
                    link.user().equals(User.NOBODY) ? 0 : names.code(link.user().id());
            if (userOfUse[code] == users.size()) {
                users.add(link.user());
            }
            issuers[code] = link.issuer() + 1;
            proofs[code] = (byte) link.proof().ordinal();
            if (link.isMerged()) {
                folded.put(code, link.folded());
            }
        }
        columns.put(Dimension.USER, Column.derived(base, userOfUse, names));
        int size = uses.size();
        byUse(
                Dimension.USER_KIND,
                base,
                size,
                code -> links.get(code).user().kind().id());
        byUse(
                Dimension.PRINCIPAL,
                base,
                size,
                code -> uses.get(code).principal().label());
        byUse(Dimension.SESSION, base, size, code -> uses.get(code).principal().sessionName());
        byUse(Dimension.ROLE, base, size, code -> uses.get(code).principal().issuerArn());
        byUse(Dimension.ACCESS_KEY, base, size, code -> uses.get(code).accessKeyId());
        return new FoldedUsers(users, packed, userOfUse, Codes.pack(issuers, issuers.length), Codes.of(proofs), folded);
    }

    private void byUse(Dimension dimension, Codes base, int size, IntFunction<String> value) {
        Dictionary names = new Dictionary();
        int[] map = new int[size];
        for (int code = 0; code < map.length; code++) {
            map[code] = names.code(value.apply(code));
        }
        columns.put(dimension, Column.derived(base, map, names));
    }

    private Set<String> accounts() {
        Values accounts =
                java.util.Objects.requireNonNull(columns.get(Dimension.ACCOUNT)).dictionary();
        Set<String> all = new HashSet<>();
        for (int code = 1; code < accounts.size(); code++) {
            all.add(accounts.value(code));
        }
        return all;
    }

    private static List<KeyIssue> keyIssues(List<PrincipalUse> uses, Codes principals, Column issued) {
        List<KeyIssue> issues = new ArrayList<>();
        for (int row = 0; row < principals.size(); row++) {
            int key = issued.code(row);
            if (key != 0) {
                issues.add(new KeyIssue(
                        uses.get(principals.get(row)), issued.dictionary().value(key)));
            }
        }
        return issues;
    }
}
