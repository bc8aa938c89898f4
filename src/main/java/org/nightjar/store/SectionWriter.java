package org.nightjar.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.nightjar.job.JobContext;

/**
 * Writes a column file: a head with a table of sections, then sections of plain little-endian numbers, each with its
 * checksum ({@code formats/cache.md}). The head is written last, so that a file that was cut off is none.
 */
final class SectionWriter implements Closeable {

    static final long MAGIC = 0x31_53_4c_4f_43_4a_4eL;

    /** Rises with every change of what the sections are. */
    static final int FORM = 4;

    static final int HEAD = 16_384;
    static final int ENTRIES = 128;
    static final int ENTRY = 32;
    static final int STAMP_AT = 32;
    static final int STAMP = 32;
    static final int CHECK_AT = 64;
    static final int MOST_SECTIONS = (HEAD - ENTRIES) / ENTRY;
    private static final int ALIGNED = 8;
    private static final int BUFFER = 1 << 20;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private final ByteBuffer head = ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN);
    private final JobContext job;
    private @Nullable CRC32C check;
    private int sections;
    private int width;
    private int count;
    private long start;

    /** @throws IOException also if there is such a file */
    SectionWriter(Path file, JobContext job) throws IOException {
        this.job = job;
        channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        channel.position(HEAD);
    }

    /**
     * Starts a section.
     *
     * @param numberCount how many numbers; -1 for as many bytes as will come
     */
    void begin(int numberWidth, int numberCount) throws IOException {
        job.checkCancelled();
        start = (channel.position() + ALIGNED - 1) / ALIGNED * ALIGNED;
        channel.position(start);
        width = numberWidth;
        count = numberCount;
        check = new CRC32C();
    }

    void put(byte[] values, int from, int length) throws IOException {
        for (int at = from; at < from + length; ) {
            if (!buffer.hasRemaining()) {
                flush();
            }
            int some = Math.min(buffer.remaining(), from + length - at);
            buffer.put(values, at, some);
            at += some;
        }
    }

    void put(char[] values, int length) throws IOException {
        flush();
        for (int at = 0; at < length; ) {
            int some = Math.min(BUFFER / Character.BYTES, length - at);
            buffer.asCharBuffer().put(values, at, some);
            buffer.position(some * Character.BYTES);
            flush();
            at += some;
        }
    }

    void put(int[] values, int length) throws IOException {
        flush();
        for (int at = 0; at < length; ) {
            int some = Math.min(BUFFER / Integer.BYTES, length - at);
            buffer.asIntBuffer().put(values, at, some);
            buffer.position(some * Integer.BYTES);
            flush();
            at += some;
        }
    }

    void put(long[] values, int length) throws IOException {
        flush();
        for (int at = 0; at < length; ) {
            int some = Math.min(BUFFER / Long.BYTES, length - at);
            buffer.asLongBuffer().put(values, at, some);
            buffer.position(some * Long.BYTES);
            flush();
            at += some;
        }
    }

    /** All that remains of these bytes. */
    void put(ByteBuffer bytes) throws IOException {
        flush();
        while (bytes.hasRemaining()) {
            ByteBuffer some = bytes.slice(bytes.position(), Math.min(BUFFER, bytes.remaining()));
            bytes.position(bytes.position() + some.remaining());
            buffer.put(some);
            flush();
        }
    }

    private void flush() throws IOException {
        job.checkCancelled();
        buffer.flip();
        java.util.Objects.requireNonNull(check).update(buffer.duplicate());
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    /** @throws IOException also if the section is larger than can be read again */
    void end() throws IOException {
        flush();
        long length = channel.position() - start;
        if (length > Integer.MAX_VALUE || sections == MOST_SECTIONS) {
            throw new IOException("a section of " + length + " bytes is too large for a column file");
        }
        head.position(ENTRIES + sections++ * ENTRY);
        head.putLong(start).putLong(length).putInt(count < 0 ? (int) length : count);
        head.putInt(width).putInt((int) java.util.Objects.requireNonNull(check).getValue());
    }

    /** Writes the head, and waits until all of it is on disk. */
    void finish(byte[] stamp, long rows) throws IOException {
        head.clear();
        head.putLong(MAGIC).putInt(FORM).putInt(sections).putLong(rows).putLong(channel.position());
        head.put(STAMP_AT, stamp, 0, STAMP);
        head.putInt(CHECK_AT, checkOf(head));
        head.clear();
        channel.force(false);
        channel.write(head, 0);
        channel.force(true);
    }

    /** Of all of the head, its own place taken as 0. */
    static int checkOf(ByteBuffer head) {
        ByteBuffer all = ByteBuffer.allocate(HEAD).put(head.duplicate().clear()).putInt(CHECK_AT, 0);
        CRC32C check = new CRC32C();
        check.update(all.clear());
        return (int) check.getValue();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
