package org.nightjar.analysis.basis;

import java.util.HashMap;
import java.util.Map;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.AgentFacts;
import org.nightjar.model.Dimension;
import org.nightjar.model.UserBasis;
import org.nightjar.model.UserLink;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;

/** Works out what is known of each user now: one pass over the events, and one hash a distinct value. */
public final class UserBases {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private UserBases() {}

    /** By user id; those whom no event has are left out. */
    public static Map<String, UserBasis> of(EventIndex index) {
        long[] principals = principals(index);
        long[] addresses = addresses(index);
        long[] agents = agents(index);
        Column users = index.column(Dimension.USER);
        Column addressColumn = index.column(Dimension.ADDRESS);
        Column agentColumn = index.column(Dimension.AGENT);
        int count = users.dictionary().size();
        long[] events = new long[count];
        long[] people = new long[count];
        long[] facts = new long[count];
        for (int row = 0; row < index.size(); row++) {
            int user = users.code(row);
            events[user]++;
            people[user] += principals[index.principalCode(row)];
            facts[user] += addresses[addressColumn.code(row)] + agents[agentColumn.code(row)];
        }
        Map<String, UserBasis> bases = new HashMap<>();
        for (int user = 0; user < count; user++) {
            if (events[user] > 0) {
                bases.put(index.user(user).id(), new UserBasis(events[user], people[user], facts[user]));
            }
        }
        return bases;
    }

    private static long[] principals(EventIndex index) {
        long[] hashes = new long[index.principals()];
        for (int code = 0; code < hashes.length; code++) {
            UserLink link = index.link(code);
            hashes[code] = hash(index.principalOf(code), link.user(), link.folded(), link.proof());
        }
        return hashes;
    }

    /** What detectors go by; not which database said so. */
    private static long[] addresses(EventIndex index) {
        long[] hashes = new long[index.column(Dimension.ADDRESS).dictionary().size()];
        for (int code = 0; code < hashes.length; code++) {
            AddressFacts one = index.address(code);
            hashes[code] = hash(
                    one.address(),
                    one.countryCode(),
                    one.city(),
                    one.latitude(),
                    one.longitude(),
                    one.accuracyRadiusKm(),
                    one.operator(),
                    one.networkClass());
        }
        return hashes;
    }

    private static long[] agents(EventIndex index) {
        Column column = index.column(Dimension.AGENT);
        long[] hashes = new long[column.dictionary().size()];
        for (int code = 0; code < hashes.length; code++) {
            AgentFacts one = index.agent(code);
            hashes[code] = hash(column.dictionary().value(code), one.family(), one.interactive());
        }
        return hashes;
    }

    /** FNV-1a over the texts, then the finaliser of MurmurHash3: the same in every run and on every machine. */
    private static long hash(Object... parts) {
        long hash = FNV_OFFSET;
        for (Object part : parts) {
            String text = part.toString();
            for (int at = 0; at < text.length(); at++) {
                hash = (hash ^ text.charAt(at)) * FNV_PRIME;
            }
            hash = (hash ^ 0x1f) * FNV_PRIME;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
        return hash ^ hash >>> 33;
    }
}
