package org.nightjar.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.evidence.Archives.bytes;
import static org.nightjar.evidence.Archives.gzip;
import static org.nightjar.evidence.Archives.join;
import static org.nightjar.evidence.Archives.storedZip;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.evidence.Archives.Stored;
import org.nightjar.model.NightjarException;

/** What a zip holds and its directory does not show. */
class ForgedZipTest {

    @TempDir
    Path folder;

    private static int find(byte[] bytes, int signature, int from) {
        ByteBuffer little = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = from; i + 4 <= bytes.length; i++) {
            if (little.getInt(i) == signature) {
                return i;
            }
        }
        throw new AssertionError("no such signature");
    }

    /** The same zip with the first member struck out of its directory. */
    private static byte[] hideFirst(byte[] zip) {
        int central = find(zip, 0x02014b50, 0);
        int second = find(zip, 0x02014b50, central + 4);
        byte[] shorter = join(Arrays.copyOf(zip, central), Arrays.copyOfRange(zip, second, zip.length));
        ByteBuffer end = ByteBuffer.wrap(shorter).order(ByteOrder.LITTLE_ENDIAN);
        int endAt = shorter.length - 22;
        end.putShort(endAt + 8, (short) 1).putShort(endAt + 10, (short) 1);
        end.putInt(endAt + 12, end.getInt(endAt + 12) - (second - central));
        return shorter;
    }

    private static final List<Stored> TWO =
            List.of(new Stored("stale.json", bytes("old content"), 0), new Stored("b.json", bytes("new"), 0));

    @Test
    void memberThatTheDirectoryDoesNotListIsNamed() throws IOException, NightjarException {
        Entries found = Entries.read(folder, hideFirst(storedZip(TWO)));
        assertEquals(List.of("b.json=new"), found.contents);
        assertEquals(List.of("stale.json:hidden-member"), found.reasons());
        assertTrue(found.rejects.get(0).message().contains("at byte 0"));
    }

    @Test
    void memberHiddenInANestedZipIsNamedToo() throws IOException, NightjarException {
        Entries found = Entries.read(folder, gzip(hideFirst(storedZip(TWO))));
        assertEquals(List.of("stale.json:hidden-member"), found.reasons());
    }

    @Test
    void zipBeforeTheZipIsNoticed() throws IOException, NightjarException {
        Entries found = Entries.read(
                folder, join(storedZip(TWO), storedZip(List.of(new Stored("last.json", bytes("last"), 0)))));
        assertEquals(List.of("last.json=last"), found.contents);
        assertEquals(List.of("stale.json:hidden-member", "b.json:hidden-member"), found.reasons());
    }

    @Test
    void zipWithinAMemberIsNotHidden() throws IOException, NightjarException {
        Entries found = Entries.read(folder, storedZip(List.of(new Stored("in.zip", storedZip(TWO), 0))));
        assertEquals(List.of("in.zip!/stale.json=old content", "in.zip!/b.json=new"), found.contents);
        assertEquals(List.of(), found.reasons());
    }

    @Test
    void streamedMembersAreNotTakenForHiddenOnes() throws IOException, NightjarException {
        Entries found = Entries.read(
                folder, storedZip(List.of(new Stored("a", bytes("1"), 8), new Stored("b", bytes("2"), 8))));
        assertEquals(List.of(), found.reasons());
    }

    @Test
    void membersThatShareBytesAreReadAndSaid() throws IOException, NightjarException {
        byte[] zip = storedZip(TWO);
        int second = find(zip, 0x02014b50, find(zip, 0x02014b50, 0) + 4);
        byte[] forged = zip.clone();
        ByteBuffer.wrap(forged).order(ByteOrder.LITTLE_ENDIAN).putInt(second + 42, 0);
        Entries found = Entries.read(folder, forged);
        assertTrue(
                found.reasons().contains(":overlapping-members"),
                found.reasons().toString());
        assertTrue(
                found.reasons().contains("b.json:hidden-member"),
                found.reasons().toString());
    }

    @Test
    void bytesBehindTheEndAreSaidAndPaddingIsNot() throws IOException, NightjarException {
        byte[] zip = storedZip(TWO);
        Entries padded = Entries.read(folder, join(zip, new byte[100]));
        assertEquals(List.of(), padded.reasons());
        Entries found = Entries.read(folder, join(zip, bytes("a note")));
        assertEquals(2, found.contents.size());
        assertEquals(List.of(":trailing-bytes"), found.reasons());
        assertEquals(zip.length, found.rejects.get(0).position().byteOffset());
        assertTrue(found.rejects.get(0).message().startsWith("6 bytes"));
    }

    @Test
    void manyHiddenMembersAreCountedAndNotAllListed() throws IOException, NightjarException {
        byte[] many = storedZip(java.util.stream.IntStream.range(0, 500)
                .mapToObj(i -> new Stored("h" + i, bytes("x"), 0))
                .toList());
        Entries found = Entries.read(folder, join(many, storedZip(List.of(new Stored("last", bytes("y"), 0)))));
        assertEquals(101, found.rejects.size());
        assertTrue(found.rejects.get(100).message().startsWith("400 more"));
    }

    @Test
    void namesInAnyBytesAreKept() throws IOException, NightjarException {
        byte[] zip = storedZip(List.of(new Stored("name-xy.json", bytes("1"), 0)));
        byte[] latin = new String(zip, StandardCharsets.ISO_8859_1)
                .replace("xy", "\u00e9\u00ff")
                .getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(List.of("name-\u00e9\u00ff.json=1"), Entries.read(folder, latin).contents);
    }
}
