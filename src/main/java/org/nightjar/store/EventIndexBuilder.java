package org.nightjar.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.nightjar.model.Access;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.AgentFacts;
import org.nightjar.model.Dimension;
import org.nightjar.model.IntegrityReport;
import org.nightjar.model.KeyIssue;
import org.nightjar.model.LogSource;
import org.nightjar.model.Outcome;
import org.nightjar.model.People;
import org.nightjar.model.Principal;
import org.nightjar.model.PrincipalUse;
import org.nightjar.model.User;
import org.nightjar.model.UserLink;

/** Sorts a table by time, asks the enrichment once a distinct value, and derives the columns. Used once. */
final class EventIndexBuilder {

    final EventTable table;
    final int size;
    final long[] times;
    final byte[] flags;
    final int[] storeRows;
    final SourceFiles files;
    final Map<Dimension, Column> columns = new EnumMap<>(Dimension.class);
    final List<User> users = new ArrayList<>();
    final List<Principal> principals = new ArrayList<>();
    final List<AddressFacts> addresses = new ArrayList<>();
    final List<AgentFacts> agents = new ArrayList<>();
    List<UserLink> links = List.of();
    int[] principalCodes = new int[0];
    int[][] rowsByUser = new int[0][];

    final People people;
    private final Enrichment enrichment;

    EventIndexBuilder(EventTable table, Enrichment enrichment, People people) {
        this.table = table;
        this.enrichment = enrichment;
        this.people = people;
        size = table.rows();
        storeRows = TimeOrder.of(table.times(), size);
        files = new SourceFiles(table, storeRows);
        times = new long[size];
        flags = new byte[size];
        for (int row = 0; row < size; row++) {
            times[row] = table.times()[storeRows[row]];
            flags[row] = table.flags()[storeRows[row]];
        }
    }

    /** For an index of the same events, of which only what is derived is made anew. */
    EventIndexBuilder(EventIndex same, Enrichment enrichment, People people) {
        this.table = same.table();
        this.enrichment = enrichment;
        this.people = people;
        size = same.size();
        storeRows = same.storeRows();
        files = same.sourceFiles();
        times = same.times();
        flags = same.flags();
        columns.putAll(same.columns());
        principalCodes = same.principalCodes();
    }

    /** With places, operators, clients and users anew. */
    EventIndex buildFacts() {
        byAddress(column(Dimension.ADDRESS).base());
        byAgent(column(Dimension.AGENT).base());
        byPrincipal(principalCodes);
        return new EventIndex(this);
    }

    /** With users anew; places, operators and clients stay as they are. */
    EventIndex buildUsers(EventIndex same) {
        addresses.addAll(same.addresses());
        agents.addAll(same.agents());
        byPrincipal(principalCodes);
        return new EventIndex(this);
    }

    EventIndex build() {
        direct(Dimension.ACTION, StoredColumn.ACTION);
        direct(Dimension.SERVICE, StoredColumn.SERVICE);
        direct(Dimension.ERROR_CODE, StoredColumn.ERROR_CODE);
        direct(Dimension.ACCOUNT, StoredColumn.ACCOUNT);
        direct(Dimension.REGION, StoredColumn.REGION);
        direct(Dimension.DETAIL, StoredColumn.DETAIL);
        multiple(Dimension.RESOURCE, StoredColumn.RESOURCES);
        multiple(Dimension.TARGET, StoredColumn.TARGETS);
        byFlags();
        byAddress(sorted(table.codes(StoredColumn.ADDRESS)));
        byAgent(sorted(table.codes(StoredColumn.AGENT)));
        byPrincipal(sorted(table.codes(StoredColumn.PRINCIPAL_USE)));
        columns.put(Dimension.EVIDENCE, evidence());
        columns.put(Dimension.INTEGRITY, files.integrity(IntegrityReport.NONE));
        return new EventIndex(this);
    }

    private int[] sorted(int[] stored) {
        int[] codes = new int[size];
        for (int row = 0; row < size; row++) {
            codes[row] = stored[storeRows[row]];
        }
        return codes;
    }

    private void direct(Dimension dimension, StoredColumn column) {
        columns.put(dimension, Column.direct(sorted(table.codes(column)), table.dictionary(column)));
    }

    private void multiple(Dimension dimension, StoredColumn column) {
        Dictionary joined = table.dictionary(column);
        Dictionary single = new Dictionary();
        int[][] sets = new int[joined.size()][];
        for (int code = 0; code < sets.length; code++) {
            String value = joined.value(code);
            sets[code] = value.isEmpty()
                    ? new int[0]
                    : Arrays.stream(value.split("\n")).mapToInt(single::code).toArray();
        }
        columns.put(dimension, Column.multiple(sorted(table.codes(column)), sets, single));
    }

    private void byFlags() {
        columns.put(Dimension.ACCESS, ofFlags(0, 3, Access.values().length, i -> Access.values()[i].name()));
        columns.put(Dimension.OUTCOME, ofFlags(2, 3, Outcome.values().length, i -> Outcome.values()[i].name()));
        columns.put(Dimension.SOURCE, ofFlags(4, 7, LogSource.values().length, i -> LogSource.values()[i].name()));
    }

    private Column ofFlags(int shift, int mask, int values, IntFunction<String> name) {
        Dictionary dictionary = new Dictionary();
        int[] map = new int[mask + 1];
        for (int i = 0; i < values; i++) {
            map[i] = dictionary.code(name.apply(i).toLowerCase(Locale.ROOT));
        }
        int[] base = new int[size];
        for (int row = 0; row < size; row++) {
            base[row] = flags[row] >> shift & mask;
        }
        return Column.derived(base, map, dictionary);
    }

    private void byAddress(int[] base) {
        Dictionary logged = table.dictionary(StoredColumn.ADDRESS);
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
        columns.put(Dimension.ADDRESS, Column.direct(base, logged));
        columns.put(Dimension.COUNTRY, Column.derived(base, maps[0], countries));
        columns.put(Dimension.CITY, Column.derived(base, maps[1], cities));
        columns.put(Dimension.ASN, Column.derived(base, maps[2], operators));
        columns.put(Dimension.NETWORK_CLASS, Column.derived(base, maps[3], classes));
    }

    private void byAgent(int[] base) {
        Dictionary logged = table.dictionary(StoredColumn.AGENT);
        for (int code = 0; code < logged.size(); code++) {
            agents.add(enrichment.agent(logged.value(code)));
        }
        columns.put(Dimension.AGENT, Column.direct(base, logged));
        byAgentFact(Dimension.AGENT_FAMILY, base, AgentFacts::family);
        byAgentFact(Dimension.AGENT_SDK, base, AgentFacts::sdk);
        byAgentFact(Dimension.AGENT_SYSTEM, base, AgentFacts::system);
        byAgentFact(Dimension.AGENT_MODE, base, AgentFacts::mode);
    }

    private void byAgentFact(Dimension dimension, int[] base, Function<AgentFacts, String> fact) {
        Dictionary values = new Dictionary();
        int[] map = agents.stream().map(fact).mapToInt(values::code).toArray();
        columns.put(dimension, Column.derived(base, map, values));
    }

    private void byPrincipal(int[] base) {
        Dictionary packed = table.dictionary(StoredColumn.PRINCIPAL_USE);
        principalCodes = base;
        List<PrincipalUse> uses = new ArrayList<>();
        for (int code = 0; code < packed.size(); code++) {
            uses.add(PrincipalCodec.unpack(packed.value(code)));
        }
        links = people.applied(enrichment.users(uses, keyIssues(uses), accounts()));
        List<User> folded = links.stream().map(UserLink::user).toList();
        Dictionary names = new Dictionary();
        users.add(User.NOBODY);
        byUse(
                Dimension.USER,
                uses,
                names,
                code -> folded.get(code).equals(User.NOBODY)
                        ? ""
                        : folded.get(code).id());
        for (int code = 0; code < uses.size(); code++) {
            principals.add(uses.get(code).principal());
        }
        for (User user : folded) {
            int code = user.equals(User.NOBODY) ? 0 : names.find(user.id());
            if (code == users.size()) {
                users.add(user);
            }
        }
        byUse(
                Dimension.USER_KIND,
                uses,
                new Dictionary(),
                code -> folded.get(code).kind().id());
        byUse(
                Dimension.PRINCIPAL,
                uses,
                new Dictionary(),
                code -> uses.get(code).principal().label());
        byUse(
                Dimension.SESSION,
                uses,
                new Dictionary(),
                code -> uses.get(code).principal().sessionName());
        byUse(
                Dimension.ROLE,
                uses,
                new Dictionary(),
                code -> uses.get(code).principal().issuerArn());
        byUse(
                Dimension.ACCESS_KEY,
                uses,
                new Dictionary(),
                code -> uses.get(code).accessKeyId());
        rowsByUser = postings(column(Dimension.USER), names.size());
    }

    private Column column(Dimension dimension) {
        Column column = columns.get(dimension);
        if (column == null) {
            throw new IllegalStateException("not built yet: " + dimension);
        }
        return column;
    }

    private void byUse(Dimension dimension, List<PrincipalUse> uses, Dictionary names, IntFunction<String> value) {
        int[] map = new int[uses.size()];
        for (int code = 0; code < map.length; code++) {
            map[code] = names.code(value.apply(code));
        }
        columns.put(dimension, Column.derived(principalCodes, map, names));
    }

    private Set<String> accounts() {
        Dictionary accounts = table.dictionary(StoredColumn.ACCOUNT);
        Set<String> all = new HashSet<>();
        for (int code = 1; code < accounts.size(); code++) {
            all.add(accounts.value(code));
        }
        return all;
    }

    private List<KeyIssue> keyIssues(List<PrincipalUse> uses) {
        int[] issued = table.codes(StoredColumn.ISSUED_KEY);
        int[] issuers = table.codes(StoredColumn.PRINCIPAL_USE);
        Dictionary keys = table.dictionary(StoredColumn.ISSUED_KEY);
        List<KeyIssue> issues = new ArrayList<>();
        for (int row = 0; row < size; row++) {
            if (issued[row] != 0) {
                issues.add(new KeyIssue(uses.get(issuers[row]), keys.value(issued[row])));
            }
        }
        return issues;
    }

    private int[][] postings(Column column, int values) {
        int[] counts = new int[values];
        for (int row = 0; row < size; row++) {
            counts[column.code(row)]++;
        }
        int[][] rows = new int[values][];
        for (int code = 0; code < values; code++) {
            rows[code] = new int[counts[code]];
        }
        int[] next = new int[values];
        for (int row = 0; row < size; row++) {
            int code = column.code(row);
            rows[code][next[code]++] = row;
        }
        return rows;
    }

    private Column evidence() {
        Dictionary names = new Dictionary();
        int[] codes = new int[size];
        for (int row = 0; row < size; row++) {
            codes[row] = names.code(Integer.toString(table.evidenceIds()[storeRows[row]]));
        }
        return Column.direct(codes, names);
    }
}
