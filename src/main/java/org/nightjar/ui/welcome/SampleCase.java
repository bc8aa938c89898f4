package org.nightjar.ui.welcome;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A case to try: a folder with {@code evidence.zip} and a {@code README.md} whose heading is the title and whose first
 * line of text is the story.
 *
 * @param folder of the sample
 * @param title a few words
 * @param story one line
 */
public record SampleCase(Path folder, String title, String story) {

    private static final String README = "README.md";

    /** The samples of a folder, by name; none if there is no such folder. */
    public static List<SampleCase> in(Path samples) {
        if (!Files.isDirectory(samples)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(samples)) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve(README)))
                    .sorted()
                    .flatMap(SampleCase::read)
                    .toList();
        } catch (IOException unreadable) {
            // A folder that cannot be listed holds no samples for this person.
            return List.of();
        }
    }

    private static Stream<SampleCase> read(Path folder) {
        try {
            List<String> lines = Files.readAllLines(folder.resolve(README), StandardCharsets.UTF_8);
            String title = lines.stream()
                    .filter(line -> line.startsWith("#"))
                    .map(line -> line.replaceFirst("^#+\\s*", ""))
                    .findFirst()
                    .orElse(String.valueOf(folder.getFileName()));
            String story = lines.stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .findFirst()
                    .orElse("");
            return Stream.of(new SampleCase(folder, title, story.strip()));
        } catch (IOException unreadable) {
            return Stream.empty();
        }
    }

    /** What to import; the labels beside it are not evidence. */
    public List<Path> evidence() {
        return List.of(folder.resolve("evidence.zip"));
    }
}
