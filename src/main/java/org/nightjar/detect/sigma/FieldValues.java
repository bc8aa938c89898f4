package org.nightjar.detect.sigma;

import java.util.List;

/**
 * What a field holds in one event. A list holds each of its elements, an object the JSON that it is written as.
 *
 * @param present whether the event has the field
 * @param texts its values; none where it is absent, null or an empty list
 */
record FieldValues(boolean present, List<String> texts) {

    static final FieldValues ABSENT = new FieldValues(false, List.of());

    FieldValues {
        texts = List.copyOf(texts);
    }

    static FieldValues of(String text) {
        return new FieldValues(true, List.of(text));
    }
}
