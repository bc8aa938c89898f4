package org.nightjar.casefile;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nightjar.model.LogSource;

/**
 * How to import.
 *
 * @param source the log source to expect, or empty to recognise it by content
 * @param geoDatabases the user's own MaxMind DB files; they take precedence over the bundled ones
 */
public record ImportOptions(Optional<LogSource> source, List<Path> geoDatabases) {

    public static final ImportOptions DEFAULT = new ImportOptions(Optional.empty(), List.of());

    public ImportOptions {
        geoDatabases = List.copyOf(geoDatabases);
    }
}
