package org.nightjar.bench;

/** Who is asked what views ask. */
enum Questioned {
    INDEX("Nightjar's index", ""),
    DUCKDB("DuckDB, own file, enum columns", "duckdb_jdbc"),
    H2("H2, table EVENT in SQL", "");

    final String title;

    /** Part of the name of a library that must be on the class path; "" if none. */
    final String library;

    Questioned(String title, String library) {
        this.title = title;
        this.library = library;
    }

    boolean isAvailable() {
        return library.isEmpty() || System.getProperty("java.class.path", "").contains(library);
    }
}
