package org.nightjar.detect.detectors;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nightjar.detect.DetectionContext;
import org.nightjar.detect.profile.IntArray;
import org.nightjar.detect.profile.NoveltyModel;
import org.nightjar.detect.profile.Profiles;
import org.nightjar.model.Dimension;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;
import org.nightjar.store.Values;

/**
 * Which days of each user brought resources that the user never touched before. What lies in a store counts as the store:
 * {@code bucket/key} as {@code bucket}. Confined to one run; some 12 bytes a distinct resource.
 */
final class ResourceDays {

    private static final String OBJECTS = ":s3:::";

    /**
     * A day that is judged.
     *
     * @param row the first event of that day
     * @param known active days behind the user
     * @param before how many of these, but for the first, brought something new
     * @param stores what is new, as codes for {@link #users} and {@link #isOf}
     */
    record Day(int user, int row, int known, int before, int[] stores) {}

    private final EventIndex index;
    private final Profiles profiles;
    private final Column column;
    private final int[] storeOf;
    private final int[] usersOfStore;
    private final int[] seenBy;
    private final List<Day> days = new ArrayList<>();
    private final NoveltyModel model;

    ResourceDays(DetectionContext context) {
        index = context.index();
        profiles = context.profiles();
        column = index.column(Dimension.RESOURCE);
        storeOf = stores(column.dictionary());
        usersOfStore = new int[storeOf.length];
        seenBy = new int[storeOf.length];
        NoveltyModel.Learning learning = new NoveltyModel.Learning(2);
        for (int user : profiles.actors()) {
            context.job().checkCancelled();
            int active = profiles.activity(user).days().length;
            learning.add(NoveltyModel.groupOf(index.user(user)), active, add(user));
        }
        model = learning.model();
    }

    List<Day> days() {
        return days;
    }

    NoveltyModel model() {
        return model;
    }

    /** How many users ever touched it. */
    int users(int store) {
        return usersOfStore[store];
    }

    /** Whether the event touched one of these. */
    boolean isOf(int row, BitSet stores) {
        for (int code : column.codes(row)) {
            if (stores.get(storeOf[code])) {
                return true;
            }
        }
        return false;
    }

    /** Of each resource the code of what it lies in, or of the first thing in it; its own where it lies in nothing. */
    private static int[] stores(Values resources) {
        Map<String, Integer> buckets = new HashMap<>();
        int[] stores = new int[resources.size()];
        for (int code = 1; code < stores.length; code++) {
            int own = code;
            String value = resources.value(code);
            String store = store(value);
            stores[code] = store.equals(value)
                    ? code
                    : buckets.computeIfAbsent(store, name -> resources.find(name) > 0 ? resources.find(name) : own);
        }
        return stores;
    }

    /** The bucket of an object, by whichever of its names; anything else is itself. */
    static String store(String resource) {
        int objects = resource.indexOf(OBJECTS);
        String name = objects > 0 ? resource.substring(objects + OBJECTS.length()) : resource;
        int slash = name.startsWith("arn:") ? -1 : name.indexOf('/');
        return slash > 0 ? name.substring(0, slash) : name;
    }

    /** By what came before, or by the baseline that the analyst chose; gives the days that brought something new. */
    private BitSet add(int user) {
        BitSet fresh = new BitSet();
        RowSet rows = index.rowsOfUser(user);
        if (profiles.baseline().isChosen()) {
            add(user, rows, true, fresh);
        }
        add(user, rows, false, fresh);
        return fresh;
    }

    private void add(int user, RowSet rows, boolean measure, BitSet fresh) {
        for (int at = 0; at < rows.size(); ) {
            int row = rows.row(at);
            int day = profiles.day(row);
            IntArray found = new IntArray();
            for (; at < rows.size() && profiles.day(rows.row(at)) == day; at++) {
                if (profiles.isBaseline(rows.row(at)) == measure) {
                    touch(user, rows.row(at), found);
                }
            }
            if (!found.isEmpty()) {
                int known = measure ? profiles.activity(user).daysBefore(day) : profiles.daysKnown(user, day);
                BitSet behind = fresh.get(1, Math.max(1, known));
                fresh.set(known);
                if (profiles.judges(row)) {
                    days.add(new Day(user, row, known, behind.cardinality(), found.toArray()));
                }
            }
        }
    }

    private void touch(int user, int row, IntArray found) {
        if (column.code(row) == 0) {
            return;
        }
        for (int code : column.codes(row)) {
            int store = storeOf[code];
            if (store > 0 && seenBy[store] != user + 1) {
                seenBy[store] = user + 1;
                usersOfStore[store]++;
                found.add(store);
            }
        }
    }
}
