package org.nightjar.analysis.graph;

import java.util.Arrays;

/** Counts of numbered things, as columns that grow. Confined to one thread. */
final class Tally {

    private long[] events = new long[256];
    private long[] errors = new long[256];
    private long[] writes = new long[256];
    private long[] first = new long[256];
    private long[] last = new long[256];
    private int size;

    /** Makes room for the next number and gives it. */
    int add() {
        if (size == events.length) {
            events = Arrays.copyOf(events, 2 * size);
            errors = Arrays.copyOf(errors, 2 * size);
            writes = Arrays.copyOf(writes, 2 * size);
            first = Arrays.copyOf(first, 2 * size);
            last = Arrays.copyOf(last, 2 * size);
        }
        first[size] = Long.MAX_VALUE;
        last[size] = Long.MIN_VALUE;
        return size++;
    }

    /** Counts an event; what is asked of it is read once a row, not once a count. */
    void count(int number, boolean error, boolean write, long timeMillis) {
        events[number]++;
        errors[number] += error ? 1 : 0;
        writes[number] += write ? 1 : 0;
        first[number] = Math.min(first[number], timeMillis);
        last[number] = Math.max(last[number], timeMillis);
    }

    /** Adds what another tally counted of one of its numbers. */
    void addAll(int number, Tally other, int otherNumber) {
        events[number] += other.events[otherNumber];
        errors[number] += other.errors[otherNumber];
        writes[number] += other.writes[otherNumber];
        first[number] = Math.min(first[number], other.first[otherNumber]);
        last[number] = Math.max(last[number], other.last[otherNumber]);
    }

    int size() {
        return size;
    }

    long events(int number) {
        return events[number];
    }

    long errors(int number) {
        return errors[number];
    }

    long writes(int number) {
        return writes[number];
    }

    long first(int number) {
        return first[number];
    }

    long last(int number) {
        return last[number];
    }
}
