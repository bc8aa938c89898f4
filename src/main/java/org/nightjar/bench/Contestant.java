package org.nightjar.bench;

import java.util.List;

/** Who takes part in the import benchmark, and with how much of the evidence: the slowest get a part of it. */
enum Contestant {
    NIGHTJAR("Nightjar", "hash, parse, compare ids, enrichable columns, raw records and provenance kept", 1, ""),
    ENRICHED("Nightjar, then opened", "the same, and opened with places, programs and people looked up", 1, ""),
    BARE("the same, not enriched", "imported and opened without looking anything up", 1, ""),
    DUCKDB("DuckDB, tuned", "read_json with a hand-made struct type, threads = cores, into a table", 1, "duckdb_jdbc"),
    DUCKDB_AUTO("DuckDB, automatic schema", "read_json_auto, unnested, into a table", 0.1, "duckdb_jdbc"),
    SQLITE("SQLite, same parser", "rows by JDBC in one transaction, no journal", 1, "sqlite-jdbc"),
    GUNZIP("gunzip alone", "inflate on all cores", 1, ""),
    TOKENISE("gunzip and tokenise", "inflate and read every JSON token, on all cores", 1, ""),
    JQ("zcat | jq", "28 columns as CSV, one pipeline", 0.1, "");

    final String title;
    final String does;
    final double share;

    /** Part of the name of a library that must be on the class path; "" if none. */
    final String library;

    Contestant(String title, String does, double share, String library) {
        this.title = title;
        this.does = does;
        this.share = share;
        this.library = library;
    }

    /** Whether it is Nightjar itself that runs. */
    boolean isNightjar() {
        return this == NIGHTJAR || isOpened();
    }

    /** Whether the case is opened after the import, by a second process. */
    boolean isOpened() {
        return this == ENRICHED || this == BARE;
    }

    /** Whether what it needs is here. */
    boolean isAvailable() {
        if (this == JQ) {
            return isOnPath("jq") && isOnPath("zcat");
        }
        return library.isEmpty() || System.getProperty("java.class.path", "").contains(library);
    }

    private static boolean isOnPath(String program) {
        for (String folder : List.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator, -1))) {
            if (new java.io.File(folder, program).canExecute()) {
                return true;
            }
        }
        return false;
    }
}
