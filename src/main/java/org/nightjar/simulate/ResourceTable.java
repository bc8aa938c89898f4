package org.nightjar.simulate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the tab-separated tables of this room; lines that start with {@code #} and the heading are left out. */
final class ResourceTable {

    private ResourceTable() {}

    /** The rows below the heading. */
    static List<List<String>> rows(String name) {
        List<List<String>> lines = lines(name);
        return lines.subList(1, lines.size());
    }

    /** All lines, split at tabs. */
    static List<List<String>> lines(String name) {
        InputStream stream = ResourceTable.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IllegalStateException("the program lacks its table " + name);
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            List<List<String>> lines = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    lines.add(List.of(line.split("\t", -1)));
                }
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
