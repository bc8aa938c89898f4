package org.nightjar.store;

import java.time.Instant;

/**
 * What a case says of itself.
 *
 * @param name for people
 * @param createdAt UTC
 * @param schemaVersion number of the newest migration
 * @param programVersion the Nightjar that made it
 */
public record CaseInfo(String name, Instant createdAt, int schemaVersion, String programVersion) {}
