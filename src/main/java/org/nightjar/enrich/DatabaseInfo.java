package org.nightjar.enrich;

import java.time.LocalDate;

/**
 * What tells where facts about addresses come from, so that every answer can carry its date.
 *
 * @param type the database's own name, such as {@code GeoLite2-City}, or what kind of list it is
 * @param built the day it was made, UTC
 * @param path the file, or {@code bundled}
 * @param attribution the credit its licence asks for, or ""
 * @param note what else its reader should know, such as how many lines were not understood, or ""
 */
public record DatabaseInfo(String type, LocalDate built, String path, String attribution, String note) {

    /** Without a note. */
    public DatabaseInfo(String type, LocalDate built, String path, String attribution) {
        this(type, built, path, attribution, "");
    }

    /** Name and date, such as {@code GeoLite2-City of 2026-03-04}. */
    public String label() {
        return type + " of " + built;
    }
}
