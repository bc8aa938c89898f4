package org.nightjar.detect.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nightjar.detect.Detector;
import org.nightjar.detect.DetectorInfo;

/** Each detector has a page, and the page says what the detector says. */
class DetectorPagesTest {

    private static final Path PAGES = Path.of("src/site/markdown/detectors");
    /** Pages that are about rules and lists of the analyst's. */
    private static final Set<String> OTHER_PAGES = Set.of("index.md", "sigma-rules.md", "indicators.md");

    private static final List<String> SECTIONS = List.of(
            "## What it looks for",
            "## Why it matters",
            "## What evidence it needs",
            "## How it decides",
            "## Known false positives",
            "## What to look at next");

    static Stream<DetectorInfo> detectors() {
        return DetectorCatalogue.all().stream().map(Detector::info);
    }

    @ParameterizedTest
    @MethodSource("detectors")
    void thePageSaysWhatTheDetectorSays(DetectorInfo info) throws IOException {
        List<String> lines = Files.readAllLines(PAGES.resolve(info.id() + ".md"), StandardCharsets.UTF_8);
        Map<String, String> front = frontMatter(lines);
        assertEquals(info.id(), front.get("id"));
        assertEquals(info.title(), front.get("title"));
        assertEquals(info.family().id(), front.get("family"));
        assertEquals(
                info.parameters().stream()
                        .map(parameter -> parameter.describe(parameter.value()))
                        .collect(Collectors.joining(", ")),
                front.get("parameters"));
        assertTrue(lines.contains(info.question()), "the question stands on the page");
        assertEquals(
                SECTIONS, lines.stream().filter(line -> line.startsWith("## ")).toList());
        assertTrue(lines.size() <= 60, "a page is at most 60 lines, this has " + lines.size());
        String text = String.join("\n", lines);
        for (var parameter : info.parameters()) {
            assertTrue(text.contains("| `" + parameter.name() + "` | " + parameter.unit() + " |"), parameter.name());
        }
    }

    @Test
    void noPageIsLeftOfADetectorThatIsGone() throws IOException {
        Set<String> pages;
        try (Stream<Path> files = Files.list(PAGES)) {
            pages = files.map(file -> file.getFileName().toString())
                    .filter(name -> !OTHER_PAGES.contains(name))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
        assertEquals(detectors().map(info -> info.id() + ".md").collect(Collectors.toCollection(TreeSet::new)), pages);
    }

    private static Map<String, String> frontMatter(List<String> lines) {
        Map<String, String> front = new LinkedHashMap<>();
        assertEquals("---", lines.get(0));
        for (String line : lines.subList(1, lines.lastIndexOf("---"))) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                front.putIfAbsent(
                        line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        return front;
    }
}
