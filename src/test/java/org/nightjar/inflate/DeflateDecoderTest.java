package org.nightjar.inflate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Holds the decoder against zlib: the same bytes, the same end, and the same refusal at the same byte. A failure names its seed.
 * Longer: {@code mvn test -Dtest=DeflateDecoderTest -Dtest.excluded=none -Dnightjar.fuzz.seconds=600}.
 */
class DeflateDecoderTest {

    /** How a run of deflate data ended, and where. */
    private record Run(byte[] content, String end, int unused) {

        void assertSame(Run other, String what) {
            assertEquals(other.end, end, what);
            assertArrayEquals(other.content, content, what);
            assertEquals(other.unused, unused, what);
        }
    }

    /** Gives as few bytes as it likes. */
    private static final class Trickle extends InputStream {
        private final InputStream in;
        private final Random random;

        Trickle(byte[] data, Random random) {
            in = new ByteArrayInputStream(data);
            this.random = random;
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return in.read(into, offset, random.nextInt(20) == 0 ? length : 1 + random.nextInt(Math.min(length, 40)));
        }
    }

    private static Run ours(InputStream data, Random random) throws IOException {
        CompressedInput input = new CompressedInput(data);
        DeflateDecoder decoder = new DeflateDecoder(input);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 1 + random.nextInt(19)];
        String end = "ended";
        try {
            for (int count = decoder.read(buffer, 0, buffer.length);
                    count >= 0;
                    count = decoder.read(buffer, 0, buffer.length)) {
                assertTrue(count > 0);
                out.write(buffer, 0, count);
            }
        } catch (DataFormatException met) {
            assertThrows(DataFormatException.class, () -> decoder.read(buffer, 0, 1));
            return new Run(out.toByteArray(), "damaged", 0);
        } catch (EOFException met) {
            assertThrows(EOFException.class, () -> decoder.read(buffer, 0, 1));
            return new Run(out.toByteArray(), "truncated", 0);
        }
        int unused = 0;
        while (input.next() >= 0) {
            unused++;
        }
        return new Run(out.toByteArray(), end, unused);
    }

    private static Run zlib(byte[] data) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(data);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[1 << 16];
            while (!inflater.finished()) {
                long before = inflater.getBytesWritten();
                try {
                    int count = inflater.inflate(buffer);
                    out.write(buffer, 0, count);
                    if (count == 0 && !inflater.finished()) {
                        return new Run(out.toByteArray(), "truncated", 0);
                    }
                } catch (DataFormatException met) {
                    out.write(buffer, 0, (int) (inflater.getBytesWritten() - before));
                    return new Run(out.toByteArray(), "damaged", 0);
                }
            }
            return new Run(out.toByteArray(), "ended", inflater.getRemaining());
        } finally {
            inflater.end();
        }
    }

    /** Of the kinds that make all sorts of blocks: noise, few letters, long repeats, and what logs look like. */
    private static byte[] content(Random random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int parts = random.nextInt(6);
        for (int part = 0; part < parts; part++) {
            byte[] bytes = new byte[random.nextInt(random.nextInt(3) == 0 ? 200_000 : 3_000)];
            switch (random.nextInt(4)) {
                case 0 -> random.nextBytes(bytes);
                case 1 -> Arrays.fill(bytes, (byte) random.nextInt(256));
                case 2 -> {
                    for (int i = 0; i < bytes.length; i++) {
                        bytes[i] = (byte) ('a' + (int) Math.abs(random.nextGaussian() * 4));
                    }
                }
                default -> {
                    StringBuilder text = new StringBuilder();
                    while (text.length() < bytes.length) {
                        text.append("{\"eventName\":\"Put")
                                .append(random.nextInt(30))
                                .append("\",\"eventID\":\"")
                                .append(Long.toHexString(random.nextLong()))
                                .append("\"},");
                    }
                    bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
                }
            }
            out.writeBytes(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] deflate(byte[] content, Random random) {
        Deflater deflater = new Deflater(random.nextInt(11) - 1, true);
        try {
            deflater.setStrategy(new int[] {Deflater.DEFAULT_STRATEGY, Deflater.FILTERED, Deflater.HUFFMAN_ONLY}
                    [Math.max(0, random.nextInt(6) - 3)]);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[4096];
            int at = 0;
            while (at < content.length) {
                int count = Math.min(content.length - at, 1 + random.nextInt(100_000));
                deflater.setInput(content, at, count);
                int flush = random.nextInt(3) == 0 ? Deflater.SYNC_FLUSH : Deflater.NO_FLUSH;
                int got;
                do {
                    got = deflater.deflate(buffer, 0, buffer.length, flush);
                    out.write(buffer, 0, got);
                } while (got > 0 || !deflater.needsInput());
                at += count;
            }
            deflater.finish();
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** Bits are turned over, bytes lost, added or put elsewhere. */
    private static byte[] damage(byte[] data, Random random) {
        byte[] bytes = data.clone();
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times && bytes.length > 1; i++) {
            int at = random.nextInt(random.nextBoolean() ? bytes.length : Math.min(bytes.length, 100));
            switch (random.nextInt(5)) {
                case 0 -> bytes = Arrays.copyOf(bytes, at);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes[at] = (byte) random.nextInt(256);
                case 3 -> {
                    byte[] shorter = Arrays.copyOf(bytes, bytes.length - 1);
                    System.arraycopy(bytes, at + 1, shorter, at, shorter.length - at);
                    bytes = shorter;
                }
                default ->
                    System.arraycopy(
                            bytes, random.nextInt(at + 1), bytes, at, Math.min(bytes.length - at, random.nextInt(20)));
            }
        }
        return bytes;
    }

    private static void compare(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] content = content(random);
        byte[] packed = deflate(content, random);
        byte[] behind = new byte[random.nextInt(30)];
        random.nextBytes(behind);
        byte[] data = Arrays.copyOf(packed, packed.length + behind.length);
        System.arraycopy(behind, 0, data, packed.length, behind.length);
        Run whole = ours(new Trickle(data, random), random);
        whole.assertSame(new Run(content, "ended", behind.length), "seed " + seed);
        ours(new ByteArrayInputStream(data), random).assertSame(whole, "seed " + seed);
        for (int i = 0; i < 8; i++) {
            byte[] damaged = damage(data, random);
            Run theirs = zlib(damaged);
            ours(new Trickle(damaged, random), random).assertSame(theirs, "seed " + seed + ", damaged " + i);
            ours(new ByteArrayInputStream(damaged), random).assertSame(theirs, "seed " + seed + ", damaged " + i);
        }
    }

    @Test
    void givesAndRefusesWhatZlibGivesAndRefuses() throws IOException {
        for (long seed = 0; seed < 400; seed++) {
            compare(seed);
        }
    }

    @Test
    @Tag("long")
    void givesAndRefusesWhatZlibGivesAndRefusesForLong() throws IOException {
        long until = System.nanoTime() + Long.getLong("nightjar.fuzz.seconds", 60) * 1_000_000_000L;
        for (long seed = 1_000; System.nanoTime() < until; seed++) {
            compare(seed);
        }
    }

    /** Noise alone: most of it are blocks that bring codes of their own which are none. */
    @Test
    void refusesNoiseAsZlibDoes() throws IOException {
        for (long seed = 0; seed < 30_000; seed++) {
            Random random = new Random(seed);
            byte[] noise = new byte[1 + random.nextInt(300)];
            random.nextBytes(noise);
            noise[0] = (byte) (noise[0] & ~6 | random.nextInt(4) << 1);
            ours(new ByteArrayInputStream(noise), random).assertSame(zlib(noise), "seed " + seed);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a block of the fourth kind, 07, damaged",
        "a stored block that does not confirm its length, 0105000500, damaged",
        "a stored block that breaks off, 010500faff6162, truncated",
        "nothing, '', truncated",
        "a copy from before the beginning, 4b044200, damaged",
        "an empty block, 0300, ended",
        "an empty stored block, 010000ffff, ended"
    })
    void namesHowItEnds(String what, String hex, String end) throws IOException {
        byte[] data = HexFormat.of().parseHex(hex);
        Run run = ours(new ByteArrayInputStream(data), new Random(1));
        assertEquals(end, run.end, what);
        run.assertSame(zlib(data), what);
    }

    /** A gigabyte of blanks is inflated in the room of one piece. */
    @Test
    void keepsNoMoreThanAPiece() throws Exception {
        byte[] blanks = new byte[64 << 20];
        Arrays.fill(blanks, (byte) ' ');
        byte[] packed = deflate(blanks, new Random(3));
        DeflateDecoder decoder = new DeflateDecoder(new CompressedInput(new ByteArrayInputStream(packed)));
        byte[] buffer = new byte[32 << 20];
        int most = 0;
        long all = 0;
        for (int count = decoder.read(buffer, 0, buffer.length);
                count >= 0;
                count = decoder.read(buffer, 0, buffer.length)) {
            most = Math.max(most, count);
            all += count;
        }
        assertEquals(blanks.length, all);
        assertTrue(most <= 160 << 10, "at once " + most);
    }

    /** What the input said before it failed is handed out, then the failure. */
    @Test
    void handsOutWhatCameBeforeAFailureOfTheInput() throws Exception {
        byte[] content = new byte[100_000];
        new Random(11).nextBytes(content);
        byte[] packed = deflate(content, new Random(12));
        int half = packed.length / 2;
        byte[] before = zlib(Arrays.copyOf(packed, half)).content;
        assertTrue(before.length > 1000);
        InputStream failing = new InputStream() {
            private int at;

            @Override
            public int read() throws IOException {
                if (at == half) {
                    throw new IOException("the disk is gone");
                }
                return packed[at++] & 0xff;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                into[offset] = (byte) read();
                return 1;
            }
        };
        DeflateDecoder decoder = new DeflateDecoder(new CompressedInput(failing));
        byte[] got = new byte[before.length];
        int filled = 0;
        while (filled < got.length) {
            filled += decoder.read(got, filled, got.length - filled);
        }
        assertArrayEquals(before, got);
        IOException met = assertThrows(IOException.class, () -> decoder.read(got, 0, 1));
        assertEquals("the disk is gone", met.getMessage());
    }
}
