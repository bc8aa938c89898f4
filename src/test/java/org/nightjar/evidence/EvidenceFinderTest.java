package org.nightjar.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        FoundEvidence found = EvidenceFinder.find(folder, JobContext.unwatched());
        assertEquals(expected, found.files());
        assertEquals(junk, found.skipped().get(0).path());
        assertEquals(List.of(), found.rejected());
    }

    @Test
    void linkInsideIsNotFollowedButALinkThatIsNamedIs() throws IOException, NightjarException {
        Path target = file("a/x.json");
        Path link = Files.createSymbolicLink(folder.resolve("link"), target);
        Path loop = Files.createSymbolicLink(folder.resolve("loop"), folder);
        FoundEvidence found = EvidenceFinder.find(folder, JobContext.unwatched());
        assertEquals(List.of(target), found.files());
        assertEquals(
                List.of(link, loop),
                found.rejected().stream().map(FoundEvidence.NotRead::path).toList());
        assertEquals("link", found.rejected().get(0).reason());
        assertEquals(
                List.of(link), EvidenceFinder.find(link, JobContext.unwatched()).files());
    }

    @Test
    void missingPathIsSaidInOneSentence() {
        NightjarException failed = assertThrows(
                NightjarException.class, () -> EvidenceFinder.find(folder.resolve("none"), JobContext.unwatched()));
        assertEquals(ErrorKind.EVIDENCE_NOT_FOUND, failed.kind());
    }
}
