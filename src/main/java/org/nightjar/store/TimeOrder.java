package org.nightjar.store;

import java.util.Arrays;
import org.nightjar.job.JobContext;

/** The order of rows by time, stable: a merge sort of row numbers that is linear where the times already ascend. */
final class TimeOrder {

    /** Fewer rows are sorted without asking whether anybody still wants them. */
    private static final int UNASKED = 1 << 16;

    private final long[] times;
    private final JobContext job;

    private TimeOrder(long[] times, JobContext job) {
        this.times = times;
        this.job = job;
    }

    static int[] of(long[] times, int size, JobContext job) {
        int[] order = new int[size];
        Arrays.setAll(order, i -> i);
        if (!ascends(times, size)) {
            new TimeOrder(times, job).sort(order.clone(), order, 0, size);
        }
        return order;
    }

    private static boolean ascends(long[] times, int size) {
        for (int i = 1; i < size; i++) {
            if (times[i - 1] > times[i]) {
                return false;
            }
        }
        return true;
    }

    /** Sorts {@code [from, to)} of {@code from} into {@code into}; both hold the same rows there at the start. */
    private void sort(int[] from, int[] into, int start, int end) {
        if (end - start < 2) {
            return;
        }
        int middle = (start + end) >>> 1;
        sort(into, from, start, middle);
        sort(into, from, middle, end);
        if (end - start > UNASKED) {
            job.checkCancelled();
        }
        if (times[from[middle - 1]] <= times[from[middle]]) {
            System.arraycopy(from, start, into, start, end - start);
            return;
        }
        int left = start;
        int right = middle;
        for (int at = start; at < end; at++) {
            boolean takeLeft = right >= end || (left < middle && times[from[left]] <= times[from[right]]);
            into[at] = takeLeft ? from[left++] : from[right++];
        }
    }
}
