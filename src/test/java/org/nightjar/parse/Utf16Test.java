package org.nightjar.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nightjar.evidence.EvidenceLimits;

/** Logs in UTF-16, of either order, with and without a byte order mark. */
class Utf16Test {

    private static String record(String action) {
        return "{\"eventTime\":\"2024-01-02T03:04:05Z\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"" + action
                + "\"}";
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE,true", "UTF-16BE,true", "UTF-16LE,false", "UTF-16BE,false"})
    void recordsAreReadAndLeadToTheirPlaceInTheOriginal(String name, boolean mark) throws IOException {
        Charset charset = Charset.forName(name);
        String text = (mark ? "\uFEFF" : "") + "{\"Records\":[" + record("A") + ",\r\n"
                + record("Caf\u00e9 \u20ac \ud83d\ude00") + "," + record("C") + "]}";
        byte[] source = text.getBytes(charset);
        Collected found = Collected.of(source);
        assertEquals(List.of(), found.rejects);
        assertEquals(List.of("A", "Caf\u00e9 \u20ac \ud83d\ude00", "C"), found.actions());
        assertStandsWhereItSays(found, source, charset);
    }

    private static void assertStandsWhereItSays(Collected found, byte[] source, Charset charset) {
        for (int i = 0; i < found.events.size(); i++) {
            String raw = found.rawText(i);
            int at = (int) found.events.get(i).position().byteOffset();
            byte[] original = raw.getBytes(charset);
            assertEquals(raw, new String(Arrays.copyOfRange(source, at, at + original.length), charset));
        }
    }

    @Test
    void positionsHoldOverManyBlocksAndInSlowStreams() throws IOException {
        StringBuilder text = new StringBuilder("\uFEFF");
        for (int i = 0; i < 3_000; i++) {
            text.append(record("x\ud83d\ude00\u00fc".repeat(i % 40) + i)).append(i % 7 == 0 ? "\n{broken\n" : "\n");
        }
        byte[] source = text.toString().getBytes(StandardCharsets.UTF_16BE);
        Collected found = new Collected(EvidenceLimits.DEFAULT);
        InputStream slow = new ByteArrayInputStream(source) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(977, length));
            }
        };
        found.entry("", slow);
        assertEquals(3_000, found.events.size());
        assertEquals(429, found.rejects.size());
        assertStandsWhereItSays(found, source, StandardCharsets.UTF_16BE);
        found.rejects.forEach(reject -> {
            int at = (int) reject.position().byteOffset();
            assertEquals("{broken", new String(source, at, 14, StandardCharsets.UTF_16BE));
        });
    }

    @Test
    void loneSurrogatesAndAnOddEndBreakNothing() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {(byte) 0xff, (byte) 0xfe});
        String text = record("A@B") + "\n" + record("C");
        byte[] plain = text.getBytes(StandardCharsets.UTF_16LE);
        int at = text.indexOf('@') * 2;
        plain[at] = 0x3d;
        plain[at + 1] = (byte) 0xd8;
        bytes.writeBytes(plain);
        bytes.write('x');
        Collected found = Collected.of(bytes.toByteArray());
        assertEquals(List.of("A\ufffdB", "C"), found.actions());
        assertEquals(List.of("broken-json"), found.reasons());
        assertTrue(found.events.get(1).position().byteOffset() > at);
    }

    @Test
    void binaryDataWithManyZerosIsNotTakenForText() throws IOException {
        assertEquals(
                EntryOutcome.Kind.NOT_A_LOG,
                Collected.of(new byte[] {0, 1, 0, 2, 0, 3, 0, 4, 0, 5})
                        .outcome()
                        .kind());
    }

    @Test
    void tableInUtf16IsReadAsWindowsToolsWriteIt() throws IOException {
        String text = "\uFEFFEvent name\tEvent time\tEvent ID\r\nGetObject\t2024-01-02T03:04:05Z\te-1\r\n";
        byte[] source = text.getBytes(StandardCharsets.UTF_16LE);
        Collected found = Collected.of(source);
        assertEquals(List.of("GetObject"), found.actions(), () -> found.outcome() + " " + found.rejects);
        assertStandsWhereItSays(found, source, StandardCharsets.UTF_16LE);
    }
}
