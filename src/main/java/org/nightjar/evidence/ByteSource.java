package org.nightjar.evidence;

import java.io.IOException;

/** Bytes that can be read at any place: a file, or a nested zip held in memory. */
interface ByteSource {

    long size();

    /** Reads up to that many bytes; -1 at or beyond the end. */
    int read(long at, byte[] buffer, int offset, int length) throws IOException;

    /** Reads until the buffer is full or the end is met; gives the number of bytes read. */
    default int readFully(long at, byte[] buffer, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int count = read(at + done, buffer, offset + done, length - done);
            if (count < 0) {
                break;
            }
            done += count;
        }
        return done;
    }
}
