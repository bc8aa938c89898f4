package org.nightjar.evidence;

/** Counts what has been unfolded from one file of evidence and stops it at the limits. Confined to one thread. */
final class Unfolding {

    private final EvidenceLimits limits;
    private final long fileBytes;
    private long inflated;
    private long readOn;
    private boolean readingOn;
    private long entries;

    Unfolding(EvidenceLimits limits, long fileBytes) {
        this.limits = limits;
        this.fileBytes = fileBytes;
    }

    EvidenceLimits limits() {
        return limits;
    }

    /** Counts one more member; false if there are too many. */
    boolean nextEntry() {
        return ++entries <= limits.maxEntries();
    }

    /** Whether what is inflated from here on is read for its hash alone; that has the same limits, and a count of its own. */
    void readOn(boolean forHash) {
        readingOn = forHash;
    }

    /**
     * Counts inflated bytes.
     *
     * @param now just inflated
     * @param layerIn compressed bytes taken by this layer so far
     * @param layerOut bytes inflated by this layer so far
     */
    void inflated(long now, long layerIn, long layerOut) throws BrokenEntryException {
        long all = readingOn ? (readOn += now) : (inflated += now);
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

    private boolean isBeyondRatio(long in, long out) {
        return out > limits.ratioFloorBytes() && out / limits.maxRatio() > in;
    }
}
