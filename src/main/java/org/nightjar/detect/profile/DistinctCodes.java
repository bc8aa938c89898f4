package org.nightjar.detect.profile;

/**
 * Counts distinct codes of many small groups of rows, one group after the other: a new group costs nothing, where emptying
 * a set of bits costs what the largest code does. Code 0, which says nothing, is not counted. Confined to one thread.
 */
public final class DistinctCodes {

    /** Of each code the group that had it last. */
    private final int[] lastGroup;

    private int group;
    private int count;

    /** @param codes above the largest */
    public DistinctCodes(int codes) {
        lastGroup = new int[codes];
        begin();
    }

    /** Begins the next group. */
    public void begin() {
        group++;
        count = 0;
    }

    public void add(int code) {
        if (code != 0 && lastGroup[code] != group) {
            lastGroup[code] = group;
            count++;
        }
    }

    /** How many the group has so far. */
    public int count() {
        return count;
    }
}
