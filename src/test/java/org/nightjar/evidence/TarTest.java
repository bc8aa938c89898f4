package org.nightjar.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.evidence.Archives.bytes;
import static org.nightjar.evidence.Archives.gzip;
import static org.nightjar.evidence.Archives.join;
import static org.nightjar.evidence.Archives.tarMember;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.model.NightjarException;

/** Tars of every age and kind, and what stands behind their end: nothing is left out without a word. */
class TarTest {

    private static final byte[] END = new byte[1024];

    @TempDir
    Path folder = Path.of("");

    private Entries read(byte[]... parts) throws IOException, NightjarException {
        return Entries.read(folder, join(parts));
    }

    private static byte[] a() {
        return tarMember("a", '0', bytes("one"));
    }

    private static byte[] b() {
        return tarMember("b", '0', bytes("two"));
    }

    /** A field of the header is replaced, and the checksum with it. */
    private static byte[] with(byte[] member, int at, byte... field) {
        byte[] changed = member.clone();
        System.arraycopy(field, 0, changed, at, field.length);
        Arrays.fill(changed, 148, 156, (byte) ' ');
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += changed[i] & 0xff;
        }
        System.arraycopy(bytes(String.format(Locale.ROOT, "%06o", sum)), 0, changed, 148, 6);
        return changed;
    }

    @Test
    void archivesBehindOneAnotherAreReadOn() throws IOException, NightjarException {
        for (Entries found : List.of(
                read(a(), END, b(), END),
                read(gzip(join(a(), END)), gzip(join(b(), END))),
                read(a(), END, new byte[9 * 512], b(), new byte[512]))) {
            assertEquals(List.of("a=one", "b=two"), found.contents);
            assertEquals(List.of(), found.rejects);
        }
    }

    @Test
    void bytesBehindTheEndAreCounted() throws IOException, NightjarException {
        Entries found = read(a(), END, bytes("x".repeat(1000)));
        assertEquals(List.of("a=one"), found.contents);
        assertEquals(List.of(":trailing-bytes"), found.reasons());
        assertTrue(found.rejects.get(0).message().startsWith("1000 bytes follow"));
        assertEquals(List.of(":trailing-bytes"), read(a(), END, bytes("x")).reasons());
    }

    @Test
    void anArchiveThatEndsBetweenTwoMembersIsSaidToLackItsEnd() throws IOException, NightjarException {
        Entries found = read(a());
        assertEquals(List.of("a=one"), found.contents);
        assertEquals(List.of(":truncated"), found.reasons());
        assertEquals(List.of(":truncated"), read(a(), END, b()).reasons());
    }

    @Test
    void theGzipAroundIsCheckedToItsEnd() throws IOException, NightjarException {
        byte[] whole = gzip(join(a(), END));
        byte[] altered = whole.clone();
        altered[altered.length - 6] ^= 1;
        assertEquals(List.of(":damaged"), read(altered).reasons());
        assertEquals(List.of(":trailing-bytes"), read(whole, bytes("x")).reasons());
        assertEquals(
                List.of(":truncated"),
                read(Arrays.copyOf(whole, whole.length - 3)).reasons());
    }

    @Test
    void aBreakWithinAMemberIsOneReject() throws IOException, NightjarException {
        Entries found = read(Arrays.copyOf(a(), 514));
        assertEquals(List.of("a=on"), found.contents);
        assertEquals(List.of("a:truncated"), found.reasons());
    }

    @Test
    void typesThatNobodyDefinedAreFilesAndLabelsAreNone() throws IOException, NightjarException {
        Entries found = read(tarMember("label", 'V', bytes("")), tarMember("odd", 'Z', bytes("three")), a(), END);
        assertEquals(List.of("odd=three", "a=one"), found.contents);
        assertEquals(List.of(), found.rejects);
    }

    @Test
    void aHardLinkThatStatesTheSizeOfItsTargetHasNoContent() throws IOException, NightjarException {
        byte[] link = with(tarMember("l", '1', new byte[0]), 124, bytes("00000010000"));
        Entries found = read(a(), link, b(), END);
        assertEquals(List.of("a=one", "b=two"), found.contents);
        assertEquals(List.of("l:link"), found.reasons());
    }

    @Test
    void sparseMembersAreNamedAndTheNextIsRead() throws IOException, NightjarException {
        byte[] old = with(tarMember("s", 'S', bytes("data")), 482, (byte) 1);
        byte[] head = Arrays.copyOf(old, 512);
        byte[] more = new byte[512];
        byte[] pax = tarMember("p", 'x', bytes("22 GNU.sparse.major=1\n24 GNU.sparse.name=real\n"));
        Entries found = read(
                head,
                more,
                Arrays.copyOfRange(old, 512, old.length),
                pax,
                tarMember("GNUSparseFile.1/real", '0', bytes("1\n")),
                b(),
                END);
        assertEquals(List.of("b=two"), found.contents);
        assertEquals(List.of("s:sparse", "real:sparse"), found.reasons());
    }

    @Test
    void aMemberThatBeganInAnotherVolumeIsNamed() throws IOException, NightjarException {
        assertEquals(
                List.of("m:truncated"),
                read(tarMember("m", 'M', bytes("rest")), END).reasons());
    }

    @Test
    void theTarOfOldHasNoMagicAndIsReadAllTheSame() throws IOException, NightjarException {
        byte[] old = with(a(), 257, new byte[8]);
        Entries found = read(old, END);
        assertEquals(List.of("a=one"), found.contents);
        byte[] noTar = old.clone();
        noTar[150] ^= 1;
        assertEquals(1, read(noTar, END).contents.size());
        assertTrue(read(noTar, END).contents.get(0).startsWith("="));
    }

    @Test
    void whatLooksLikeAPaxFieldWithinAValueIsNone() throws IOException, NightjarException {
        byte[] pax = tarMember("p", 'x', bytes("30 comment=x\n16 path=../evil\n\n16 path=\u00fc/long\n"));
        Entries found = read(pax, a(), END);
        assertEquals(List.of("\u00fc/long=one"), found.contents);
        Entries named = read(tarMember("p", 'x', bytes("15 path=two\nli\n")), a(), END);
        assertEquals(List.of("two?li:unsafe-name"), named.reasons());
    }

    @Test
    void numbersBeyondAllSenseEndInOneReject() throws IOException, NightjarException {
        byte[] huge = new byte[12];
        Arrays.fill(huge, (byte) 0xff);
        huge[4] = 0x7f;
        huge[0] = (byte) 0x80;
        huge[1] = huge[2] = huge[3] = 0;
        Entries found = read(with(a(), 124, huge), b(), END);
        assertEquals(List.of("a:truncated"), found.reasons());
        byte[] negative = new byte[12];
        Arrays.fill(negative, (byte) 0xff);
        assertEquals(List.of(":damaged"), read(with(a(), 124, negative), END).reasons());
    }
}
