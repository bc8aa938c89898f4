package org.nightjar.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nightjar.analysis.identity.IdentityChain;
import org.nightjar.casefile.CaseData;
import org.nightjar.cli.TextTable.Heading;
import org.nightjar.model.Dimension;
import org.nightjar.model.UserRisk;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/** Ranked users, as the contract writes them. */
final class UserShape implements ResultShape<UserRisk> {

    /** Nobody reads more ways to one user than this. */
    private static final int CHAINS = 50;

    private final CaseData data;
    private final EventIndex index;

    private final ClockText clock;

    UserShape(CaseData data, ClockText clock) {
        this.data = data;
        this.index = data.index();
        this.clock = clock;
    }

    /**
     * One object of {@code users --format json}; {@code account} is null where the log does not say, {@code chains} are
     * the ways from the user to its sessions in words, {@code proofs} by what its events are known to be its, with their
     * number: of all but {@code named}, {@code source-identity}, {@code provider}, {@code role} and {@code shared-event} the evidence does not
     * close the chain. {@code mergedFrom} are the users that the analyst says it is too.
     */
    record Json(
            int rank,
            String user,
            String kind,
            @Nullable String account,
            double risk,
            long events,
            int findings,
            String firstSeen,
            String lastSeen,
            List<String> principals,
            List<String> chains,
            Map<String, Long> proofs,
            @Nullable String userAlias,
            List<String> mergedFrom,
            List<String> outOfDate) {}

    @Override
    public Json json(UserRisk item) {
        String account = item.user().account();
        return new Json(
                item.rank(),
                item.user().id(),
                item.user().kind().id(),
                account.isEmpty() ? null : account,
                item.risk(),
                item.events(),
                item.findings(),
                item.firstSeen().toString(),
                item.lastSeen().toString(),
                item.principals(),
                chains(item),
                proofs(item),
                Told.alias(data, item.user().id()),
                data.people().partsOf(item.user().id()),
                Told.outOfDate(data, item.user().id()));
    }

    private Map<String, Long> proofs(UserRisk item) {
        int code = index.column(Dimension.USER).dictionary().find(item.user().id());
        if (code < 0) {
            return Map.of();
        }
        RowSet rows = index.rowsOfUser(code);
        Map<String, Long> proofs = new TreeMap<>();
        for (int at = 0; at < rows.size(); at++) {
            proofs.merge(index.link(index.principalCode(rows.row(at))).proof().id(), 1L, Long::sum);
        }
        return proofs;
    }

    private List<String> chains(UserRisk item) {
        int code = index.column(Dimension.USER).dictionary().find(item.user().id());
        return code < 0
                ? List.of()
                : IdentityChain.ofUser(index, code).stream()
                        .limit(CHAINS)
                        .map(IdentityChain::sentence)
                        .toList();
    }

    @Override
    public List<String> csvHeading() {
        return List.of(
                "rank",
                "user",
                "kind",
                "account",
                "risk",
                "events",
                "findings",
                "firstSeen",
                "lastSeen",
                "principals",
                "userAlias",
                "mergedFrom",
                "outOfDate",
                "chains",
                "proofs");
    }

    @Override
    public List<@Nullable Object> csv(UserRisk item) {
        Json json = json(item);
        return Arrays.asList(
                json.rank(),
                json.user(),
                json.kind(),
                json.account(),
                json.risk(),
                json.events(),
                json.findings(),
                json.firstSeen(),
                json.lastSeen(),
                json.principals(),
                json.userAlias(),
                json.mergedFrom(),
                json.outOfDate(),
                json.chains(),
                json.proofs().entrySet().stream()
                        .map(proof -> proof.getKey() + "=" + proof.getValue())
                        .toList());
    }

    @Override
    public TextTable table(List<UserRisk> items) {
        TextTable table = new TextTable(
                Heading.number("RANK"),
                Heading.elastic("USER"),
                Heading.text("KIND"),
                Heading.text("ACCOUNT"),
                Heading.number("RISK"),
                Heading.number("EVENTS"),
                Heading.number("FINDINGS"),
                Heading.text("FIRST SEEN"),
                Heading.text("LAST SEEN"));
        for (UserRisk item : items) {
            table.add(
                    Texts.count(item.rank()),
                    data.people().shown(Dimension.USER, item.user().id()),
                    item.user().kind().id(),
                    data.people().brief(Dimension.ACCOUNT, item.user().account()),
                    Texts.score(item.risk()),
                    Texts.count(item.events()),
                    Texts.count(item.findings()),
                    clock.minute(item.firstSeen(), item.user().id()),
                    clock.minute(item.lastSeen(), item.user().id()));
        }
        return table;
    }
}
