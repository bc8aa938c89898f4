package org.nightjar.casefile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a case can be written as. */
public enum ExportFormat {
    /** A report for people, one file that needs nothing else. */
    HTML("HTML report", "html"),
    /** Events as comma separated values, safe from spreadsheet formulas. */
    CSV("Events as CSV", "csv"),
    /** Events as one JSON object a line. */
    JSONL("Events as JSON lines", "jsonl");

    private final String label;
    private final String extension;

    ExportFormat(String label, String extension) {
        this.label = label;
        this.extension = extension;
    }

    public String label() {
        return label;
    }

    public String extension() {
        return extension;
    }

    /** The name used on the command line. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ExportFormat> findById(String id) {
        return Arrays.stream(values())
                .filter(f -> f.id().equals(id.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
