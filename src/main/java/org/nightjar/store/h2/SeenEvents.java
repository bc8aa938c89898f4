package org.nightjar.store.h2;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import org.nightjar.store.EventIds;

/**
 * The ids of all events of a case and hashes of what their records say. Plain ids stand in open-addressing tables, 24
 * bytes a slot, of which there are many, so that the growth of one needs little memory for a moment; they are between
 * half and three quarters full. Odd ids stand as text.
 */
final class SeenEvents {

    private static final int TABLES = 256;
    private static final int FIRST_SLOTS = 16;

    /** Numbers a slot: both halves of the id, and the hash of what the record says. */
    private static final int WIDTH = 3;

    /** Evidence cannot know it, so nobody can write ids that all fall into one place. */
    private static final long SEED = new SecureRandom().nextLong();

    /** What is known of an id. */
    enum Seen {
        NEW,
        SAME,
        /** The id is known, but its record says something else. */
        DIFFERENT
    }

    private final long[][] tables = new long[TABLES][FIRST_SLOTS * WIDTH];
    private final int[] counts = new int[TABLES];
    private boolean hasZero;
    private long zeroContent;
    private final Map<String, Long> texts = new HashMap<>();

    Seen add(EventIds.Packed id, long content) {
        return add(id.high(), id.low(), id.text(), content);
    }

    /** Adds an id unless it is known; content 0 cannot be compared and counts as the same. */
    Seen add(long idHigh, long idLow, String text, long content) {
        if (!text.isEmpty()) {
            Long known = texts.putIfAbsent(text, content);
            return known == null ? Seen.NEW : compare(known, content);
        }
        if (idHigh == 0 && idLow == 0) {
            if (hasZero) {
                return compare(zeroContent, content);
            }
            hasZero = true;
            zeroContent = content;
            return Seen.NEW;
        }
        long mixed = mix(idHigh, idLow);
        int number = (int) (mixed >>> 56);
        if (counts[number] >= tables[number].length / WIDTH / 4 * 3) {
            tables[number] = grown(tables[number]);
        }
        long[] table = tables[number];
        int at = slot(table, mixed, idHigh, idLow);
        if (table[at] != 0 || table[at + 1] != 0) {
            return compare(table[at + 2], content);
        }
        put(table, at, idHigh, idLow, content);
        counts[number]++;
        return Seen.NEW;
    }

    private static Seen compare(long known, long content) {
        return known == 0 || content == 0 || known == content ? Seen.SAME : Seen.DIFFERENT;
    }

    /** The finalizer of MurmurHash3 over both halves; every bit of the id moves every bit of the result. */
    private static long mix(long idHigh, long idLow) {
        long mixed = (idHigh ^ SEED) * 0x9E3779B97F4A7C15L + idLow;
        mixed = (mixed ^ mixed >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }

    /** Where the id stands, or the free place where it would. */
    private static int slot(long[] table, long mixed, long idHigh, long idLow) {
        int slots = table.length / WIDTH;
        int slot = (int) ((mixed & 0xFFFFFFFFL) * slots >>> 32);
        int at = slot * WIDTH;
        while ((table[at] != 0 || table[at + 1] != 0) && (table[at] != idHigh || table[at + 1] != idLow)) {
            at += WIDTH;
            if (at == table.length) {
                at = 0;
            }
        }
        return at;
    }

    private static void put(long[] table, int at, long idHigh, long idLow, long content) {
        table[at] = idHigh;
        table[at + 1] = idLow;
        table[at + 2] = content;
    }

    /** Half as large again, with the same ids. */
    private static long[] grown(long[] table) {
        int slots = table.length / WIDTH;
        long[] larger = new long[(slots + (slots >> 1)) * WIDTH];
        for (int at = 0; at < table.length; at += WIDTH) {
            long idHigh = table[at];
            long idLow = table[at + 1];
            if (idHigh != 0 || idLow != 0) {
                put(larger, slot(larger, mix(idHigh, idLow), idHigh, idLow), idHigh, idLow, table[at + 2]);
            }
        }
        return larger;
    }
}
