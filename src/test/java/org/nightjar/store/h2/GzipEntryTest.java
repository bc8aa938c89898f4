package org.nightjar.store.h2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class GzipEntryTest {

    private static final int RECORDS = 500;
    private static final int LENGTH = 1_000;

    /** Digits that hardly repeat, another run of them for each seed. */
    private static byte[] content(long seed) {
        byte[] bytes = new byte[RECORDS * LENGTH];
        Random random = new Random(seed);
        for (int at = 0; at < bytes.length; at++) {
            bytes[at] = (byte) ('0' + random.nextInt(10));
        }
        return bytes;
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }

    private static RecordBlock placed() {
        int[] offsets = new int[RECORDS];
        int[] lengths = new int[RECORDS];
        Arrays.setAll(offsets, at -> at * LENGTH);
        Arrays.fill(lengths, LENGTH);
        return new RecordBlock(7, new byte[0], offsets, lengths);
    }

    private static String text(byte[] content, int record) {
        return new String(content, record * LENGTH, LENGTH, StandardCharsets.US_ASCII);
    }

    private static String text(GzipEntry entry, int record) throws DamagedBlockException {
        return new String(entry.record(7 + record), StandardCharsets.US_ASCII);
    }

    @Test
    void recordsAreReadInAnyOrderAndTheNextEntryMayUseTheSameRoom() throws Exception {
        byte[] room = new byte[0];
        for (long seed = 1; seed <= 3; seed++) {
            byte[] content = content(seed);
            GzipEntry entry = new GzipEntry(placed(), gzip(content), room);
            for (int record : new int[] {3, 0, 499, 250, 3}) {
                assertEquals(text(content, record), text(entry, record));
            }
            assertTrue(entry.holds(7) && entry.holds(506) && !entry.holds(6) && !entry.holds(507));
            room = entry.room();
            assertTrue(room.length >= content.length);
        }
    }

    @Test
    void nothingBehindTheRecordIsInflated() throws Exception {
        byte[] content = content(1);
        byte[] whole = gzip(content);
        byte[] half = Arrays.copyOf(whole, whole.length / 2);
        GzipEntry entry = new GzipEntry(placed(), half, new byte[0]);
        assertEquals(text(content, 10), text(entry, 10));
        assertThrows(DamagedBlockException.class, () -> entry.record(7 + RECORDS - 1));
    }
}
