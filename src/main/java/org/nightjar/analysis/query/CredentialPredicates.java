package org.nightjar.analysis.query;

import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import org.nightjar.analysis.credential.Credential;
import org.nightjar.analysis.credential.CredentialState;
import org.nightjar.analysis.credential.Credentials;
import org.nightjar.analysis.query.EventQuery.Compiled;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;

/** Predicates on the life of the credential that an event used, or of the one that it handed out. */
final class CredentialPredicates {

    /** {@code credential:parallel}: events of credentials of which that can be said. */
    static final String STATE = "credential";

    /** {@code issued-by:alice}: events of credentials that a user asked for. */
    static final String ISSUED_BY = "issued-by";

    /** {@code issues:ASIA…}: the events that handed a credential out. */
    static final String ISSUES = "issues";

    private CredentialPredicates() {}

    static boolean has(String field) {
        return field.equals(STATE) || field.equals(ISSUED_BY) || field.equals(ISSUES);
    }

    static Compiled field(String field, ValuePattern pattern) throws NightjarException {
        if (field.equals(ISSUES)) {
            return index -> row -> {
                String issued = index.issuedKeyId(row);
                return !issued.isEmpty() && (pattern.isAnything() || pattern.matches(issued));
            };
        }
        if (field.equals(ISSUED_BY)) {
            return used(one -> !one.issuedBy().isEmpty() && (pattern.isAnything() || pattern.matches(one.issuedBy())));
        }
        List<CredentialState> wanted = CredentialState.matching(id -> pattern.isAnything() || pattern.matches(id));
        if (wanted.isEmpty()) {
            throw new NightjarException(
                    ErrorKind.QUERY_INVALID,
                    "There is no state “" + pattern.text() + "” of a credential; the states are "
                            + CredentialState.ids() + ".");
        }
        return used(one -> wanted.stream().anyMatch(one.states()::contains));
    }

    private static Compiled used(Predicate<Credential> wanted) {
        return index -> {
            Credentials credentials = Credentials.of(index);
            BitSet numbers = new BitSet();
            List<Credential> all = credentials.all();
            for (int number = 0; number < all.size(); number++) {
                numbers.set(number, wanted.test(all.get(number)));
            }
            return row -> {
                int number = credentials.numberOf(row);
                return number >= 0 && numbers.get(number);
            };
        };
    }
}
