package org.nightjar.detect.sigma;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The original record of an event.
 *
 * @param bytes as stored; do not change them
 * @param fields the record that the log's provider wrote, out of whatever wrapped it; null of a table's row
 */
public record LoggedRecord(byte[] bytes, @Nullable JsonNode fields) {}
