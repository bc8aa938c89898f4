package org.nightjar.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.job.JobContext;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;

/** Files, folders and links. */
class EvidenceFinderTest {

    @TempDir
    Path folder = Path.of("");

    private Path file(String name) throws IOException {
        Path path = folder.resolve(name);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, "x");
    }

    @Test
    void folderIsWalkedInOrderAndJunkIsSaid() throws IOException, NightjarException {
        List<Path> expected = List.of(file("a/2.json"), file("a/b/1.json"), file("a/c.json"), file("b.json"));
        Path junk = file(".DS_Store");
        FoundEvidence found = EvidenceFinder.find(folder, Path.of("case.nightjar"), JobContext.unwatched());
        assertEquals(expected, found.files());
        assertEquals(junk, found.skipped().get(0).path());
        assertEquals(List.of(), found.rejected());
    }

    @Test
    void linkInsideIsNotFollowedButALinkThatIsNamedIs() throws IOException, NightjarException {
        Path target = file("a/x.json");
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);
        Path loop = Files.createSymbolicLink(folder.resolve("loop"), folder);
        FoundEvidence found = EvidenceFinder.find(folder, Path.of("case.nightjar"), JobContext.unwatched());
        assertEquals(List.of(target), found.files());
        assertEquals(
                List.of(link, loop),
                found.rejected().stream().map(FoundEvidence.NotRead::path).toList());
        assertEquals("link", found.rejected().get(0).reason());
        assertEquals(
                List.of(link),
                EvidenceFinder.find(link, Path.of("case.nightjar"), JobContext.unwatched())
                        .files());
    }

    @Test
    void missingPathIsSaidInOneSentence() {
        NightjarException failed = assertThrows(
                NightjarException.class,
                () -> EvidenceFinder.find(folder.resolve("none"), Path.of("case.nightjar"), JobContext.unwatched()));
        assertEquals(ErrorKind.EVIDENCE_NOT_FOUND, failed.kind());
    }

    @Test
    void theCaseItselfIsNoEvidence() throws IOException, NightjarException {
        Path evidence = file("a.json");
        file("own.nightjar/case.mv.db");
        Path own = folder.resolve("own.nightjar");
        file("sub/own.nightjar/b.json");
        FoundEvidence found = EvidenceFinder.find(folder, own, JobContext.unwatched());
        assertEquals(List.of(evidence, folder.resolve("sub/own.nightjar/b.json")), found.files());
        assertEquals(
                List.of("case"),
                found.skipped().stream().map(FoundEvidence.NotRead::reason).toList());
        NightjarException itself = assertThrows(
                NightjarException.class,
                () -> EvidenceFinder.find(folder.resolve("sub/../own.nightjar"), own, JobContext.unwatched()));
        assertEquals(ErrorKind.EVIDENCE_UNREADABLE, itself.kind());
    }

    @Test
    void anEmptyPathIsNotTheFolderThatOneStandsIn() {
        NightjarException failed = assertThrows(
                NightjarException.class,
                () -> EvidenceFinder.find(Path.of(""), Path.of("case.nightjar"), JobContext.unwatched()));
        assertEquals(ErrorKind.EVIDENCE_NOT_FOUND, failed.kind());
    }

    private Path odd(String percent) throws IOException {
        Path path = Path.of(java.net.URI.create(folder.toUri() + percent));
        Files.createDirectories(path.getParent());
        return Files.writeString(path, "x");
    }

    @Test
    void aNameThatIsNoTextIsFoundAgainIfOnlyOneReadsLikeIt() throws IOException {
        Path odd = odd("od%FFd/bad%FE.json");
        Assumptions.assumeTrue(odd.toString().indexOf('\ufffd') >= 0, "names are text on this machine");
        assertEquals(Optional.of(odd), KeptPath.find(odd.toString()));
        odd("od%FFd/bad%FD.json");
        Path neither = KeptPath.find(odd.toString()).orElseThrow();
        assertFalse(Files.exists(neither));
        assertEquals(
                Optional.of(folder.resolve("none")),
                KeptPath.find(folder.resolve("none").toString()));
        assertEquals(Optional.empty(), KeptPath.find("no\0path"));
    }

    @Test
    void whyADiskGivesNothingIsSaidInWords() {
        for (IOException failed : List.of(
                new java.nio.file.AccessDeniedException("x"),
                new java.nio.file.NoSuchFileException("x"),
                new java.nio.file.FileSystemException("x"),
                new java.nio.file.FileSystemException("x", null, "Input/output error"),
                new DiskReadException(new IOException("Stale file handle")),
                new IOException())) {
            String words = DiskFault.words(failed);
            assertFalse(words.contains("Exception") || words.contains("null") || words.isBlank(), words);
        }
        assertTrue(
                DiskFault.words(new DiskReadException(new IOException("Stale"))).startsWith("Stale"));
    }
}
