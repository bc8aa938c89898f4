package org.nightjar.parse;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A record taken out of what it came in.
 *
 * @param rec the record itself
 * @param content its {@link ContentHash}, or {@link ContentHash#NOT_COMPARABLE} of a rendering that lost something
 * @param earlier what versions of the parser up to 7 took for it
 */
record Opened(JsonNode rec, long content, long earlier) {

    /** A record that cannot be compared with others. */
    static Opened notComparable(JsonNode rec) {
        return new Opened(rec, ContentHash.NOT_COMPARABLE, ContentHash.NOT_COMPARABLE);
    }
}
