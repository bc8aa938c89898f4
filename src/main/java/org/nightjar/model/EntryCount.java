package org.nightjar.model;

/**
 * What became of the records of one entry of an evidence item, what they carry included; <b>read = stored + duplicates +
 * rejected</b>, and the sums over the entries of an item are those of the item.
 *
 * @param evidenceId the item
 * @param entry where in the item, as in {@link RecordPosition#entry()}
 * @param stored events kept
 * @param duplicates records whose event the case already had
 * @param rejected records that could not be read; of an entry that could not be read at all, or of an archive about which
 *     something is to be said, that too
 */
public record EntryCount(int evidenceId, String entry, long stored, long duplicates, long rejected) {

    public long read() {
        return stored + duplicates + rejected;
    }

    /** Whether every record became an event. */
    public boolean isWhole() {
        return duplicates == 0 && rejected == 0;
    }
}
