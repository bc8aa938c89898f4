package org.nightjar.analysis.identity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nightjar.model.ChainProof;
import org.nightjar.model.Dimension;
import org.nightjar.model.People;
import org.nightjar.model.Principal;
import org.nightjar.model.User;
import org.nightjar.model.UserLink;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/**
 * The way from a user to a session: {@code alice → Admin session → DeployRole session in account 222222222222}. Where
 * the evidence does not close it, it starts at the best known end and says so.
 *
 * @param user who is scored for what the session does
 * @param links from the user to the session, in words
 * @param proof how the far end is known
 * @param merged whether the analyst merged that far end into the user
 */
public record IdentityChain(User user, List<String> links, ChainProof proof, boolean merged) {

    /** A longer chain shows as many links of its far and near end. */
    private static final int SHOWN_AT_EACH_END = 4;

    public IdentityChain {
        links = List.copyOf(links);
    }

    /**
     * The chain of one principal.
     *
     * @param principalCode its number, see {@link EventIndex#principalCode}
     */
    public static IdentityChain of(EventIndex index, int principalCode) {
        List<Integer> path = path(index, principalCode);
        ChainProof proof = index.link(principalCode).proof();
        User user = index.link(principalCode).user();
        List<String> links = new ArrayList<>();
        Principal top = index.principalOf(path.get(0));
        String account = top.account();
        ChainProof far =
                proof == ChainProof.SHARED_EVENT ? index.link(path.get(0)).proof() : proof;
        boolean named =
                far == ChainProof.SOURCE_IDENTITY || far == ChainProof.PROVIDER || far == ChainProof.SESSION_NAME;
        boolean merged = index.link(principalCode).isMerged();
        if (isSession(top) && (named || merged)) {
            links.add(user(index, path.get(0)));
        }
        for (int code : path) {
            Principal principal = index.principalOf(code);
            String words =
                    (isSession(principal) ? session(index, code, account) : name(index, code)) + elsewhere(index, code);
            if (links.isEmpty() || !links.get(links.size() - 1).equals(words)) {
                links.add(words);
            }
            account = principal.account();
        }
        return new IdentityChain(user, cut(links), proof, merged);
    }

    /** Principals from the far end to this one; a chain that bites its tail ends there. */
    private static List<Integer> path(EventIndex index, int principalCode) {
        List<Integer> path = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        int at = principalCode;
        while (at >= 0 && seen.add(at)) {
            path.add(at);
            at = index.link(at).issuer();
        }
        Collections.reverse(path);
        return path;
    }

    private static boolean isSession(Principal principal) {
        return !principal.sessionName().isEmpty() || !principal.issuerArn().isEmpty();
    }

    private static String session(EventIndex index, int code, String accountBefore) {
        Principal principal = index.principalOf(code);
        String role = principal.issuerArn().isEmpty()
                ? principal.userName()
                : principal.issuerArn().substring(principal.issuerArn().lastIndexOf('/') + 1);
        String name = principal.sessionName();
        UserLink link = index.link(code);
        boolean borrowed = !name.equals(link.user().id())
                && !name.equals(link.folded().id())
                && index.column(Dimension.USER).dictionary().find(name) > 0;
        boolean unknown =
                index.link(code).proof() == ChainProof.OPEN && index.link(code).issuer() < 0;
        boolean elsewhere = !accountBefore.isEmpty()
                && !principal.account().isEmpty()
                && !principal.account().equals(accountBefore);
        return role + " session"
                + (borrowed || unknown ? " named “" + name + "”" : "")
                + (elsewhere ? " in account " + index.people().shown(Dimension.ACCOUNT, principal.account()) : "");
    }

    /** Of the link that only two copies of one event close: where the copy is that names who it was. */
    private static String elsewhere(EventIndex index, int code) {
        if (!isBySharedEvent(index, code)) {
            return "";
        }
        String account = index.principalOf(index.link(code).issuer()).account();
        return " (same event in "
                + (account.isEmpty()
                        ? "another account"
                        : "account " + index.people().shown(Dimension.ACCOUNT, account))
                + ")";
    }

    private static boolean isBySharedEvent(EventIndex index, int code) {
        UserLink link = index.link(code);
        return link.proof() == ChainProof.SHARED_EVENT
                && link.issuer() >= 0
                && index.link(link.issuer()).proof() != ChainProof.SHARED_EVENT;
    }

    private static String name(EventIndex index, int code) {
        Principal principal = index.principalOf(code);
        if (principal.type().equals("AWSAccount") && isBySharedEvent(index, code)) {
            return "somebody unnamed";
        }
        if (principal.type().equals("AWSAccount")) {
            boolean unnamed = index.link(code).folded().id().equals(principal.account());
            return unnamed
                    ? "somebody of account " + index.people().shown(Dimension.ACCOUNT, principal.account())
                    : user(index, code);
        }
        return user(index, code);
    }

    /** The user by alias and id, and by whose word it is that one. */
    private static String user(EventIndex index, int code) {
        UserLink link = index.link(code);
        People people = index.people();
        String shown = people.shown(Dimension.USER, link.user().id());
        return link.isMerged()
                ? shown + " (merged from "
                        + people.shown(Dimension.USER, link.folded().id()) + " by the analyst)"
                : shown;
    }

    private static List<String> cut(List<String> links) {
        if (links.size() <= 2 * SHOWN_AT_EACH_END + 1) {
            return links;
        }
        int left = links.size() - 2 * SHOWN_AT_EACH_END;
        List<String> cut = new ArrayList<>(links.subList(0, SHOWN_AT_EACH_END));
        cut.add("(" + left + " more)");
        cut.addAll(links.subList(links.size() - SHOWN_AT_EACH_END, links.size()));
        return cut;
    }

    /** The different chains of a user that say more than its name, those of most events first. */
    public static List<IdentityChain> ofUser(EventIndex index, int userCode) {
        RowSet rows = index.rowsOfUser(userCode);
        Map<Integer, Integer> byPrincipal = new LinkedHashMap<>();
        for (int at = 0; at < rows.size(); at++) {
            byPrincipal.merge(index.principalCode(rows.row(at)), 1, Integer::sum);
        }
        Map<IdentityChain, Integer> events = new LinkedHashMap<>();
        byPrincipal.forEach((code, count) -> events.merge(of(index, code), count, Integer::sum));
        return events.keySet().stream()
                .filter(IdentityChain::isTelling)
                .sorted(Comparator.<IdentityChain>comparingInt(chain -> -events.getOrDefault(chain, 0))
                        .thenComparing(IdentityChain::sentence))
                .toList();
    }

    /** Whether it is more than a user who acts by itself. */
    public boolean isTelling() {
        return links.size() > 1 || merged || !proof.isClosed() && proof != ChainProof.NOBODY;
    }

    /** The links with arrows between them. */
    public String text() {
        return String.join(" → ", links);
    }

    /** The links, and what is missing if the evidence does not close the chain. */
    public String sentence() {
        return proof.isClosed() ? text() : text() + " (" + proof.sentence() + ")";
    }
}
