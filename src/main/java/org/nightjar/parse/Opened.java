package org.nightjar.parse;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A record taken out of what it came in.
 *
 * @param rec the record itself
 * @param content its {@link ContentHash}, or {@link ContentHash#NOT_COMPARABLE} of a rendering that lost something
 */
record Opened(JsonNode rec, long content) {}
