package org.nightjar.analysis.credential;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nightjar.analysis.credential.Credential.Change;
import org.nightjar.analysis.credential.Credential.Origin;
import org.nightjar.analysis.credential.Credential.Stretch;

/** Gathers the life of one credential, event by event in time order. Confined to one pass. */
final class CredentialLife {

    private static final long NONE = Long.MIN_VALUE;

    final String id;
    final boolean isKey;
    int issuedRow = -1;
    long expires = Credential.NEVER;
    final List<Change> changes = new ArrayList<>();
    private int nextChange;
    private boolean ended;
    private int firstRow = -1;
    private int lastRow = -1;
    private int events;
    private int lateUses;
    private long lastTime = NONE;
    private int lastNetwork = -1;
    private long lastInNetwork = NONE;
    /** When each network other than the last was seen last. */
    private final Map<Integer, Long> left = new HashMap<>(2);

    private final Map<Long, int[]> origins = new LinkedHashMap<>(2);
    private int[] lastOrigin = new int[0];
    private final List<Stretch> sleeps = new ArrayList<>(0);
    private final List<Stretch> parallels = new ArrayList<>(0);

    CredentialLife(String id, boolean isKey) {
        this.id = id;
        this.isKey = isKey;
    }

    int firstRow() {
        return firstRow;
    }

    /**
     * One use.
     *
     * @param network number of the network it came from, or -1 for none: a service's call says nothing of where it is
     */
    void use(int row, long time, int address, int agent, int network) {
        if (lastTime != NONE && time - lastTime >= Credentials.SLEEP_MILLIS) {
            sleeps.add(new Stretch(lastTime, time));
        }
        if (firstRow < 0) {
            firstRow = row;
        }
        lastRow = row;
        lastTime = time;
        events++;
        origin(row, address, agent);
        if (network >= 0) {
            network(network, time);
        }
        while (nextChange < changes.size() && changes.get(nextChange).millis() < time) {
            ended = changes.get(nextChange++).to() != CredentialState.ISSUED;
        }
        if (ended || expires != Credential.NEVER && time > expires + Credentials.CLOCK_MILLIS) {
            lateUses++;
        }
    }

    private void origin(int row, int address, int agent) {
        if (lastOrigin.length == 0 || lastOrigin[0] != address || lastOrigin[1] != agent) {
            lastOrigin = origins.computeIfAbsent(
                    (long) address << 32 | agent, key -> new int[] {address, agent, row, row, 0});
        }
        lastOrigin[3] = row;
        lastOrigin[4]++;
    }

    private void network(int network, long time) {
        if (network != lastNetwork) {
            if (lastNetwork >= 0) {
                left.put(lastNetwork, lastInNetwork);
            }
            Long before = left.get(network);
            if (before != null && time - before <= Credentials.PARALLEL_MILLIS) {
                parallel(before, time);
            }
            lastNetwork = network;
        }
        lastInNetwork = time;
    }

    private void parallel(long from, long to) {
        Stretch last = parallels.isEmpty() ? null : parallels.get(parallels.size() - 1);
        if (last != null && from <= last.toMillis() + Credentials.PARALLEL_MILLIS) {
            parallels.set(parallels.size() - 1, new Stretch(Math.min(last.fromMillis(), from), to));
        } else {
            parallels.add(new Stretch(from, to));
        }
    }

    /** The whole life. */
    Credential done(String user, String issuedBy, boolean temporary, long lastOfAll) {
        return new Credential(
                id,
                isKey,
                user,
                issuedRow,
                issuedBy,
                expires,
                firstRow,
                lastRow,
                events,
                changes,
                origins.values().stream()
                        .map(one -> new Origin(one[0], one[1], one[2], one[3], one[4]))
                        .toList(),
                sleeps,
                parallels,
                lateUses,
                states(temporary, lastOfAll));
    }

    private Set<CredentialState> states(boolean temporary, long lastOfAll) {
        Set<CredentialState> states = EnumSet.of(temporary ? CredentialState.TEMPORARY : CredentialState.LASTING);
        add(states, CredentialState.ISSUED, issuedRow >= 0);
        add(states, CredentialState.UNUSED, events == 0);
        add(states, CredentialState.AWAKENED, !sleeps.isEmpty());
        add(states, CredentialState.PARALLEL, !parallels.isEmpty());
        add(states, CredentialState.EXPIRED, expires <= lastOfAll);
        add(states, CredentialState.USED_AFTER_END, lateUses > 0);
        CredentialState last = CredentialState.ISSUED;
        for (Change change : changes) {
            last = change.to();
        }
        add(states, last, last != CredentialState.ISSUED);
        return states;
    }

    private static void add(Set<CredentialState> states, CredentialState state, boolean holds) {
        if (holds) {
            states.add(state);
        }
    }
}
