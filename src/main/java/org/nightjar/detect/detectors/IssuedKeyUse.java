package org.nightjar.detect.detectors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.nightjar.detect.Aspect;
import org.nightjar.detect.DetectionContext;
import org.nightjar.detect.Signal;
import org.nightjar.detect.Story;
import org.nightjar.model.Dimension;
import org.nightjar.model.QueryText;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;

/**
 * The use of a key that one user made for another, by whoever holds it.
 *
 * @param user in whose name it is used
 * @param key its id
 * @param issuedRow the event that made it
 * @param rows its uses in the first three days
 */
record IssuedKeyUse(int user, String key, int issuedRow, int[] rows) {

    private static final long WINDOW_MILLIS = 72 * 3_600_000L;

    /**
     * The uses of keys, one pass over the events.
     *
     * @param issued the event that made each key, by key id; "" is left out
     */
    static List<IssuedKeyUse> find(EventIndex index, Map<String, Integer> issued) {
        Column keys = index.column(Dimension.ACCESS_KEY);
        Column users = index.column(Dimension.USER);
        KeyUses uses = new KeyUses(index, issued.keySet());
        List<IssuedKeyUse> found = new ArrayList<>();
        issued.entrySet().stream()
                .sorted(Comparator.comparing(entry -> keys.dictionary().find(entry.getKey())))
                .forEach(entry -> {
                    int made = entry.getValue();
                    int[] rows = uses.rows(index, entry.getKey(), WINDOW_MILLIS);
                    if (rows.length > 0 && users.code(rows[0]) != users.code(made)) {
                        found.add(new IssuedKeyUse(users.code(rows[0]), entry.getKey(), made, rows));
                    }
                });
        return found;
    }

    /** @param surprise decades of the making; the use is as surprising */
    Signal signal(DetectionContext context, double surprise, double stakes) {
        EventIndex index = context.index();
        String who = index.user(user).id();
        String maker = index.value(Dimension.USER, issuedRow);
        long made = index.timeMillis(issuedRow);
        return new Signal(
                user,
                key,
                "Key made by " + maker + " is in use",
                Aspect.CREDENTIAL,
                rows,
                surprise,
                stakes,
                QueryText.is(Dimension.ACCESS_KEY, key),
                () -> Story.of("Somebody works as " + who + " with a key that " + maker
                                + " made, who does not usually make keys for others.")
                        .typical("Keys of " + who + " are their own.")
                        .actual(Phrases.count(rows.length, "event") + " with key " + key + " in three days, from "
                                + Phrases.moment(index.timeMillis(rows[0])) + " on; it was made at "
                                + Phrases.moment(made) + ".")
                        .baseline(Phrases.baseline(
                                context, user, context.profiles().day(rows[0])))
                        .peers("Keys made by whoever administers identities are not looked at here.")
                        .speaksFor("Addresses: " + Phrases.list(NoveltyWords.values(index, Dimension.ADDRESS, rows), 4)
                                + ".")
                        .speaksAgainst(
                                "If " + who + " asked " + maker + " for the key, this is the ordinary use of it.")
                        .next("Ask " + who + " whether the key is known.")
                        .next("Compare addresses and clients with those of " + maker + " and of " + who + "."));
    }
}
