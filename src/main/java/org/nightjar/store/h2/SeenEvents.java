package org.nightjar.store.h2;

import java.security.SecureRandom;

/**
 * The ids of all events of a case and hashes of what their records say, 16 bytes a slot in open-addressing tables that
 * are between half and three quarters full; there are many of them, so that the growth of one needs little memory.
 *
 * <p>Of an id 64 bits are kept, mixed with a number that evidence cannot know. Among 10 million events there is one
 * chance in 370,000 that two ids are taken for one; the second record would then show as a conflict with its bytes, or count
 * as a duplicate where the records cannot be compared.
 */
final class SeenEvents {

    private static final int TABLES = 256;
    private static final int FIRST_SLOTS = 16;

    /** Numbers a slot: the id, and the hash of what the record says. */
    private static final int WIDTH = 2;

    /** Drawn anew by each process, so nobody can write ids that fall together. */
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

    /** Nobody reads it: it keeps the compiler from leaving out what {@link #expect} reads. */
    @SuppressWarnings("UnusedVariable")
    private long touched;

    /**
     * Brings the places of ids that will be added soon into the processor's cache. One by one each would wait for
     * memory; here many wait at once.
     */
    void expect(long[] idHigh, long[] idLow, int rows) {
        long sum = 0;
        for (int row = 0; row < rows; row++) {
            long id = key(idHigh[row], idLow[row], "");
            long[] table = tables[(int) (id >>> 56)];
            sum += table[place(table, id)];
        }
        touched = sum;
    }

    /**
     * Adds an id unless it is known; content 0 cannot be compared and counts as the same.
     *
     * @param earlier what the content of a record was to earlier versions, which may have read the one that is known
     */
    Seen add(long idHigh, long idLow, String text, long content, long earlier) {
        long id = key(idHigh, idLow, text);
        int number = (int) (id >>> 56);
        if (counts[number] >= tables[number].length / WIDTH / 4 * 3) {
            tables[number] = grown(tables[number]);
        }
        long[] table = tables[number];
        int at = slot(table, id);
        if (table[at] != 0) {
            return compare(table[at + 1], content, earlier);
        }
        table[at] = id;
        table[at + 1] = content;
        counts[number]++;
        return Seen.NEW;
    }

    /** What is kept of an id; never 0. */
    private static long key(long idHigh, long idLow, String text) {
        long id = text.isEmpty() ? mix(mix(idHigh ^ SEED) ^ idLow) : mix(text);
        return id == 0 ? 1 : id;
    }

    private static Seen compare(long known, long content, long earlier) {
        boolean comparable = known != 0 && content != 0;
        return comparable && known != content && known != earlier ? Seen.DIFFERENT : Seen.SAME;
    }

    /** The finalizer of MurmurHash3: every bit moves every bit. */
    private static long mix(long value) {
        long mixed = (value ^ value >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }

    private static long mix(String text) {
        long mixed = ~SEED;
        for (int i = 0; i < text.length(); i++) {
            mixed = mix(mixed ^ text.charAt(i));
        }
        return mixed;
    }

    /** Where the id stands, or the free place where it would. */
    private static int slot(long[] table, long id) {
        int at = place(table, id);
        while (table[at] != 0 && table[at] != id) {
            at += WIDTH;
            if (at == table.length) {
                at = 0;
            }
        }
        return at;
    }

    /** Where the search for an id begins. */
    private static int place(long[] table, long id) {
        return (int) ((id & 0xFFFFFFFFL) * (table.length / WIDTH) >>> 32) * WIDTH;
    }

    /** Half as large again, with the same ids. */
    private static long[] grown(long[] table) {
        int slots = table.length / WIDTH;
        long[] larger = new long[(slots + (slots >> 1)) * WIDTH];
        for (int from = 0; from < table.length; from += WIDTH) {
            if (table[from] != 0) {
                int at = slot(larger, table[from]);
                larger[at] = table[from];
                larger[at + 1] = table[from + 1];
            }
        }
        return larger;
    }
}
