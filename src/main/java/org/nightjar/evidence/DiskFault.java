package org.nightjar.evidence;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in words why something cannot be read from a disk. */
final class DiskFault {

    private DiskFault() {}

    /** The rest of a sentence that begins with what could not be done. */
    static String words(IOException failed) {
        Throwable cause = failed instanceof DiskReadException && failed.getCause() != null ? failed.getCause() : failed;
        if (cause instanceof AccessDeniedException) {
            return "you are not allowed to read it; get the right to, and import it again";
        }
        if (cause instanceof NoSuchFileException) {
            return "it is no longer there";
        }
        String reason = cause instanceof FileSystemException known ? known.getReason() : cause.getMessage();
        return (reason == null ? "the disk gives no reason" : reason) + "; check the disk and the file's permissions";
    }
}
