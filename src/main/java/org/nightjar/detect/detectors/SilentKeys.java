package org.nightjar.detect.detectors;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.nightjar.detect.Aspect;
import org.nightjar.detect.DetectionContext;
import org.nightjar.detect.Signal;
import org.nightjar.detect.Story;
import org.nightjar.detect.profile.IntArray;
import org.nightjar.model.Dimension;
import org.nightjar.model.Outcome;
import org.nightjar.model.QueryText;
import org.nightjar.model.UserKind;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/**
 * Lasting access keys of workloads that were used with a rhythm and are not any more, while their user is still heard. A
 * key whose work another key of the user takes over from the same network was rotated: that is no silence. Confined to one
 * run.
 */
final class SilentKeys {

    /** Access keys that do not expire begin so. */
    private static final String LASTING = "AKIA";

    private static final long HOUR_MILLIS = 3_600_000L;

    private final DetectionContext context;
    private final EventIndex index;
    private final double leastDays;
    private final double leastSilent;
    private final List<Silent> silent = new ArrayList<>();
    private int judged;

    /** A key that stopped. */
    record Silent(int user, int key, EndedRhythm rhythm) {}

    SilentKeys(DetectionContext context, double leastDays, double leastSilent) {
        this.context = context;
        this.index = context.index();
        this.leastDays = leastDays;
        this.leastSilent = leastSilent;
    }

    List<Silent> silent() {
        return silent;
    }

    /** How many keys had a rhythm. */
    int judged() {
        return judged;
    }

    /** How the keys of one user are used: days, and networks. */
    private static final class Use {
        final EndedRhythm.Days days = new EndedRhythm.Days();
        final Set<String> networks = new HashSet<>();
        int firstRow = -1;
    }

    /** Looks at the keys of a user who is still heard. */
    void add(int user) {
        UserKind kind = index.user(user).kind();
        if (kind != UserKind.WORKLOAD && kind != UserKind.EXTERNAL) {
            return;
        }
        Map<Integer, Use> uses = uses(user);
        uses.forEach((key, use) -> {
            if (use.days.active() >= leastDays) {
                judged++;
                use.days
                        .ended(context, leastSilent)
                        .filter(ended -> uses.values().stream().noneMatch(other -> takesOver(use, other)))
                        .ifPresent(ended -> silent.add(new Silent(user, key, ended)));
            }
        });
    }

    private Map<Integer, Use> uses(int user) {
        Column keys = index.column(Dimension.ACCESS_KEY);
        RowSet rows = index.rowsOfUser(user);
        Map<Integer, Use> uses = new TreeMap<>();
        int last = 0;
        Use use = null;
        for (int at = 0; at < rows.size(); at++) {
            int row = rows.row(at);
            int key = keys.code(row);
            if (key != last || use == null) {
                last = key;
                use = keys.dictionary().value(key).startsWith(LASTING)
                        ? uses.computeIfAbsent(key, code -> new Use())
                        : null;
            }
            if (use != null) {
                use.firstRow = use.firstRow < 0 ? row : use.firstRow;
                use.days.add(row, context.profiles().day(row));
                use.networks.add(index.addressOf(row).network());
            }
        }
        return uses;
    }

    /** Whether another key began in the last week of this one or after it, in a network that this one knows. */
    private boolean takesOver(Use of, Use other) {
        int week = context.profiles().day(of.days.lastRow()) - 7;
        return other != of
                && context.profiles().day(other.firstRow) >= week
                && other.days.lastRow() > of.days.lastRow()
                && other.networks.stream().anyMatch(of.networks::contains);
    }

    Signal signal(Silent stop, double surprise) {
        String key = index.column(Dimension.ACCESS_KEY).dictionary().value(stop.key());
        Optional<Integer> cause = cause(key, stop.rhythm().lastRow());
        IntArray rows = lastHour(stop);
        String who = index.user(stop.user()).id();
        int others = silent.size() - 1;
        return new Signal(
                stop.user(),
                "silent " + key,
                "Key " + key + " not used for " + Phrases.count(stop.rhythm().silent(), "day"),
                Aspect.SILENCE,
                rows.toArray(),
                surprise,
                0,
                QueryText.is(Dimension.ACCESS_KEY, key),
                () -> Story.of("The key " + key + " of " + who + " was last used on "
                                + Phrases.moment(index.timeMillis(stop.rhythm().lastRow())) + " and then not for "
                                + Phrases.count(stop.rhythm().silent(), "whole day") + "; " + who
                                + " is heard by other credentials.")
                        .typical("Before, the key was used on " + stop.rhythm().active() + " of "
                                + stop.rhythm().possible() + " days, and never silent for so long.")
                        .actual(Phrases.count(stop.rhythm().silent(), "silent day")
                                + "; these are the events of its last hour.")
                        .baseline("All " + Phrases.count(stop.rhythm().active(), "active day")
                                + " of this key; working days and weekends are compared apart.")
                        .peers(
                                others == 0
                                        ? "No other lasting key of a workload stopped like this, of " + (judged - 1)
                                                + "."
                                        : others + " of " + (judged - 1)
                                                + " other lasting keys of workloads stopped like this.")
                        .speaksFor(cause.map(this::words).orElse(""))
                        .speaksAgainst("Keys are retired and replaced; no other key of it took over from its network.")
                        .next("Look who switched keys off or made new ones just before, and from where."));
    }

    private IntArray lastHour(Silent stop) {
        Column keys = index.column(Dimension.ACCESS_KEY);
        RowSet all = index.rowsOfUser(stop.user());
        long from = index.timeMillis(stop.rhythm().lastRow()) - HOUR_MILLIS;
        IntArray hour = new IntArray();
        for (int at = 0; at < all.size(); at++) {
            int row = all.row(at);
            if (keys.code(row) == stop.key() && index.timeMillis(row) > from) {
                hour.add(row);
            }
        }
        return hour;
    }

    /** The first event after the last use that switched the key off or deleted it. */
    private Optional<Integer> cause(String key, int lastRow) {
        Column actions = index.column(Dimension.ACTION);
        Column resources = index.column(Dimension.RESOURCE);
        int update = actions.dictionary().find("UpdateAccessKey");
        int delete = actions.dictionary().find("DeleteAccessKey");
        for (int row = lastRow + 1; (update >= 0 || delete >= 0) && row < index.size(); row++) {
            int action = actions.code(row);
            if ((action == update || action == delete) && index.outcome(row) == Outcome.SUCCESS) {
                for (int code : resources.codes(row)) {
                    if (resources.dictionary().value(code).equals(key)) {
                        return Optional.of(row);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private String words(int row) {
        return index.value(Dimension.USER, row) + " called " + index.value(Dimension.ACTION, row) + " on it at "
                + Phrases.moment(index.timeMillis(row)) + ".";
    }
}
