package org.nightjar.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts of a split archive are told by their names and their siblings, and by nothing else. */
class SplitArchiveTest {

    @TempDir
    Path folder;

    private Path file(String name) throws IOException {
        return Files.write(folder.resolve(name), new byte[] {0, 1});
    }

    private String advice(String name) {
        return SplitArchive.advice(folder.resolve(name)).orElse("");
    }

    @Test
    void aPartIsToldByWhatLiesBesideIt() throws IOException {
        List<String> names = List.of("a.z01", "a.z02", "a.z100", "a.zip", "B.Z01", "B.ZIP", "c.zip.001", "c.zip.002");
        for (String name : names) {
            file(name);
        }
        for (String name : names) {
            assertTrue(advice(name).contains("it looks like one part of a split archive ("), name);
        }
        assertTrue(advice("a.z02").contains("(a.z01 lies beside it)"), advice("a.z02"));
        assertTrue(advice("a.z01").contains("(a.zip lies beside it)"), advice("a.z01"));
        assertTrue(advice("B.ZIP").contains("(zip -s 0 B.ZIP --out whole.zip)"), advice("B.ZIP"));
        assertTrue(advice("c.zip.002").contains("(cat c.zip.* > whole.zip)"), advice("c.zip.002"));
    }

    @Test
    void noNameThatAShellWouldTakeForMoreStandsInACommand() throws IOException {
        for (String name : List.of("a$(id).z01", "a$(id).zip", "`id`.zip.001", "`id`.zip.002", "-x.z01", "-x.zip")) {
            file(name);
        }
        assertTrue(advice("a$(id).z01").contains("(zip -s 0 NAME.zip --out whole.zip)"), advice("a$(id).z01"));
        assertTrue(advice("`id`.zip.002").contains("(cat NAME.* > whole.zip)"), advice("`id`.zip.002"));
        assertTrue(advice("-x.zip").contains("(zip -s 0 NAME.zip --out whole.zip)"), advice("-x.zip"));
    }

    @Test
    void withoutItsSiblingAFileIsNoPart() throws IOException {
        for (String name : List.of("a.z02", "b.zip", "c.002", "d.json", "z01", ".zip", "e.z1", "f.zipper")) {
            assertEquals(Optional.empty(), SplitArchive.advice(file(name)), name);
        }
    }
}
