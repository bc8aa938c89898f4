package org.nightjar.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a name typed into the system's dialog. */
class ChooserPromptTest {

    @TempDir
    Path folder;

    @Test
    void aNameWithoutExtensionGetsThatOfTheFormat() throws Exception {
        assertEquals(folder.resolve("report.html"), ChooserPrompt.named(folder.resolve("report"), "html"));
        assertEquals(folder.resolve("report.htm"), ChooserPrompt.named(folder.resolve("report.htm"), "html"));
        Files.createFile(folder.resolve("rows.csv"));
        assertEquals(
                folder.resolve("rows"),
                ChooserPrompt.named(folder.resolve("rows"), "csv"),
                "nobody was asked whether the other may be replaced");
    }
}
