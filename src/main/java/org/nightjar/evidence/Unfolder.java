package org.nightjar.evidence;

import java.io.InputStream;

/**
 * Opens data that a record of an entry carries within its text, such as the base64 of a stream's records. What comes out of it
 * counts against the limits of the file, as if the data were a member of it. Confined to the thread of the entry.
 */
public interface Unfolder {

    /**
     * The data, inflated if they are gzip. To be closed; may throw {@link BrokenEntryException} while it is read.
     *
     * @throws BrokenEntryException if a limit forbids to open them
     */
    InputStream open(byte[] data) throws BrokenEntryException;
}
