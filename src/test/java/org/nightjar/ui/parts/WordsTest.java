package org.nightjar.ui.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nightjar.job.JobState;
import org.nightjar.job.JobUnit;
import org.nightjar.model.EvidenceStatus;
import org.nightjar.model.Severity;
import org.nightjar.model.UserKind;
import org.nightjar.ui.WorkbenchTab;

class WordsTest {

    private static final Pattern USE = Pattern.compile("Words\\.(of|count)\\(\\s*\"([\\w.]+)\"\\s*[,)]");

    @Test
    void everyKeyThatTheWindowUsesHasItsWords() throws IOException {
        Set<String> missing = new TreeSet<>();
        int used = 0;
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/org/nightjar/ui"))) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                Matcher use = USE.matcher(Files.readString(source, StandardCharsets.UTF_8));
                while (use.find()) {
                    used++;
                    String key = use.group(1).equals("of") ? use.group(2) : "noun." + use.group(2) + ".many";
                    if (!Words.has(key)) {
                        missing.add(key);
                    }
                }
            }
        }
        assertEquals(Set.of(), missing);
        assertTrue(used > 100, "the pattern finds the uses: " + used);
    }

    @Test
    void everyConstantThatIsShownHasItsWord() {
        Set<String> missing = new TreeSet<>();
        Stream.of(
                        names("severity.", Severity.values()),
                        names("kind.", UserKind.values()),
                        names("jobs.state.", JobState.values()),
                        names("tab.", WorkbenchTab.values()),
                        Stream.of(EvidenceStatus.values()).map(status -> "evidence.status." + status.id()),
                        Stream.of(JobUnit.values())
                                .filter(unit -> unit != JobUnit.BYTES)
                                .map(unit -> "noun." + unit.name().toLowerCase(Locale.ROOT) + ".many"))
                .flatMap(keys -> keys)
                .filter(key -> !Words.has(key))
                .forEach(missing::add);
        assertEquals(Set.of(), missing);
    }

    private static Stream<String> names(String prefix, Enum<?>[] constants) {
        return Stream.of(constants).map(constant -> prefix + constant.name().toLowerCase(Locale.ROOT));
    }

    @Test
    void numbersAgreeWithTheirNoun() {
        assertEquals("1 event", Words.count("events", 1));
        assertEquals("0 events", Words.count("events", 0));
        assertEquals("5,938,112 events", Words.count("events", 5_938_112));
    }
}
