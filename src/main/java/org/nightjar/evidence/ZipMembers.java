package org.nightjar.evidence;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The members of a zip, one after the other, in the order of its directory or of the file. */
interface ZipMembers {

    /**
     * The next member, or null after the last.
     *
     * @throws BrokenEntryException if the list is damaged here; no more members follow
     */
    @Nullable
    ZipMember next() throws IOException;
}
