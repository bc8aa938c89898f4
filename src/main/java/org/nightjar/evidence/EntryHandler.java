package org.nightjar.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.nightjar.model.EntryHash;
import org.nightjar.model.NightjarException;
import org.nightjar.model.RecordPosition;

/** Takes what {@link EvidenceReader} finds in one file of evidence. Called in the reader's thread, in file order. */
public interface EntryHandler {

    /**
     * One innermost stream: a file, or a member of a container that is no container itself.
     *
     * @param entryPath as in {@link RecordPosition#entry()}: "" for a plain file or a file in gzip
     * @param content to be read before this call returns; need not be read to its end, never closed. Where the data
     *     breaks off or goes beyond a limit it throws {@link BrokenEntryException}, after everything that could be
     *     read: a handler that catches it reports it itself; if it comes out of this call the reader does.
     * @param gzip the gzip data that inflates to just this content, if it is small enough to be held; the handler may
     *     keep the array
     * @param unfolder opens data that a record carries; good until this call returns
     * @throws IOException what the content threw; nothing else
     * @throws NightjarException to stop reading the whole file
     */
    void entry(String entryPath, InputStream content, Optional<byte[]> gzip, Unfolder unfolder)
            throws IOException, NightjarException;

    /**
     * Whether {@link #hashed} is to follow the entry. Then what the handler leaves unread is read as well, which the limits
     * on what is inflated count by itself: it takes nothing from the entries that follow.
     */
    default boolean wantsHash(String entryPath) {
        return false;
    }

    /** What the entry was that has just been handed over. */
    default void hashed(EntryHash hash) {}

    /**
     * Who else may read members of a large archive. What they find in a piece is handed over as if this handler had taken
     * it, in the order of the archive.
     */
    default Optional<PieceReaders> readers() {
        return Optional.empty();
    }

    /** Something could not be opened or read to its end; arguments as in {@link org.nightjar.model.Reject}. */
    void reject(RecordPosition position, String reason, String message, String excerpt);

    /** A member was left out because it never holds evidence, such as {@code .DS_Store}; no loss, but said. */
    void skipped(String entryPath, String message);
}
