package org.nightjar.evidence;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Walks a tar (of any age, with GNU and pax long names) as it streams by, to the very end of the stream: archives that
 * were put behind one another are read on, and what is no archive behind the end mark is counted. Confined to one thread.
 */
final class TarMembers {

    private static final int MOST_BYTES_OF_A_NAME = 1024 * 1024;

    private final InputStream in;
    private final byte[] block = new byte[TarHeader.BYTES];
    private final TarHeader header = new TarHeader(block);
    private long left;
    private long padding;
    private boolean endMarked;
    private long trailing;
    private @Nullable BrokenEntryException broken;

    TarMembers(InputStream in) {
        this.in = in;
    }

    /** The next member that is no name of another, or null at the end; skips what was not read of the last one. */
    @Nullable
    TarMember next() throws IOException {
        String longName = "";
        PaxFields pax = new PaxFields(new byte[0]);
        while (true) {
            skip(left);
            skip(padding);
            left = 0;
            padding = 0;
            if (!findHeader()) {
                return null;
            }
            char type = header.type();
            boolean meta = isMeta(type);
            left = type == TarHeader.HARD_LINK ? 0 : meta || pax.size() < 0 ? header.size() : pax.size();
            padding = (TarHeader.BYTES - left % TarHeader.BYTES) % TarHeader.BYTES;
            if (type == TarHeader.LONG_NAME) {
                byte[] name = content();
                longName = TarHeader.text(name, 0, name.length);
            } else if (type == TarHeader.PAX) {
                pax = new PaxFields(content());
            } else if (!meta) {
                String name = pax.name().isEmpty() ? longName : pax.name();
                String shown = name.isEmpty() ? header.name() : name;
                boolean sparse = type == TarHeader.SPARSE || pax.isSparse();
                if (type == TarHeader.SPARSE) {
                    skipMap();
                }
                return new TarMember(shown, type, left, sparse);
            }
        }
    }

    private static boolean isMeta(char type) {
        return type == TarHeader.LONG_NAME
                || type == TarHeader.LONG_LINK
                || type == TarHeader.PAX
                || type == TarHeader.PAX_GLOBAL;
    }

    /** Whether the archive says itself that it ends; known after the last member. One that does not may have been cut off. */
    boolean isEndMarked() {
        return endMarked;
    }

    /** Bytes behind the end that are neither padding nor another archive; known after the last member. */
    long trailingBytes() {
        return trailing;
    }

    /** The content of the member that {@link #next} gave last. */
    InputStream member() {
        return new BulkStream() {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                if (left == 0) {
                    return -1;
                }
                int count = in.read(buffer, offset, (int) Math.min(length, left));
                if (count < 0) {
                    throw truncated();
                }
                left -= count;
                return count;
            }
        };
    }

    /** Goes to the next header; false at the end of the stream. */
    private boolean findHeader() throws IOException {
        while (true) {
            int got = in.readNBytes(block, 0, TarHeader.BYTES);
            if (got == 0) {
                return false;
            }
            java.util.Arrays.fill(block, got, TarHeader.BYTES, (byte) 0);
            if (header.isZero()) {
                endMarked = true;
            } else if (got == TarHeader.BYTES && header.isSound()) {
                endMarked = false;
                return true;
            } else if (endMarked) {
                trailing = got + skipAll();
                return false;
            } else if (got < TarHeader.BYTES) {
                throw truncated();
            } else {
                throw new BrokenEntryException("damaged", "The tar is damaged here; members behind it were not read.");
            }
        }
    }

    private long skipAll() throws IOException {
        byte[] waste = new byte[64 * 1024];
        long count = 0;
        for (int got = in.read(waste); got >= 0; got = in.read(waste)) {
            count += got;
        }
        return count;
    }

    /** The map of a sparse file goes on in blocks between its header and its content. */
    private void skipMap() throws IOException {
        boolean more = header.hasMoreMap();
        while (more) {
            if (in.readNBytes(block, 0, TarHeader.BYTES) < TarHeader.BYTES) {
                throw truncated();
            }
            more = block[504] != 0;
        }
    }

    private byte[] content() throws IOException {
        if (left > MOST_BYTES_OF_A_NAME) {
            throw new BrokenEntryException("damaged", "The tar holds a name that is too long; the rest was not read.");
        }
        byte[] content = in.readNBytes((int) left);
        if (content.length < left) {
            throw truncated();
        }
        left = 0;
        return content;
    }

    private void skip(long count) throws IOException {
        byte[] waste = new byte[(int) Math.min(count, 64 * 1024)];
        long rest = count;
        while (rest > 0) {
            int got = in.read(waste, 0, (int) Math.min(waste.length, rest));
            if (got < 0) {
                throw truncated();
            }
            rest -= got;
        }
    }

    /** The same each time: the member and the archive around it break off at one place. */
    private BrokenEntryException truncated() {
        if (broken == null) {
            broken = new BrokenEntryException("truncated", "The tar breaks off here; what came before was read.");
        }
        return broken;
    }
}
