package org.nightjar.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.evidence.Archives.bytes;
import static org.nightjar.evidence.Archives.gzip;
import static org.nightjar.evidence.Archives.join;
import static org.nightjar.evidence.Archives.storedZip;
import static org.nightjar.evidence.Archives.tarMember;
import static org.nightjar.evidence.Archives.zip;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.evidence.Archives.Stored;
import org.nightjar.job.JobCancelledException;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobRunner;
import org.nightjar.job.JobState;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;

/** Containers, whole and broken. */
class EvidenceReaderTest {

    @TempDir
    Path folder = Path.of("");

    private static final int MEBI = 1024 * 1024;

    private static byte[] head(byte[] bytes, int length) {
        return Arrays.copyOf(bytes, length);
    }

    @Test
    void plainFileIsOneEntryWithoutAName() throws IOException, NightjarException {
        assertEquals(List.of("=hello"), Entries.read(folder, bytes("hello")).contents);
        assertEquals(List.of("="), Entries.read(folder, bytes("")).contents);
    }

    @Test
    void gzipOfSeveralMembersIsOneEntry() throws IOException, NightjarException {
        Entries found = Entries.read(folder, join(gzip(bytes("ab")), gzip(bytes("")), gzip(bytes("cd")), new byte[64]));
        assertEquals(List.of("=abcd"), found.contents);
        assertEquals(List.of(), found.rejects);
    }

    @Test
    void whatIsUnfoldedOfASmallFileAreTheBytesThatWereHashed() throws IOException, NightjarException {
        for (byte[] first : List.of(bytes("hello"), gzip(bytes("hello")))) {
            Path file = Files.write(folder.resolve("changing"), first);
            HashedFile hashed = EvidenceReader.open(file, JobContext.unwatched());
            Files.write(file, bytes("something else"));
            Entries found = new Entries();
            assertEquals(hashed.digest(), hashed.read(found, EvidenceLimits.DEFAULT, found));
            assertEquals(List.of("=hello"), found.contents);
        }
    }

    @Test
    void aLargeFileThatChangesAfterItWasHashedIsFoundOut() throws IOException, NightjarException {
        Path file = Files.write(folder.resolve("changing"), new byte[5 * MEBI]);
        HashedFile hashed = EvidenceReader.open(file, JobContext.unwatched());
        assertEquals(EvidenceReader.hash(file, JobContext.unwatched()), hashed.digest());
        Files.write(file, bytes("something else"));
        Entries found = new Entries();
        assertNotEquals(hashed.digest(), hashed.read(found, EvidenceLimits.DEFAULT, found));
        assertEquals(List.of("=something else"), found.contents);
    }

    @Test
    void bytesBehindGzipAreReported() throws IOException, NightjarException {
        Entries found = Entries.read(folder, join(gzip(bytes("ab")), bytes("secret")));
        assertEquals(List.of("=ab"), found.contents);
        assertEquals(List.of(":trailing-bytes"), found.reasons());
    }

    @Test
    void membersBehindOneWithAWrongChecksumAreRead() throws IOException, NightjarException {
        byte[] altered = gzip(bytes("ab"));
        altered[altered.length - 6] ^= 1;
        Entries found = Entries.read(folder, join(altered, gzip(bytes("cd"))));
        assertEquals(List.of("=abcd"), found.contents);
        assertEquals(List.of(":damaged"), found.reasons());
        Entries cut = Entries.read(folder, join(altered, head(gzip(bytes("cdefgh")), 14)));
        assertEquals(List.of(":truncated"), cut.reasons());
        assertTrue(
                cut.rejects.get(0).message().contains("checksum"),
                cut.rejects.get(0).message());
    }

    @Test
    void aZipWithinADamagedGzipIsReadAsFarAsItGoes() throws IOException, NightjarException {
        byte[] packed = gzip(zip(Map.of("a", bytes("one"))));
        packed[packed.length - 6] ^= 1;
        Entries found = Entries.read(folder, packed);
        assertEquals(List.of("a=one"), found.contents);
        assertEquals(List.of(":damaged"), found.reasons());
    }

    @Test
    void aZipThatUnpacksItselfIsReadAsAZip() throws IOException, NightjarException {
        byte[] zip = zip(Map.of("a", gzip(bytes("one"))));
        for (String program : List.of("MZ", "#!/bin/sh\nexit 0\n", "\u007fELF")) {
            for (int size : new int[] {2_000, 5 * MEBI}) {
                byte[] stub = Arrays.copyOf(bytes(program), size);
                Entries found = Entries.read(folder, join(stub, zip));
                assertEquals(List.of("a=one"), found.contents, program);
                assertEquals(List.of(), found.rejects, program);
                Path file = Files.write(folder.resolve("program"), join(stub, zip));
                Entries held = new Entries();
                EvidenceReader.open(file, JobContext.unwatched()).read(held, EvidenceLimits.DEFAULT, held);
                assertEquals(List.of("a=one"), held.contents, program);
            }
        }
        assertEquals(List.of("=MZ no zip"), Entries.read(folder, bytes("MZ no zip")).contents);
    }

    @Test
    void zipBehindOtherBytesIsReadAndTheyAreTold() throws Exception {
        byte[] zip = zip(Map.of("a", bytes("one")));
        for (int size : List.of(7, 400, 70_000)) {
            byte[] junk = new byte[size];
            new java.util.Random(size).nextBytes(junk);
            junk[0] = 'x';
            junk[1] = 0;
            Entries found = Entries.read(folder, join(junk, zip));
            assertEquals(List.of("a=one"), found.contents);
            assertEquals(List.of(":leading-bytes"), found.reasons());
            assertEquals(
                    size + " bytes stand before the zip; they were not read.",
                    found.rejects.get(0).message());
        }
        byte[] inside = join(bytes("x\0\0"), zip);
        Entries nested = Entries.read(folder, gzip(inside));
        assertEquals(List.of(":leading-bytes"), nested.reasons());
        byte[] header = join(bytes("HTTP/1.1 200 OK\r\nContent-Type: application/zip\r\n\r\n"), zip);
        assertEquals(List.of(":leading-bytes"), Entries.read(folder, header).reasons());
        byte[] text = join(bytes("a line\n".repeat(100)), zip);
        assertEquals(List.of(), Entries.read(folder, text).rejects);
    }

    @Test
    void zipThatUnpacksItselfIsOpenedInsideOfOthersToo() throws IOException, NightjarException {
        byte[] program = join(bytes("MZ" + "x".repeat(5_000)), zip(Map.of("a.json", bytes("content"))));
        Map<String, byte[]> members = Map.of("setup.exe", program);
        List<String> inside = List.of("setup.exe!/a.json=content");
        assertEquals(inside, Entries.read(folder, zip(members)).contents);
        byte[] tar = join(tarMember("setup.exe", '0', program), new byte[1024]);
        assertEquals(inside, Entries.read(folder, tar).contents);
        assertEquals(inside, Entries.read(folder, gzip(tar)).contents);
        assertEquals(List.of("a.json=content"), Entries.read(folder, gzip(program)).contents);
        EvidenceLimits flat = EvidenceLimits.DEFAULT.with("depth", 1).orElseThrow();
        assertEquals(
                List.of("setup.exe:too-deep"),
                Entries.read(folder, zip(members), flat).reasons());
        EvidenceLimits small = EvidenceLimits.DEFAULT.with("nested-zip", 1_000).orElseThrow();
        Entries large = Entries.read(folder, zip(members), small);
        assertEquals(List.of("setup.exe:too-large"), large.reasons());
        assertTrue(large.rejects.get(0).message().contains("limit “nested-zip”"), "" + large.rejects);
    }

    @Test
    void programsInArchivesAreReadAsTheyAre() throws IOException, NightjarException {
        String script = "#!/bin/sh\nexit 0\n";
        assertEquals(List.of("run=" + script), Entries.read(folder, zip(Map.of("run", bytes(script)))).contents);
        byte[] packed = gzip(bytes(script.repeat(2_000)));
        Entries cut = Entries.read(folder, java.util.Arrays.copyOf(packed, packed.length - 20));
        assertEquals(List.of(":truncated"), cut.reasons());
        assertEquals(1, cut.contents.size());
    }

    @Test
    void theEndOfAZipWithinACutOffZipIsNotItsOwn() throws IOException, NightjarException {
        byte[] inner = storedZip(List.of(new Stored("i", bytes("one"), 0)));
        byte[] outer = storedZip(List.of(
                new Stored("first", bytes("zero"), 0),
                new Stored("in.zip", inner, 0),
                new Stored("b", bytes("two"), 0)));
        for (int cut : List.of(22, 60, 120)) {
            Entries found = Entries.read(folder, head(outer, outer.length - cut));
            assertEquals(List.of("first=zero", "in.zip!/i=one", "b=two"), found.contents, "cut " + cut);
            assertEquals(List.of(":truncated"), found.reasons());
        }
    }

    @Test
    void cutOffGzipHandsOverWhatCameBefore() throws IOException, NightjarException {
        byte[] noise = new byte[50_000];
        new java.util.Random(1).nextBytes(noise);
        byte[] whole = gzip(noise);
        Entries found = Entries.read(folder, head(whole, whole.length / 2));
        assertTrue(found.contentBytes > 20_000, "only " + found.contentBytes);
        assertEquals(List.of(":truncated"), found.reasons());
        assertEquals(found.contentBytes, found.rejects.get(0).position().byteOffset());
        assertEquals(List.of(":truncated"), Entries.read(folder, head(whole, 5)).reasons());
        assertEquals(
                List.of(":truncated"),
                Entries.read(folder, head(whole, whole.length - 3)).reasons());
    }

    @Test
    void damagedGzipHandsOverWhatCameBeforeAndSaysSo() throws IOException, NightjarException {
        byte[] whole = gzip(bytes("hello world"));
        whole[whole.length - 6] ^= 1;
        Entries found = Entries.read(folder, whole);
        assertEquals(List.of("=hello world"), found.contents);
        assertEquals(List.of(":damaged"), found.reasons());
    }

    @Test
    void nestedContainersAreJoinedInThePath() throws IOException, NightjarException {
        byte[] tar = join(tarMember("t/", '5', bytes("")), tarMember("t/x.json", '0', bytes("x")), new byte[1024]);
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("logs/", bytes(""));
        members.put("logs/a.json.gz", gzip(bytes("a")));
        members.put("logs/b.txt", bytes("b"));
        members.put("inner.zip", zip(Map.of("c.gz", gzip(bytes("c")))));
        members.put("tree.tar.gz", gzip(tar));
        members.put("__MACOSX/._a", bytes("junk"));
        members.put("x/.DS_Store", bytes("junk"));
        Entries found = Entries.read(folder, zip(members));
        assertEquals(
                List.of("logs/a.json.gz=a", "logs/b.txt=b", "inner.zip!/c.gz=c", "tree.tar.gz!/t/x.json=x"),
                found.contents);
        assertEquals(List.of(), found.rejects);
        assertEquals(List.of("__MACOSX/._a", "x/.DS_Store"), found.skipped);
    }

    @Test
    void tarKeepsLongNamesAndRefusesLinks() throws IOException, NightjarException {
        String longName = "d/".repeat(120) + "x.json";
        byte[] pax = bytes("265 path=" + "p".repeat(251) + "/end\n");
        byte[] tar = join(
                tarMember("a", '0', bytes("1".repeat(700))),
                tarMember("link", '2', bytes("")),
                tarMember("././@LongLink", 'L', bytes(longName)),
                tarMember("short", '0', bytes("2")),
                tarMember("PaxHeader", 'x', pax),
                tarMember("short", '0', bytes("3")),
                tarMember("../up", '0', bytes("4")),
                new byte[1024]);
        Entries found = Entries.read(folder, tar);
        assertEquals(List.of("a=" + "1".repeat(700), longName + "=2", "p".repeat(251) + "/end=3"), found.contents);
        assertEquals(List.of("link:link", "../up:unsafe-name"), found.reasons());
    }

    @Test
    void cutOffTarGivesWhatCameBeforeAndOneReject() throws IOException, NightjarException {
        byte[] tar = join(tarMember("a", '0', bytes("1")), tarMember("b", '0', bytes("2".repeat(2_000))));
        Entries found = Entries.read(folder, head(tar, 512 * 3 + 700));
        assertEquals(List.of("a=1", "b=" + "2".repeat(700)), found.contents);
        assertEquals("b:truncated", found.reasons().get(0));
    }

    @Test
    void unsafeNamesAreRefusedAndTheOthersRead() throws IOException, NightjarException {
        List<Stored> members = List.of(
                new Stored("../../etc/passwd", bytes("1"), 0),
                new Stored("/abs", bytes("2"), 0),
                new Stored("C:\\x", bytes("3"), 0),
                new Stored("a\\..\\b", bytes("4"), 0),
                new Stored("a\nb", bytes("5"), 0),
                new Stored("x".repeat(5_000), bytes("6"), 0),
                new Stored("good..name", bytes("7"), 0));
        Entries found = Entries.read(folder, storedZip(members));
        assertEquals(List.of("good..name=7"), found.contents);
        assertEquals(6, found.rejects.size());
        assertTrue(found.reasons().stream().allMatch(reason -> reason.endsWith(":unsafe-name")));
    }

    @Test
    void oddZipsLoseNothing() throws IOException, NightjarException {
        List<Stored> members = List.of(
                new Stored("same", bytes("first"), 0),
                new Stored("same", bytes("second"), 0),
                new Stored("locked", bytes("??"), 1),
                new Stored("streamed", bytes("third"), 8));
        Entries found = Entries.read(folder, storedZip(members));
        assertEquals(List.of("same=first", "same=second", "streamed=third"), found.contents);
        assertEquals(List.of("locked:encrypted"), found.reasons());
        assertEquals(
                List.of("=" + "hi"),
                Entries.read(folder, gzip(zip(Map.of("x", bytes("hi"))))).contents.stream()
                        .map(line -> line.substring(1))
                        .toList());
    }

    @Test
    void cutOffZipIsReadByItsOwnHeaders() throws IOException, NightjarException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("a", bytes("first"));
        members.put("b", gzip(bytes("second")));
        members.put("c", bytes("third ".repeat(100)));
        byte[] whole = zip(members);
        Entries found = Entries.read(folder, head(whole, whole.length - 30));
        assertEquals(List.of("a=first", "b=second", "c=" + "third ".repeat(100)), found.contents);
        assertEquals(List.of(":truncated"), found.reasons());
        for (int length = 4; length < whole.length; length++) {
            assertTrue(!Entries.read(folder, head(whole, length)).rejects.isEmpty(), "silent at " + length);
        }
    }

    @Test
    void wrongChecksumInAZipIsReported() throws IOException, NightjarException {
        byte[] whole = storedZip(List.of(new Stored("a", bytes("hello"), 0), new Stored("b", bytes("x"), 0)));
        whole[31] ^= 1;
        Entries found = Entries.read(folder, whole);
        assertEquals(2, found.contents.size());
        assertEquals(List.of("a:damaged"), found.reasons());
    }

    @Test
    void bombIsStoppedAndTheNextMemberIsRead() throws IOException, NightjarException {
        byte[] zeros = new byte[64 * MEBI];
        Map<String, byte[]> members = new LinkedHashMap<>();
        members.put("bomb.gz", gzip(zeros));
        members.put("after", bytes("good"));
        byte[] padding = new byte[MEBI];
        new java.util.Random(2).nextBytes(padding);
        members.put("noise", padding);
        Entries found = Entries.read(folder, zip(members));
        assertEquals(List.of("bomb.gz:too-large"), found.reasons());
        assertTrue(found.contents.contains("after=good"));
        assertTrue(found.contentBytes < 20L * MEBI);
    }

    @Test
    void depthEntriesAndTotalAreLimited() throws IOException, NightjarException {
        EvidenceLimits limits =
                new EvidenceLimits(200, MEBI, 2L * MEBI, MEBI, 2, 3, MEBI, 100, 10_000, 1 << 20, 10_000, 100_000);
        byte[] deep = gzip(gzip(gzip(bytes("x"))));
        assertEquals(List.of(":too-deep"), Entries.read(folder, deep, limits).reasons());
        Map<String, byte[]> many = new LinkedHashMap<>();
        for (int i = 0; i < 5; i++) {
            many.put("m" + i, bytes("x"));
        }
        Entries found = Entries.read(folder, zip(many), limits);
        assertEquals(3, found.contents.size());
        assertEquals(List.of(":too-many-entries"), found.reasons());
        byte[] noise = new byte[3 * MEBI];
        new java.util.Random(3).nextBytes(noise);
        assertEquals(
                List.of(":too-large"), Entries.read(folder, gzip(noise), limits).reasons());
        assertEquals(
                List.of("z:too-large"),
                Entries.read(folder, zip(Map.of("z", zip(Map.of("n", noise)))), limits)
                        .reasons());
    }

    @Test
    void zipOfZipsWithinZipsEndsAtTheDepth() throws IOException, NightjarException {
        byte[] inner = zip(Map.of("x", bytes("x")));
        for (int i = 0; i < 10; i++) {
            inner = zip(Map.of("z", inner));
        }
        Entries found = Entries.read(folder, inner);
        assertEquals(1, found.rejects.size());
        assertEquals("too-deep", found.rejects.get(0).reason());
    }

    @Test
    void otherArchivesAreNamed() throws IOException, NightjarException {
        Entries found = Entries.read(folder, join(bytes("7z"), new byte[] {(byte) 0xbc, (byte) 0xaf, 0x27, 0x1c}));
        assertEquals(List.of(":unknown-container"), found.reasons());
        assertTrue(found.rejects.get(0).message().contains("7z"));
    }

    @Test
    void rareArchivesAreNamedToo() throws IOException, NightjarException {
        Map<String, String> magic = Map.of(
                "lz4", "\4\"M\30",
                "lzma", "]\0\0\200\0\377\377\377\377\377\377\377\377",
                "lzop", "\211LZO\0\r\n",
                "compress", "\37\235\220",
                "snappy", "\377\6\0\0sNaPpY",
                "cab", "MSCF\0\0\0\0",
                "cpio", "070701");
        for (Map.Entry<String, String> one : magic.entrySet()) {
            byte[] head = one.getValue().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
            Entries found = Entries.read(folder, join(head, bytes("and more")));
            assertEquals(List.of(":unknown-container"), found.reasons(), one.getKey());
            assertTrue(found.rejects.get(0).message().contains(one.getKey()), one.getKey());
        }
    }

    @Test
    void missingFileIsUnreadable() {
        NightjarException failed = assertThrows(
                NightjarException.class,
                () -> EvidenceReader.read(
                        folder.resolve("none"), new Entries(), EvidenceLimits.DEFAULT, new Entries()));
        assertEquals(ErrorKind.EVIDENCE_UNREADABLE, failed.kind());
    }

    @Test
    void cancelledJobStopsReading() throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("big"), new byte[MEBI]);
        var job = JobRunner.direct().submit("read", context -> {
            EvidenceReader.read(file, new Entries(), EvidenceLimits.DEFAULT, new CancelledAtOnce());
            return "";
        });
        assertEquals(JobState.CANCELLED, job.state());
    }

    /** Cancelled at the first check. */
    private static final class CancelledAtOnce implements org.nightjar.job.JobContext {
        @Override
        public void stage(String name, org.nightjar.job.JobUnit unit, long total) {}

        @Override
        public void advance(long amount) {}

        @Override
        public void warn(String message) {}

        @Override
        public void checkCancelled() {
            throw new JobCancelledException();
        }
    }
}
