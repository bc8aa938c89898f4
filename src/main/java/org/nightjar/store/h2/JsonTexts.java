package org.nightjar.store.h2;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Records of texts as JSON in a column. */
final class JsonTexts {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonTexts() {}

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record of texts is always JSON", impossible);
        }
    }

    static <T> T read(String text, Class<T> type) throws JsonProcessingException {
        return JSON.readValue(text, type);
    }

    static <T> T read(String text, TypeReference<T> type) throws JsonProcessingException {
        return JSON.readValue(text, type);
    }
}
