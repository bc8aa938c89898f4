package org.nightjar.store.h2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.nightjar.store.TextAnswer;

/**
 * Summaries of consecutive records, some dozens of them a chunk: for each chunk a set of {@link Grams}. Kept by bits, not
 * by chunks, so that a question reads one short row of the file for each of its grams. The form is in formats/case.md.
 * Thread-safe.
 */
final class TextSegment implements AutoCloseable {

    /** A segment is full with so many chunks: 16 MiB. */
    static final int MOST_CHUNKS = 8192;

    private static final long MAGIC = 0x4e4a544558540001L;
    private static final int HEADER_BYTES = 32;

    private final Path file;
    private final FileChannel channel;
    private final int fromRow;
    private final int[] ends;

    private TextSegment(Path file, FileChannel channel, int fromRow, int[] ends) {
        this.file = file;
        this.channel = channel;
        this.fromRow = fromRow;
        this.ends = ends;
    }

    /** Summaries while they are made. Confined to one thread; 16 MiB. */
    static final class Draft {
        private final byte[] rows = new byte[Grams.BITS * (MOST_CHUNKS / 8)];
        private final int[] ends = new int[MOST_CHUNKS];
        private final int fromRow;
        private final int mostChunks;
        private int chunks;

        /** @param mostChunks at most {@link TextSegment#MOST_CHUNKS} */
        Draft(int fromRow, int mostChunks) {
            this.fromRow = fromRow;
            this.mostChunks = mostChunks;
        }

        int fromRow() {
            return fromRow;
        }

        int toRow() {
            return chunks == 0 ? fromRow : ends[chunks - 1];
        }

        boolean isFull() {
            return chunks == mostChunks;
        }

        /** The records up to that row, exclusive, have these grams. */
        void add(BitSet grams, int endRow) {
            int at = chunks >>> 3;
            byte mask = (byte) (1 << (chunks & 7));
            for (int bit = grams.nextSetBit(0); bit >= 0; bit = grams.nextSetBit(bit + 1)) {
                rows[bit * (MOST_CHUNKS / 8) + at] |= mask;
            }
            ends[chunks++] = endRow;
        }

        /** Writes it whole or not at all. */
        void write(Path file) throws IOException {
            int width = width(chunks);
            ByteBuffer all = ByteBuffer.allocate(HEADER_BYTES + chunks * 4 + Grams.BITS * width + 8);
            all.putLong(MAGIC)
                    .putInt(Grams.BITS)
                    .putInt(chunks)
                    .putLong(fromRow)
                    .putLong(toRow());
            for (int i = 0; i < chunks; i++) {
                all.putInt(ends[i]);
            }
            for (int bit = 0; bit < Grams.BITS; bit++) {
                all.put(rows, bit * (MOST_CHUNKS / 8), width);
            }
            CRC32 sum = new CRC32();
            sum.update(all.array(), 0, all.position());
            all.putLong(sum.getValue());
            Path unfinished = file.resolveSibling(file.getFileName() + ".part");
            Files.write(unfinished, all.array());
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static int width(int chunks) {
        return (chunks + 7) / 8;
    }

    /** Opens a file, or gives null if it is not what {@link Draft#write} wrote, to the last byte. */
    static @Nullable TextSegment open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        TextSegment segment = null;
        try {
            segment = read(file, channel);
        } finally {
            if (segment == null) {
                channel.close();
            }
        }
        return segment;
    }

    private static @Nullable TextSegment read(Path file, FileChannel channel) throws IOException {
        long size = channel.size();
        if (size < HEADER_BYTES + 8
                || size > HEADER_BYTES + MOST_CHUNKS * 4L + (long) Grams.BITS * MOST_CHUNKS / 8 + 8) {
            return null;
        }
        ByteBuffer all = ByteBuffer.allocate((int) size);
        if (!fill(channel, all, 0)) {
            return null;
        }
        CRC32 sum = new CRC32();
        sum.update(all.array(), 0, (int) size - 8);
        boolean sound = all.getLong((int) size - 8) == sum.getValue();
        boolean known = all.getLong() == MAGIC && all.getInt() == Grams.BITS;
        int chunks = all.getInt();
        long fromRow = all.getLong();
        long toRow = all.getLong();
        if (!sound
                || !known
                || chunks <= 0
                || chunks > MOST_CHUNKS
                || fromRow < 0
                || toRow > Integer.MAX_VALUE
                || size != HEADER_BYTES + chunks * 4L + (long) Grams.BITS * width(chunks) + 8) {
            return null;
        }
        int[] ends = new int[chunks];
        long last = fromRow;
        for (int i = 0; i < chunks; i++) {
            ends[i] = all.getInt();
            if (ends[i] <= last) {
                return null;
            }
            last = ends[i];
        }
        return last == toRow ? new TextSegment(file, channel, (int) fromRow, ends) : null;
    }

    private static boolean fill(FileChannel channel, ByteBuffer into, long from) throws IOException {
        long at = from;
        while (into.hasRemaining()) {
            int count = channel.read(into, at);
            if (count < 0) {
                return false;
            }
            at += count;
        }
        into.flip();
        return true;
    }

    Path file() {
        return file;
    }

    int fromRow() {
        return fromRow;
    }

    int toRow() {
        return ends[ends.length - 1];
    }

    boolean isFull() {
        return ends.length == MOST_CHUNKS;
    }

    /** The row behind each chunk's last. Do not change the array. */
    int[] chunkEnds() {
        return ends;
    }

    /** Tells the answer in which records its pattern is not. */
    void ruleOut(TextAnswer answer, BitSet grams) throws IOException {
        BitSet maybe = new BitSet();
        maybe.set(0, ends.length);
        for (int bit = grams.nextSetBit(0); bit >= 0 && !maybe.isEmpty(); bit = grams.nextSetBit(bit + 1)) {
            maybe.and(chunksWith(bit));
        }
        int chunk = maybe.nextClearBit(0);
        while (chunk < ends.length) {
            int next = maybe.nextSetBit(chunk);
            int end = next < 0 ? ends.length : next;
            answer.learnAbsent(chunk == 0 ? fromRow : ends[chunk - 1], ends[end - 1]);
            chunk = maybe.nextClearBit(end);
        }
    }

    /** All sets as they lie in the file, for {@link #has}; 16 MiB. */
    byte[] load() throws IOException {
        ByteBuffer all = ByteBuffer.allocate(Grams.BITS * width(ends.length));
        if (!fill(channel, all, HEADER_BYTES + ends.length * 4L)) {
            throw new IOException(file + " became shorter");
        }
        return all.array();
    }

    /** Whether a chunk has all of these grams. */
    boolean has(byte[] loaded, int chunk, BitSet grams) {
        int width = width(ends.length);
        return grams.stream().allMatch(bit -> (loaded[bit * width + (chunk >>> 3)] & 1 << (chunk & 7)) != 0);
    }

    private BitSet chunksWith(int bit) throws IOException {
        int width = width(ends.length);
        ByteBuffer row = ByteBuffer.allocate(width);
        if (!fill(channel, row, HEADER_BYTES + ends.length * 4L + (long) bit * width)) {
            throw new IOException(file + " became shorter");
        }
        return BitSet.valueOf(row);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
