package org.nightjar.store;

import java.util.BitSet;

/**
 * In which records a pattern is, as far as that is known: it grows while records are read. By store row; two bits a row.
 * Thread-safe; a {@link #copy} no longer grows and is for one thread.
 */
public final class TextAnswer {

    private final TextPattern pattern;
    private final BitSet known;
    private final BitSet hits;

    public TextAnswer(TextPattern pattern) {
        this(pattern, new BitSet(), new BitSet());
    }

    private TextAnswer(TextPattern pattern, BitSet known, BitSet hits) {
        this.pattern = pattern;
        this.known = known;
        this.hits = hits;
    }

    public TextPattern pattern() {
        return pattern;
    }

    /** The answer as it stands. */
    public synchronized TextAnswer copy() {
        return new TextAnswer(pattern, (BitSet) known.clone(), (BitSet) hits.clone());
    }

    /** The pattern is in none of the records from one row to another, exclusive. */
    public synchronized void learnAbsent(int fromRow, int toRow) {
        known.set(fromRow, toRow);
    }

    /** What reading some records gave. */
    public synchronized void learn(int[] rows, boolean[] found, int count) {
        for (int i = 0; i < count; i++) {
            known.set(rows[i]);
            hits.set(rows[i], found[i]);
        }
    }

    /** Whether it is known if the pattern is in that record. */
    public synchronized boolean knows(int storeRow) {
        return known.get(storeRow);
    }

    /** Whether the pattern is known to be in that record. */
    public synchronized boolean isHit(int storeRow) {
        return hits.get(storeRow);
    }

    /** A bit for each of the first records: whether it is not known if the pattern is in it. */
    public synchronized BitSet unknown(int records) {
        BitSet unknown = new BitSet(records);
        unknown.set(0, records);
        unknown.andNot(known);
        return unknown;
    }

    /** A bit for each of the records: whether the pattern is known to be in it. */
    public synchronized BitSet hits() {
        return (BitSet) hits.clone();
    }
}
