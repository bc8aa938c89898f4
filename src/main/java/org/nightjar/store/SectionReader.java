package org.nightjar.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * Reads the sections of a column file in their order. The file is hostile until the opposite is known: every place lies
 * within the file, every length is that of its numbers, every checksum is compared before a number is used, and numbers
 * are below the limit that the caller names. What does not hold is a {@link DamagedCacheException}. Confined to one
 * thread; sections may be read by any.
 */
final class SectionReader implements AutoCloseable {

    /** A file may have so much, whatever it holds. */
    private static final long FREE_BYTES = 64L << 20;

    /** And so much for each event. */
    private static final long MOST_A_ROW = 2_048;

    private final FileChannel channel;
    private final ByteBuffer head;
    private final int sections;
    private final long length;
    private int next;

    /** A part of the file, and where it begins. */
    private ByteBuffer mapped = ByteBuffer.allocate(0);

    private long mappedFrom;

    private SectionReader(FileChannel channel, long rows, byte[] stamp) throws IOException {
        this.channel = channel;
        length = channel.size();
        if (length < SectionWriter.HEAD || length > FREE_BYTES + rows * MOST_A_ROW) {
            throw new DamagedCacheException("its size is " + length);
        }
        head = ByteBuffer.allocate(SectionWriter.HEAD).order(ByteOrder.LITTLE_ENDIAN);
        while (head.hasRemaining() && channel.read(head, head.position()) > 0) {
            // until the head is whole
        }
        byte[] said = new byte[SectionWriter.STAMP];
        head.get(SectionWriter.STAMP_AT, said);
        head.clear();
        boolean known = head.getLong() == SectionWriter.MAGIC && head.getInt() == SectionWriter.FORM;
        sections = head.getInt();
        boolean whole = head.getLong() == rows
                && head.getLong() == length
                && head.getInt(SectionWriter.CHECK_AT) == SectionWriter.checkOf(head);
        if (!known || !whole || !java.util.Arrays.equals(said, stamp)) {
            throw new DamagedCacheException("it was made of something else");
        }
        if (sections < 0 || sections > SectionWriter.MOST_SECTIONS) {
            throw new DamagedCacheException("it claims " + sections + " sections");
        }
    }

    /**
     * Opens a file that was made of just that.
     *
     * @param rows how many events the case has
     * @param stamp of the state of the case
     */
    static SectionReader open(Path file, long rows, byte[] stamp) throws IOException {
        FileChannel channel = FileChannel.open(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
        try {
            return new SectionReader(channel, rows, stamp);
        } catch (IOException | RuntimeException unusable) {
            channel.close();
            throw unusable;
        }
    }

    /** The file's size. */
    long length() {
        return length;
    }

    /** The next section, not yet checked. */
    Section next() throws IOException {
        if (next == sections) {
            throw new DamagedCacheException("a section is missing");
        }
        head.position(SectionWriter.ENTRIES + next++ * SectionWriter.ENTRY);
        long start = head.getLong();
        long bytes = head.getLong();
        int count = head.getInt();
        int width = head.getInt();
        int check = head.getInt();
        boolean inside =
                start >= SectionWriter.HEAD && bytes >= 0 && bytes <= Integer.MAX_VALUE && start <= length - bytes;
        if (!inside || count < 0 || width < 0 || width > Long.BYTES || (long) count * width != bytes) {
            throw new DamagedCacheException("a section lies outside");
        }
        ByteBuffer data = bytes == 0 ? ByteBuffer.allocate(0) : mapped(start, (int) bytes);
        return new Section(data.order(ByteOrder.LITTLE_ENDIAN), count, width, check);
    }

    /** Sections share a mapping where they can: a process may have some tens of thousands, and they go when they are collected. */
    private ByteBuffer mapped(long start, int bytes) throws IOException {
        if (start < mappedFrom || start + bytes > mappedFrom + mapped.capacity()) {
            mapped = channel.map(FileChannel.MapMode.READ_ONLY, start, Math.min(length - start, Integer.MAX_VALUE));
            mappedFrom = start;
        }
        return mapped.slice((int) (start - mappedFrom), bytes);
    }

    /** How many numbers the next section claims; it is the next one still. */
    int countOfNext() throws IOException {
        int count = next().count();
        next--;
        return count;
    }

    /** Whether all have been taken. */
    boolean isAtEnd() {
        return next == sections;
    }

    /** What is mapped stays mapped. */
    @Override
    public void close() throws IOException {
        channel.close();
    }

    /**
     * Numbers of one width.
     *
     * @param check the checksum that they should have
     */
    record Section(ByteBuffer data, int count, int width, int check) {

        void requireSound() throws DamagedCacheException {
            CRC32C sum = new CRC32C();
            sum.update(data.duplicate());
            require((int) sum.getValue() == check, "a checksum does not hold");
        }

        static void require(boolean holds, String otherwise) throws DamagedCacheException {
            if (!holds) {
                throw new DamagedCacheException(otherwise);
            }
        }

        /** Codes below the limit, copied into the heap. */
        Codes codes(int limit) throws DamagedCacheException {
            requireSound();
            switch (width) {
                case 0 -> {
                    require(limit > 0 || count == 0, "a code is outside its values");
                    return Codes.zeros(count);
                }
                case Byte.BYTES -> {
                    requireBelow(limit);
                    byte[] all = new byte[count];
                    data.get(0, all);
                    return Codes.of(all);
                }
                case Character.BYTES -> {
                    requireBelow(limit);
                    char[] all = new char[count];
                    data.asCharBuffer().get(all);
                    return Codes.of(all);
                }
                default -> {
                    return Codes.of(ints(limit));
                }
            }
        }

        /** Codes below the limit that stay in the file. */
        Codes mappedCodes(int limit) throws DamagedCacheException {
            requireSound();
            require(width <= 2 || width == Integer.BYTES, "a code has " + width + " bytes");
            if (width == 0) {
                return Codes.zeros(count);
            }
            requireBelow(limit);
            return Codes.mapped(data, width, count);
        }

        private void requireBelow(int limit) throws DamagedCacheException {
            require(CodesBelow.all(data, width, limit), "a code is outside its values");
        }

        int[] ints(int limit) throws DamagedCacheException {
            requireSound();
            require(width == Integer.BYTES, "a number has " + width + " bytes");
            requireBelow(limit);
            int[] all = new int[count];
            data.asIntBuffer().get(all);
            return all;
        }

        /** The same, which make up a whole. */
        int[] parts(int whole) throws DamagedCacheException {
            int[] all = ints(Integer.MAX_VALUE);
            long sum = 0;
            for (int one : all) {
                sum += one;
            }
            require(sum == whole, "counts do not make up the rows");
            return all;
        }

        /** The same, which never descend and end with a number that the caller names. */
        int[] rising(int end) throws DamagedCacheException {
            int[] all = ints(Integer.MAX_VALUE);
            for (int i = 1; i < all.length; i++) {
                require(all[i - 1] <= all[i], "places descend");
            }
            require(all.length == 0 ? end == 0 : all[all.length - 1] == end, "places do not end where they should");
            return all;
        }
    }
}
