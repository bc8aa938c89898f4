package org.nightjar.detect.detectors;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nightjar.detect.profile.DistinctCodes;
import org.nightjar.model.Dimension;
import org.nightjar.model.UserKind;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/**
 * People, root and unsigned requests at the addresses that workloads use, each with what client: who else may sit where a
 * machine's credential is used. Clients are told apart by the whole text that they send, versions included. Linear in
 * the events; confined to one run.
 */
final class Neighbours {

    private final EventIndex index;

    /** By address, then client, the users; only of addresses that were asked for. */
    private final Map<Integer, Map<Integer, BitSet>> seats = new HashMap<>();

    /** By client, how many people use it anywhere. */
    private final int[] peopleWith;

    private int people;

    /** @param wanted codes of the addresses that workloads use */
    Neighbours(EventIndex index, BitSet wanted) {
        this.index = index;
        Column agents = index.column(Dimension.AGENT);
        peopleWith = new int[agents.dictionary().size()];
        DistinctCodes ofUser = new DistinctCodes(peopleWith.length);
        int users = index.column(Dimension.USER).dictionary().size();
        for (int user = 1; user < users; user++) {
            UserKind kind = index.user(user).kind();
            if (kind == UserKind.HUMAN || kind == UserKind.ANONYMOUS || kind == UserKind.ROOT) {
                add(user, wanted, ofUser);
            }
        }
    }

    private void add(int user, BitSet wanted, DistinctCodes ofUser) {
        Column addresses = index.column(Dimension.ADDRESS);
        Column agents = index.column(Dimension.AGENT);
        RowSet rows = index.rowsOfUser(user);
        people += rows.isEmpty() ? 0 : 1;
        ofUser.begin();
        int lastAddress = -1;
        int lastAgent = -1;
        for (int at = 0; at < rows.size(); at++) {
            int address = addresses.code(rows.row(at));
            int agent = agents.code(rows.row(at));
            if (address == lastAddress && agent == lastAgent) {
                continue;
            }
            lastAddress = address;
            lastAgent = agent;
            int before = ofUser.count();
            ofUser.add(agent);
            peopleWith[agent] += ofUser.count() - before;
            if (address != 0 && wanted.get(address)) {
                seats.computeIfAbsent(address, key -> new HashMap<>())
                        .computeIfAbsent(agent, key -> new BitSet())
                        .set(user);
            }
        }
    }

    /** Whether people use the address. */
    boolean at(int address) {
        return seats.containsKey(address);
    }

    /** Who uses that address with the very same client; nobody if the log names no client. */
    BitSet at(int address, int agent) {
        return agent == 0 ? new BitSet() : seats.getOrDefault(address, Map.of()).getOrDefault(agent, new BitSet());
    }

    /** Their names, sorted. */
    List<String> namesAt(int address, int agent) {
        return names(at(address, agent));
    }

    /** The names of all who use that address, with whatever client, sorted. */
    List<String> namesAt(int address) {
        BitSet users = new BitSet();
        seats.getOrDefault(address, Map.of()).values().forEach(users::or);
        return names(users);
    }

    private List<String> names(BitSet users) {
        return users.stream()
                .mapToObj(user -> index.user(user).kind() == UserKind.ANONYMOUS
                        ? "unsigned requests"
                        : index.user(user).id())
                .distinct()
                .sorted()
                .toList();
    }

    /** How many people do not use that address with that client. */
    int others(int address, int agent) {
        return people - at(address, agent).cardinality();
    }

    /** How many of those have that client somewhere else. */
    int othersWith(int address, int agent) {
        return Math.max(0, peopleWith[agent] - at(address, agent).cardinality());
    }

    /** Probability that somebody who sits at that address has that client by chance. */
    double chance(int address, int agent) {
        return (othersWith(address, agent) + 0.5) / (others(address, agent) + 1);
    }
}
