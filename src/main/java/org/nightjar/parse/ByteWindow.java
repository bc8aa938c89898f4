package org.nightjar.parse;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.nightjar.evidence.BrokenEntryException;
import org.nightjar.job.JobContext;

/**
 * A view of a stream that holds on to the bytes since a mark, so that a record lies in one piece. Memory: the longest
 * record allowed, and a block. A break of the stream looks like its end and is remembered. Confined to one thread.
 */
final class ByteWindow {

    static final int MARK_BYTES = 3;

    private static final int BLOCK = 128 * 1024;

    private final InputStream in;
    private int maxRecordBytes;
    private final JobContext job;

    byte[] bytes = new byte[BLOCK];
    int position;
    int limit;

    /** First byte to hold on to, or -1. */
    int mark = -1;

    private long base;
    private boolean ended;
    private @Nullable BrokenEntryException broken;
    private final @Nullable Utf16Positions original;

    ByteWindow(InputStream in, int maxRecordBytes, JobContext job) {
        this(in, maxRecordBytes, job, null);
    }

    /** A view of a stream that was made of UTF-16; offsets are those of the original. */
    ByteWindow(InputStream in, int maxRecordBytes, JobContext job, @Nullable Utf16Positions original) {
        this.in = in;
        this.maxRecordBytes = maxRecordBytes;
        this.job = job;
        this.original = original;
    }

    /** Place of a byte of the window in the entry's own bytes. */
    long offset(int index) {
        return original == null ? base + index : original.offset(bytes, index);
    }

    /** Why the stream broke off, or null. */
    @Nullable
    BrokenEntryException broken() {
        return broken;
    }

    /** Whether what is held is longer than a record may be: {@link #more} refuses until the mark is given up. */
    boolean isOverfull() {
        return mark >= 0 && limit - mark > maxRecordBytes;
    }

    /** Whether the bytes are not the entry's own. */
    boolean isTranscoded() {
        return original != null;
    }

    /** From here on records may be that long. */
    void allow(int recordBytes) {
        maxRecordBytes = recordBytes;
    }

    /** Whether that many bytes are more than a record may have. */
    boolean isTooLong(int length) {
        return length > maxRecordBytes;
    }

    /** Gets at least one more byte behind the limit; may move the window. False at the end or when overfull. */
    boolean more() throws IOException {
        if (ended || isOverfull()) {
            return false;
        }
        job.checkCancelled();
        int keep = mark >= 0 ? mark : position;
        if (keep > 0) {
            if (original != null) {
                original.drop(bytes, keep);
            }
            System.arraycopy(bytes, keep, bytes, 0, limit - keep);
            base += keep;
            position -= keep;
            limit -= keep;
            mark = mark >= 0 ? 0 : -1;
        }
        if (limit == bytes.length) {
            bytes = java.util.Arrays.copyOf(bytes, bytes.length * 2);
        }
        try {
            int count = in.read(bytes, limit, bytes.length - limit);
            ended = count < 0;
            limit += Math.max(0, count);
        } catch (BrokenEntryException met) {
            broken = met;
            ended = true;
        }
        return !ended;
    }

    /** The byte at the position, or -1 at the end. */
    int peek() throws IOException {
        return position < limit || more() ? bytes[position] & 0xff : -1;
    }

    /** Makes that many bytes available at the position if the stream has them; gives how many there are. */
    int ahead(int count) throws IOException {
        while (limit - position < count && more()) {
            // the window grows until it is enough
        }
        return Math.min(count, limit - position);
    }

    /** Whether less than that is held at the position, and there may be more. */
    boolean isShort(int count) {
        return !ended && limit - position < count;
    }

    /** Goes to the next byte that is no white space and gives it, or -1. */
    int skipSpace() throws IOException {
        int next = peek();
        while (next == ' ' || next == '\n' || next == '\r' || next == '\t') {
            position++;
            next = peek();
        }
        return next;
    }

    /** Whether a byte order mark stands at the position, as also where files were put behind one another. */
    boolean isByteOrderMark() throws IOException {
        return ahead(MARK_BYTES) == MARK_BYTES
                && bytes[position] == (byte) 0xef
                && bytes[position + 1] == (byte) 0xbb
                && bytes[position + 2] == (byte) 0xbf;
    }

    /** Goes behind the end of the line, or to the end. */
    void skipLine() throws IOException {
        int next = peek();
        while (next >= 0 && next != '\n') {
            if (isOverfull()) {
                mark = -1;
            }
            position++;
            next = peek();
        }
        if (next >= 0) {
            position++;
        }
    }
}
