package org.nightjar.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CaseFilesTest {

    @Test
    void folderOfACaseEndsWithTheSuffixOnce() {
        assertEquals(Path.of("cases", "acme.nightjar"), CaseFiles.folderOf(Path.of("cases", "acme")));
        assertEquals(Path.of("acme.nightjar"), CaseFiles.folderOf(Path.of("acme.nightjar")));
        assertEquals(Path.of("acme.2024.nightjar"), CaseFiles.folderOf(Path.of("acme.2024")));
    }
}
