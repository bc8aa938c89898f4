package org.nightjar.model;

/**
 * What an entry of an evidence item holds, inflated.
 *
 * @param entry where in the item, as in {@link RecordPosition#entry()}
 * @param sha256 lower-case hex of its bytes, as far as they could be read
 * @param bytes how many
 * @param broken why that is not all of it, one sentence, or ""
 */
public record EntryHash(String entry, String sha256, long bytes, String broken) {

    /** Whether the entry was read to its end. */
    public boolean isWhole() {
        return broken.isEmpty();
    }

    /** Whether the other has the same bytes. */
    public boolean hasBytesOf(EntryHash other) {
        return bytes == other.bytes && sha256.equals(other.sha256);
    }
}
