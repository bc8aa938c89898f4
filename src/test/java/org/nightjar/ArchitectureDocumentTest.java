package org.nightjar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps the documents true: the room table is the one that is enforced, and links lead somewhere. */
class ArchitectureDocumentTest {

    private static final Path SITE = Path.of("src/site/markdown");
    private static final Pattern ROOM = Pattern.compile("^\\| `([a-z0-9.]+)` \\| .* \\| (.*) \\|$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

    @Test
    void theRoomTableIsTheOneThatIsEnforced() throws IOException {
        Map<String, Set<String>> written = new TreeMap<>();
        for (String line : Files.readAllLines(SITE.resolve("ARCHITECTURE.md"))) {
            Matcher room = ROOM.matcher(line);
            if (room.matches()) {
                Set<String> imports = new TreeSet<>(Arrays.asList(room.group(2).split(" ")));
                imports.remove("–");
                written.put(room.group(1), imports);
            }
        }
        Map<String, Set<String>> enforced = new TreeMap<>();
        ArchitectureTest.MAY_IMPORT.forEach((room, imports) -> enforced.put(room, new TreeSet<>(imports)));
        assertEquals(enforced, written);
    }

    @Test
    void theArchitecturePageStaysShort() throws IOException {
        assertTrue(Files.readAllLines(SITE.resolve("ARCHITECTURE.md")).size() <= 200);
    }

    @Test
    void everyRelativeLinkLeadsToAFile() throws IOException {
        try (Stream<Path> pages = Stream.concat(Files.walk(SITE), Stream.of(Path.of("README.md")))) {
            List<Path> markdown =
                    pages.filter(page -> page.toString().endsWith(".md")).toList();
            for (Path page : markdown) {
                Matcher link = LINK.matcher(Files.readString(page));
                while (link.find()) {
                    Path target = page.toAbsolutePath().resolveSibling(link.group(1));
                    assertTrue(Files.exists(target), page + " links to " + link.group(1));
                }
            }
        }
    }
}
