package org.nightjar.evidence;

import java.io.InputStream;

/**
 * Opens data that a record of an entry carries within its text, such as the base64 of a stream's records. What comes out of it
 * counts against the limits of the file, as if the data were a member of it. Confined to the thread of the entry.
 */
public interface Unfolder {

    /**
     * Data that were opened.
     *
     * @param content inflated if the data are gzip; to be closed; may throw {@link BrokenEntryException} while it is read
     * @param inside opens what a record of the content carries, a layer deeper
     */
    record Unfolded(InputStream content, Unfolder inside) {}

    /**
     * Opens the data.
     *
     * @throws BrokenEntryException if a limit forbids it
     */
    Unfolded open(byte[] data) throws BrokenEntryException;
}
