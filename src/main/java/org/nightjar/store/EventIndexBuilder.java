package org.nightjar.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.nightjar.model.Access;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.AgentFacts;
import org.nightjar.model.Dimension;
import org.nightjar.model.IntegrityReport;
import org.nightjar.model.KeyIssue;
import org.nightjar.model.LogSource;
import org.nightjar.model.Outcome;
import org.nightjar.model.PrincipalUse;
import org.nightjar.model.User;
import org.nightjar.model.UserLink;

/** Sorts a table by time, asks the enrichment once a distinct value, and derives the columns. Used once. */
final class EventIndexBuilder {

    /** How many combinations of flags there are. */
    static final int FLAGS = 256;

    private final EventTable table;
    private final Enrichment enrichment;
    private final int size;
    private final int[] storeRows;
    private final Codes flags;
    private final SourceFiles files;
    private final Map<Dimension, Column> columns = new EnumMap<>(Dimension.class);
    private final List<AddressFacts> addresses = new ArrayList<>();
    private final List<AgentFacts> agents = new ArrayList<>();

    EventIndexBuilder(EventTable table, Enrichment enrichment) {
        this.table = table;
        this.enrichment = enrichment;
        size = table.rows();
        storeRows = TimeOrder.of(table.times(), size);
        files = SourceFiles.of(table, storeRows);
        byte[] sorted = new byte[size];
        for (int row = 0; row < size; row++) {
            sorted[row] = table.flags()[storeRows[row]];
        }
        flags = Codes.of(sorted);
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
        byFlags(flags, columns);
        byAddress();
        byAgent();
        People people = byPrincipal();
        columns.put(Dimension.EVIDENCE, files.evidence());
        columns.put(Dimension.INTEGRITY, files.integrity(IntegrityReport.NONE));
        EventIdColumn ids = EventIdColumn.of(
                Longs.of(sorted(table.idHigh())),
                Longs.of(sorted(table.idLow())),
                sorted(table.codes(StoredColumn.EVENT_ID_TEXT)),
                table.dictionary(StoredColumn.EVENT_ID_TEXT));
        return new EventIndex(new IndexParts(
                Longs.pack(sorted(table.times())),
                flags,
                Codes.of(storeRows),
                ids,
                sorted(table.recordIndexes()),
                Longs.pack(sorted(table.byteOffsets())),
                files,
                column(StoredColumn.ERROR_MESSAGE),
                column(StoredColumn.ISSUED_KEY),
                columns,
                people,
                addresses,
                agents));
    }

    private Codes sorted(int[] stored) {
        int[] codes = new int[size];
        for (int row = 0; row < size; row++) {
            codes[row] = stored[storeRows[row]];
        }
        return Codes.pack(codes, size);
    }

    private long[] sorted(long[] stored) {
        long[] inTime = new long[size];
        for (int row = 0; row < size; row++) {
            inTime[row] = stored[storeRows[row]];
        }
        return inTime;
    }

    private Column column(StoredColumn column) {
        return Column.direct(sorted(table.codes(column)), table.dictionary(column));
    }

    private void direct(Dimension dimension, StoredColumn column) {
        columns.put(dimension, column(column));
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

    /** What the flags of {@link EventTable#flags} say. */
    static void byFlags(Codes flags, Map<Dimension, Column> columns) {
        columns.put(Dimension.ACCESS, ofFlags(flags, 0, 3, Access.values().length, i -> Access.values()[i].name()));
        columns.put(Dimension.OUTCOME, ofFlags(flags, 2, 3, Outcome.values().length, i -> Outcome.values()[i].name()));
        columns.put(
                Dimension.SOURCE, ofFlags(flags, 4, 7, LogSource.values().length, i -> LogSource.values()[i].name()));
    }

    private static Column ofFlags(Codes flags, int shift, int mask, int values, IntFunction<String> name) {
        Dictionary dictionary = new Dictionary();
        int[] codes = new int[mask + 1];
        for (int i = 0; i < values; i++) {
            codes[i] = dictionary.code(name.apply(i).toLowerCase(Locale.ROOT));
        }
        int[] map = new int[FLAGS];
        for (int all = 0; all < FLAGS; all++) {
            map[all] = codes[all >> shift & mask];
        }
        return Column.derived(flags, map, dictionary);
    }

    private void byAddress() {
        Dictionary logged = table.dictionary(StoredColumn.ADDRESS);
        Codes base = sorted(table.codes(StoredColumn.ADDRESS));
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

    private void byAgent() {
        Dictionary logged = table.dictionary(StoredColumn.AGENT);
        Codes base = sorted(table.codes(StoredColumn.AGENT));
        Dictionary families = new Dictionary();
        int[] map = new int[logged.size()];
        for (int code = 0; code < map.length; code++) {
            AgentFacts facts = enrichment.agent(logged.value(code));
            agents.add(facts);
            map[code] = families.code(facts.family());
        }
        columns.put(Dimension.AGENT, Column.direct(base, logged));
        columns.put(Dimension.AGENT_FAMILY, Column.derived(base, map, families));
    }

    private People byPrincipal() {
        Dictionary packed = table.dictionary(StoredColumn.PRINCIPAL_USE);
        Codes base = sorted(table.codes(StoredColumn.PRINCIPAL_USE));
        List<PrincipalUse> uses = new ArrayList<>();
        for (int code = 0; code < packed.size(); code++) {
            uses.add(PrincipalCodec.unpack(packed.value(code)));
        }
        List<UserLink> links = enrichment.users(uses, keyIssues(uses), accounts());
        Dictionary names = new Dictionary();
        List<User> users = new ArrayList<>(List.of(User.NOBODY));
        int[] userOfUse = new int[uses.size()];
        int[] issuers = new int[uses.size()];
        byte[] proofs = new byte[uses.size()];
        for (int code = 0; code < userOfUse.length; code++) {
            UserLink link = links.get(code);
            userOfUse[code] =
                    link.user().equals(User.NOBODY) ? 0 : names.code(link.user().id());
            if (userOfUse[code] == users.size()) {
                users.add(link.user());
            }
            issuers[code] = link.issuer() + 1;
            proofs[code] = (byte) link.proof().ordinal();
        }
        columns.put(Dimension.USER, Column.derived(base, userOfUse, names));
        byUse(Dimension.USER_KIND, base, code -> links.get(code).user().kind().id());
        byUse(Dimension.PRINCIPAL, base, code -> uses.get(code).principal().label());
        byUse(Dimension.SESSION, base, code -> uses.get(code).principal().sessionName());
        byUse(Dimension.ROLE, base, code -> uses.get(code).principal().issuerArn());
        byUse(Dimension.ACCESS_KEY, base, code -> uses.get(code).accessKeyId());
        return new People(users, packed, userOfUse, Codes.pack(issuers, issuers.length), Codes.of(proofs));
    }

    private void byUse(Dimension dimension, Codes base, IntFunction<String> value) {
        Dictionary names = new Dictionary();
        int[] map = new int[table.dictionary(StoredColumn.PRINCIPAL_USE).size()];
        for (int code = 0; code < map.length; code++) {
            map[code] = names.code(value.apply(code));
        }
        columns.put(dimension, Column.derived(base, map, names));
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
}
