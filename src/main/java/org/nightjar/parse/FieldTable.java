package org.nightjar.parse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the tables of fields that come with the program: a line a field, columns parted by tabs, # before a comment. */
final class FieldTable {

    private FieldTable() {}

    /** The rows of a table in this package, in order. */
    static List<String[]> rows(String file) {
        try (InputStream in = FieldTable.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its table " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException unreadable) {
            throw new IllegalStateException("the program cannot read its table " + file, unreadable);
        }
    }
}
