package org.nightjar.enrich;

import java.time.LocalDate;

/**
 * What tells where facts about addresses come from, so that every answer can carry its date.
 *
 * @param type the database's own name, such as {@code GeoLite2-City}
 * @param built the day it was made, UTC
 * @param path the file, or {@code bundled}
 * @param attribution the credit its licence asks for, or ""
 */
public record DatabaseInfo(String type, LocalDate built, String path, String attribution) {}
