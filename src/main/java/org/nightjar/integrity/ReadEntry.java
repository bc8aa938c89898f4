package org.nightjar.integrity;

/**
 * An entry of the evidence that was read and hashed.
 *
 * @param evidenceId the item
 * @param entry where in the item, as in {@link org.nightjar.model.RecordPosition#entry()}
 * @param name the last part of its path, by which it is known to digests wherever it was copied
 * @param sha256 lower-case hex of its inflated bytes, as far as they could be read
 * @param broken what cut it off, to be added to a sentence, or ""
 */
public record ReadEntry(int evidenceId, String entry, String name, String sha256, String broken) {

    /**
     * The last part of a path as S3 would name it.
     *
     * @param itemPath path of the evidence item
     * @param entry path in the item, "" for the item itself
     */
    public static String nameOf(String itemPath, String entry) {
        String path = (entry.isEmpty() ? itemPath : entry).replace('\\', '/');
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The name of an object in the evidence: analysts unpack files, so {@code .gz} does not count. */
    static String key(String objectOrName) {
        String name = objectOrName.substring(objectOrName.lastIndexOf('/') + 1);
        return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    }
}
