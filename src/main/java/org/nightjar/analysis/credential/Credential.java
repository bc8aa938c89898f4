package org.nightjar.analysis.credential;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nightjar.model.Dimension;
import org.nightjar.model.QueryText;

/**
 * An access key or session and its life. Times are milliseconds since 1970, UTC; rows are those of one index.
 *
 * @param id of the key; of a session without one its ARN
 * @param isKey whether {@code id} is an access key's
 * @param user who used it, or in whose name it was made if nobody did; "" if the log names nobody
 * @param issuedRow the event that handed it out, or -1
 * @param issuedBy the user who asked for it, or ""
 * @param expires when its time runs out, or {@link #NEVER} if that is not known
 * @param firstRow its first use, or -1
 * @param lastRow its last use, or -1
 * @param events how many uses
 * @param changes disabled, enabled, deleted; in time order
 * @param origins from where and with what it was used, in the order of their first use
 * @param sleeps stretches without use before it was used again
 * @param parallels stretches of use from two networks at once
 * @param lateUses uses while it was disabled, deleted or expired
 * @param states what can be said of it
 */
public record Credential(
        String id,
        boolean isKey,
        String user,
        int issuedRow,
        String issuedBy,
        long expires,
        int firstRow,
        int lastRow,
        int events,
        List<Change> changes,
        List<Origin> origins,
        List<Stretch> sleeps,
        List<Stretch> parallels,
        int lateUses,
        Set<CredentialState> states) {

    /** No end is known. */
    public static final long NEVER = Long.MAX_VALUE;

    public Credential {
        changes = List.copyOf(changes);
        origins = List.copyOf(origins);
        sleeps = List.copyOf(sleeps);
        parallels = List.copyOf(parallels);
        states = Set.copyOf(states);
    }

    /**
     * A change of state that somebody made.
     *
     * @param row the event
     * @param millis when
     * @param to DISABLED, DELETED, or ISSUED where it was enabled again
     */
    public record Change(int row, long millis, CredentialState to) {}

    /**
     * One address and client.
     *
     * @param addressCode of the source address
     * @param agentCode of the user agent
     * @param firstRow its first use from there
     * @param lastRow its last
     * @param events how many
     */
    public record Origin(int addressCode, int agentCode, int firstRow, int lastRow, int events) {}

    /** From the last event before to the first after, or from the first to the last of it. */
    public record Stretch(long fromMillis, long toMillis) {}

    /** The query for its uses. */
    public String query() {
        return isKey
                ? QueryText.is(Dimension.ACCESS_KEY, id)
                : QueryText.and(QueryText.is(Dimension.PRINCIPAL, id), "NOT " + Dimension.ACCESS_KEY.field() + ":*");
    }

    /** Whether something about it is worth a look. */
    public boolean isTelling() {
        return states.stream().anyMatch(CredentialState::isTelling);
    }

    /** Whether it was disabled, deleted or expired at that time. */
    public boolean isEndedAt(long millis) {
        boolean ended = false;
        for (Change change : changes) {
            if (change.millis() < millis) {
                ended = change.to() != CredentialState.ISSUED;
            }
        }
        return ended || expires != NEVER && millis > expires + Credentials.CLOCK_MILLIS;
    }

    /** When it was ended by somebody for good, or by its time; empty if it was not. */
    public Optional<Long> end() {
        long ended = expires;
        for (Change change : changes) {
            if (change.to() == CredentialState.DELETED) {
                ended = Math.min(ended, change.millis());
            }
        }
        return ended == NEVER ? Optional.empty() : Optional.of(ended);
    }
}
