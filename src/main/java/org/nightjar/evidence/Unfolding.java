package org.nightjar.evidence;

import org.jspecify.annotations.Nullable;

/**
 * Counts what has been unfolded from one file of evidence and stops it at the limits. A part of it may be counted by itself,
 * by another thread, until it joins the whole. Thread-safe as far as that goes: reading itself is confined to one thread.
 */
final class Unfolding {

    private final EvidenceLimits limits;
    private final long fileBytes;
    private long inflated;
    private long readOn;
    private long entries;
    private boolean readingOn;
    private boolean holding;
    private boolean ended;
    private long held;
    private @Nullable Unfolding whole;

    Unfolding(EvidenceLimits limits, long fileBytes) {
        this.limits = limits;
        this.fileBytes = fileBytes;
    }

    EvidenceLimits limits() {
        return limits;
    }

    /** A count that starts at nothing, for a part that joins later. */
    Unfolding part() {
        return new Unfolding(limits, fileBytes);
    }

    /**
     * Adds this part to the whole, and from here on what it counts.
     *
     * @return false if it would not fit; then nothing has changed
     */
    synchronized boolean join(Unfolding into) {
        if (!into.add(inflated, readOn, entries)) {
            return false;
        }
        whole = into;
        return true;
    }

    private synchronized boolean add(long moreInflated, long moreReadOn, long moreEntries) {
        boolean fits = fits(inflated + moreInflated)
                && fits(readOn + moreReadOn)
                && entries + moreEntries <= limits.maxEntries();
        if (fits) {
            inflated += moreInflated;
            readOn += moreReadOn;
            entries += moreEntries;
        }
        return fits;
    }

    private boolean fits(long all) {
        return all <= limits.maxInflatedBytes() && !isBeyondRatio(fileBytes, all);
    }

    /** Counts one more member; false if there are too many. */
    synchronized boolean nextEntry() {
        return whole == null ? ++entries <= limits.maxEntries() : whole.nextEntry();
    }

    /** Whether a limit forbids that any more members follow. */
    synchronized boolean hasEnded() {
        return ended || entries > limits.maxEntries();
    }

    /** Whether what is inflated from here on is read for its hash alone; that has the same limits, and a count of its own. */
    void readOn(boolean forHash) {
        readingOn = forHash;
    }

    /** From here on what is inflated belongs to members that are held, and is counted when these are read. */
    void hold() {
        holding = true;
    }

    /** Ends that; gives how much was inflated meanwhile and is not counted yet. */
    long release() {
        holding = false;
        long bytes = held;
        held = 0;
        return bytes;
    }

    /** Counts what was held back; if that is too much, nothing may follow. */
    void released(long bytes) throws BrokenEntryException {
        if (bytes == 0) {
            return;
        }
        try {
            inflated(bytes, 0, 0);
        } catch (BrokenEntryException tooLarge) {
            end();
            throw tooLarge;
        }
    }

    private synchronized void end() {
        ended = true;
        if (whole != null) {
            whole.end();
        }
    }

    /**
     * Counts inflated bytes.
     *
     * @param now just inflated
     * @param layerIn compressed bytes taken by this layer so far
     * @param layerOut bytes inflated by this layer so far
     */
    void inflated(long now, long layerIn, long layerOut) throws BrokenEntryException {
        long all = holding ? holdBack(now) : count(now, readingOn);
        if (isBeyondRatio(layerIn, layerOut) || isBeyondRatio(fileBytes, all)) {
            throw new BrokenEntryException(
                    "too-large",
                    "It unfolds to more than " + limits.maxRatio()
                            + " times its size (limit “ratio”), as a decompression bomb does; the rest of it was not read.");
        }
        if (all > limits.maxInflatedBytes()) {
            throw new BrokenEntryException(
                    "too-large",
                    "The file unfolds to more than " + limits.maxInflatedBytes()
                            + " bytes (limit “inflated”); the rest was not read: unpack it and import the parts.");
        }
    }

    private synchronized long count(long now, boolean forHash) {
        if (whole != null) {
            return whole.count(now, forHash);
        }
        return forHash ? (readOn += now) : (inflated += now);
    }

    /** A member that is only skipped may be as long as it likes: it must not be unfolded beyond a limit meanwhile. */
    private synchronized long holdBack(long now) {
        held += now;
        return inflated + held;
    }

    private boolean isBeyondRatio(long in, long out) {
        return out > limits.ratioFloorBytes() && out / limits.maxRatio() > in;
    }
}
