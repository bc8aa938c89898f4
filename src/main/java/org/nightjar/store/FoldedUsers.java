package org.nightjar.store;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.nightjar.model.ChainProof;
import org.nightjar.model.Principal;
import org.nightjar.model.PrincipalUse;
import org.nightjar.model.User;
import org.nightjar.model.UserKind;
import org.nightjar.model.UserLink;

/**
 * The principals of an index with their credentials, as {@link PrincipalCodec} packs them, and the users behind them.
 * Principals are unpacked when somebody asks for one. Thread-safe.
 */
final class FoldedUsers {

    private static final ChainProof[] PROOFS = ChainProof.values();

    private final List<User> users;
    private final Values uses;
    private final int[] userOfUse;
    private final Codes issuers;
    private final Codes proofs;
    private final Map<Integer, User> folded;
    private final AtomicReferenceArray<Principal> principals;

    /**
     * Of what was folded.
     *
     * @param users by code of the dimension USER
     * @param uses principals with their credentials
     * @param userOfUse the user's code of each
     * @param issuers the use that obtained each one's credential and one, or 0
     * @param proofs ordinal of the {@link ChainProof} of each
     * @param folded whom the evidence itself leads to, of uses whose user the analyst merged; not kept in a file
     */
    FoldedUsers(
            List<User> users, Values uses, int[] userOfUse, Codes issuers, Codes proofs, Map<Integer, User> folded) {
        this.folded = Map.copyOf(folded);
        this.users = users;
        this.uses = uses;
        this.userOfUse = userOfUse;
        this.issuers = issuers;
        this.proofs = proofs;
        principals = new AtomicReferenceArray<>(uses.size());
    }

    User user(int userCode) {
        return users.get(userCode);
    }

    int principals() {
        return uses.size();
    }

    Principal principal(int code) {
        Principal known = principals.get(code);
        if (known == null) {
            known = use(uses.value(code)).principal();
            principals.set(code, known);
        }
        return known;
    }

    /** A text that no Nightjar packed can only come from a file that somebody else made; then nobody is named. */
    static PrincipalUse use(String packed) {
        try {
            return PrincipalCodec.unpack(packed);
        } catch (IllegalArgumentException foreign) {
            return new PrincipalUse(Principal.NONE, "");
        }
    }

    /** Principals with their credentials, packed, by their numbers. */
    Values uses() {
        return uses;
    }

    UserLink link(int code) {
        User user = users.get(userOfUse[code]);
        return new UserLink(user, issuers.get(code) - 1, PROOFS[proofs.get(code)], folded.getOrDefault(code, user));
    }

    void writeUses(SectionWriter out) throws IOException {
        PackedValues.write(uses, out);
    }

    void writeUsers(SectionWriter out) throws IOException {
        issuers.writeTo(out);
        proofs.writeTo(out);
        Texts accounts = new Texts();
        byte[] kinds = new byte[users.size()];
        for (int code = 0; code < kinds.length; code++) {
            kinds[code] = (byte) users.get(code).kind().ordinal();
            accounts.add(users.get(code).account());
        }
        Codes.of(kinds).writeTo(out);
        PackedValues.write(accounts, out);
    }

    /** The users of these ids; the first, who is nobody, has none. */
    static List<User> users(Values ids, Codes kinds, Values accounts) {
        User[] all = new User[ids.size()];
        for (int code = 0; code < all.length; code++) {
            all[code] = code == 0
                    ? User.NOBODY
                    : new User(ids.value(code), UserKind.values()[kinds.get(code)], accounts.value(code));
        }
        return List.of(all);
    }
}
