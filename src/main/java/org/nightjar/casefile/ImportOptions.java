package org.nightjar.casefile;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nightjar.evidence.EvidenceLimits;
import org.nightjar.model.LogSource;

/**
 * How to import.
 *
 * @param source the log source to expect, or empty to recognise it by content
 * @param geoDatabases the user's own MaxMind DB files and lists of networks, told apart by content; they take
 *     precedence over the bundled ones
 * @param limits how far evidence may unfold
 */
public record ImportOptions(Optional<LogSource> source, List<Path> geoDatabases, EvidenceLimits limits) {

    public static final ImportOptions DEFAULT = new ImportOptions(Optional.empty(), List.of());

    public ImportOptions {
        geoDatabases = List.copyOf(geoDatabases);
    }

    /** With the ordinary limits. */
    public ImportOptions(Optional<LogSource> source, List<Path> geoDatabases) {
        this(source, geoDatabases, EvidenceLimits.DEFAULT);
    }

    /** The same with one limit changed; empty if there is none of that name, or it cannot have that value. */
    public Optional<ImportOptions> withLimit(String name, long value) {
        return limits.with(name, value).map(changed -> new ImportOptions(source, geoDatabases, changed));
    }

    /** The limits as they stand, by name; sizes in bytes. */
    public Map<String, Long> limitsByName() {
        return limits.byName();
    }
}
