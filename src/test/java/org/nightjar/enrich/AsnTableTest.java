package org.nightjar.enrich;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class AsnTableTest {
    /** Two operators, 4294967294 and 4294967295; 1.0.0.0/24 and 255.0.0.0/8; 2001:db8::/32 and ffff::/16. */
    private static final byte[] PLAIN = bytes(
            'N', 'J', 'A', 'S', 'N', 0, 0, 1, 1, 2, 0xfe, 0xff, 0xff, 0xff, 0xf, 1, 1, 'A', 2, 'B', 'c', 2, 0x80, 0x80,
            0x80, 8, 0x80, 0xfe, 0xff, 0xef, 0xf, 0xff, 1, 0xff, 0xff, 0xff, 7, 0, 1, 2, 0x80, 0x80, 0x80, 0x80, 0x80,
            0xb7, 0xc3, 0x80, 0x20, 0x80, 0x80, 0x80, 0x80, 0xf0, 0xc8, 0xfc, 0xfe, 0xdf, 1, 0xff, 0xff, 0xff, 0xff,
            0xf, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x3f, 1, 0);

    @Test
    void rangesAreFoundFromTheirFirstAddressToTheirLast() throws IOException {
        AsnTable table = read(PLAIN);
        assertEquals(LocalDate.of(1970, 1, 2), table.date());
        assertEquals(0, table.find(bytes(1, 0, 0, 0)));
        assertEquals(0, table.find(bytes(1, 0, 0, 255)));
        assertEquals(-1, table.find(bytes(1, 0, 1, 0)));
        assertEquals(-1, table.find(bytes(0, 255, 255, 255)));
        assertEquals(1, table.find(bytes(255, 0, 0, 0)));
        assertEquals(1, table.find(bytes(255, 255, 255, 255)));
        assertEquals(1, table.find(bytes(0x20, 1, 0x0d, 0xb8, 0xff, 0, 0, 0, 9, 9, 9, 9, 9, 9, 9, 9)));
        assertEquals(-1, table.find(bytes(0x20, 1, 0x0d, 0xb9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)));
        assertEquals(0, table.find(bytes(0xff, 0xff, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)));
    }

    @Test
    void numbersAreUnsigned() throws IOException {
        AsnTable table = read(PLAIN);
        assertEquals(4294967294L, table.number(0));
        assertEquals("A", table.name(0));
        assertEquals(4294967295L, table.number(1));
        assertEquals("Bc", table.name(1));
        assertEquals(1, table.findNumber(4294967295L));
        assertEquals(-1, table.findNumber(1));
    }

    @Test
    void aTableCutShortOrOfAnotherVersionIsRefused() {
        for (int length = 0; length < PLAIN.length; length++) {
            byte[] cut = Arrays.copyOf(PLAIN, length);
            assertThrows(IOException.class, () -> read(cut), "cut to " + length);
        }
        byte[] newer = PLAIN.clone();
        newer[7] = 2;
        assertThrows(IOException.class, () -> read(newer));
    }

    private static AsnTable read(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        }
        return new AsnTable(new ByteArrayInputStream(packed.toByteArray()));
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
