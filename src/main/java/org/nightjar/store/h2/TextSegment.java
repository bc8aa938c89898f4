package org.nightjar.store.h2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
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
 * Summaries of consecutive records, some dozens of them a chunk: for each chunk the {@link GramBits} of its {@link Grams}.
 * Kept by bits, not by chunks, so that a question reads one short row of the file for each of its grams. The head and each row have a checksum
 * of their own, so that nothing but what a question reads is read to trust it. The form is in formats/case.md. Thread-safe.
 */
final class TextSegment implements AutoCloseable {

    /** A segment is full with so many chunks: 16 MiB. */
    static final int MOST_CHUNKS = 8192;

    private static final long MAGIC = 0x4e4a544558540003L;
    private static final int HEADER_BYTES = 44;
    private static final int SUM_BYTES = 4;

    private final Path file;
    private final FileChannel channel;
    private final int fromRow;
    private final int[] ends;
    private final GramBits form;
    private final int headBytes;

    private TextSegment(Path file, FileChannel channel, int fromRow, int[] ends, GramBits form) {
        this.file = file;
        this.channel = channel;
        this.fromRow = fromRow;
        this.ends = ends;
        this.form = form;
        headBytes = headBytes(ends.length, form.everydays() + form.frequents());
    }

    /** Summaries while they are made. Confined to one thread; 16 MiB. */
    static final class Draft {
        private final byte[] rows = new byte[GramBits.BITS * (MOST_CHUNKS / 8)];
        private final int[] ends = new int[MOST_CHUNKS];
        private final int fromRow;
        private final GramBits form;
        private final int mostChunks;
        private int chunks;

        /** @param mostChunks at most {@link TextSegment#MOST_CHUNKS} */
        Draft(int fromRow, GramBits form, int mostChunks) {
            this.fromRow = fromRow;
            this.form = form;
            this.mostChunks = mostChunks;
        }

        GramBits form() {
            return form;
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

        /** The grams of the records up to that row, exclusive, set these bits. */
        void add(BitSet bits, int endRow) {
            int at = chunks >>> 3;
            byte mask = (byte) (1 << (chunks & 7));
            for (int bit = bits.nextSetBit(0); bit >= 0; bit = bits.nextSetBit(bit + 1)) {
                rows[bit * (MOST_CHUNKS / 8) + at] |= mask;
            }
            ends[chunks++] = endRow;
        }

        /** Writes it whole or not at all. */
        void write(Path file) throws IOException {
            int width = width(chunks);
            int head = headBytes(chunks, form.everydays() + form.frequents());
            ByteBuffer all = ByteBuffer.allocate((int) place(head, chunks, GramBits.BITS));
            all.putLong(MAGIC)
                    .putInt(GramBits.BITS)
                    .putInt(chunks)
                    .putLong(fromRow)
                    .putLong(toRow())
                    .putInt(form.everydays())
                    .putInt(form.frequents())
                    .putInt(form.salt());
            IntBuffer numbers = all.asIntBuffer();
            form.put(numbers.put(ends, 0, chunks));
            all.position(head - SUM_BYTES).putInt(sum(all.array(), 0, head - SUM_BYTES));
            for (int bit = 0; bit < GramBits.BITS; bit++) {
                int from = all.position();
                all.put(rows, bit * (MOST_CHUNKS / 8), width).putInt(sum(all.array(), from, width));
            }
            Path unfinished = file.resolveSibling(file.getFileName() + ".part");
            Files.write(unfinished, all.array());
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static int width(int chunks) {
        return (chunks + 7) / 8;
    }

    /** Where the row of a bit begins. */
    private static long place(int headBytes, int chunks, int bit) {
        return headBytes + (long) bit * (width(chunks) + SUM_BYTES);
    }

    private static int headBytes(int chunks, int grams) {
        return HEADER_BYTES + (chunks + grams) * 4 + SUM_BYTES;
    }

    private static int sum(byte[] bytes, int from, int length) {
        CRC32 sum = new CRC32();
        sum.update(bytes, from, length);
        return (int) sum.getValue();
    }

    /** Opens a file, or gives null if its head is not what {@link Draft#write} wrote, or it is not as long. */
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
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        if (!fill(channel, header, 0) || header.getLong() != MAGIC || header.getInt() != GramBits.BITS) {
            return null;
        }
        int chunks = header.getInt();
        long fromRow = header.getLong();
        long toRow = header.getLong();
        int everydays = header.getInt();
        int frequents = header.getInt();
        int salt = header.getInt();
        if (!isWithin(chunks, 1, MOST_CHUNKS)
                || !isWithin(everydays, 0, Grams.NUMBERS)
                || !isWithin(frequents, 0, Grams.NUMBERS)) {
            return null;
        }
        ByteBuffer head = ByteBuffer.allocate(headBytes(chunks, everydays + frequents));
        int summed = head.capacity() - SUM_BYTES;
        if (channel.size() != place(head.capacity(), chunks, GramBits.BITS)
                || !fill(channel, head, 0)
                || head.getInt(summed) != sum(head.array(), 0, summed)) {
            return null;
        }
        int[] ends = new int[chunks];
        IntBuffer numbers = head.position(HEADER_BYTES).asIntBuffer().get(ends);
        GramBits form = GramBits.read(numbers, salt, everydays, frequents);
        return form != null && fromRow >= 0 && isAscending(fromRow, ends) && ends[chunks - 1] == toRow
                ? new TextSegment(file, channel, (int) fromRow, ends, form)
                : null;
    }

    private static boolean isWithin(int number, int least, int most) {
        return number >= least && number <= most;
    }

    private static boolean isAscending(long fromRow, int[] ends) {
        long last = fromRow;
        for (int end : ends) {
            if (end <= last) {
                return false;
            }
            last = end;
        }
        return true;
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

    /** Whether it is not worth being made again for what came after it. */
    boolean isFull() {
        return ends.length >= MOST_CHUNKS - MOST_CHUNKS / 16;
    }

    GramBits form() {
        return form;
    }

    /** The row behind each chunk's last. Do not change the array. */
    int[] chunkEnds() {
        return ends;
    }

    /**
     * Tells the answer in which records its pattern is not; nothing if anything that it needs for that cannot be read.
     *
     * @param grams numbers of those that the pattern needs
     * @throws DamagedSummaryException if what it reads is not what was written
     */
    void ruleOut(TextAnswer answer, int[] grams) throws IOException {
        BitSet bits = form.of(grams);
        BitSet maybe = new BitSet();
        maybe.set(0, ends.length);
        for (int bit = bits.nextSetBit(0); bit >= 0 && !maybe.isEmpty(); bit = bits.nextSetBit(bit + 1)) {
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
        int width = width(ends.length);
        ByteBuffer all = ByteBuffer.allocate(GramBits.BITS * (width + SUM_BYTES));
        if (!fill(channel, all, headBytes)) {
            throw new DamagedSummaryException(file + " became shorter");
        }
        for (int bit = 0; bit < GramBits.BITS; bit++) {
            check(all, bit * (width + SUM_BYTES), width);
        }
        return all.array();
    }

    /** Whether a chunk has all of these bits. */
    boolean has(byte[] loaded, int chunk, BitSet bits) {
        int step = width(ends.length) + SUM_BYTES;
        return bits.stream().allMatch(bit -> (loaded[bit * step + (chunk >>> 3)] & 1 << (chunk & 7)) != 0);
    }

    private BitSet chunksWith(int bit) throws IOException {
        int width = width(ends.length);
        ByteBuffer row = ByteBuffer.allocate(width + SUM_BYTES);
        if (!fill(channel, row, place(headBytes, ends.length, bit))) {
            throw new DamagedSummaryException(file + " became shorter");
        }
        check(row, 0, width);
        return BitSet.valueOf(row.limit(width));
    }

    private void check(ByteBuffer rows, int from, int width) throws IOException {
        if (rows.getInt(from + width) != sum(rows.array(), from, width)) {
            throw new DamagedSummaryException(file + " is not as it was written");
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
