package org.nightjar.store.h2;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.Explanation;

/**
 * Records of texts as JSON in a column. What is read whenever a case is opened is read token by token: a mapper would first look
 * at the classes, which takes longer than the reading.
 */
final class JsonTexts {

    private static final JsonFactory TOKENS = new JsonFactory();

    /** Made when it is first needed. */
    private static final class Mapper {
        static final ObjectMapper JSON = new ObjectMapper();
    }

    private JsonTexts() {}

    static String write(Object value) {
        try {
            return Mapper.JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a record of texts is always JSON", impossible);
        }
    }

    static <T> T read(String text, Class<T> type) throws JsonProcessingException {
        return Mapper.JSON.readValue(text, type);
    }

    /** A list of texts. */
    static List<String> list(String text) throws JsonProcessingException {
        return whole(text, JsonToken.START_ARRAY, JsonTexts::restOfList);
    }

    /** An explanation as {@link #write} wrote it. */
    static Explanation explanation(String text) throws JsonProcessingException {
        return whole(text, JsonToken.START_OBJECT, JsonTexts::restOfExplanation);
    }

    private interface Reader<T> {
        T read(JsonParser in) throws IOException;
    }

    private static <T> T whole(String text, JsonToken begins, Reader<T> reader) throws JsonProcessingException {
        try (JsonParser in = TOKENS.createParser(text)) {
            if (in.nextToken() != begins) {
                throw new IllegalArgumentException("it does not begin with " + begins.asString());
            }
            return reader.read(in);
        } catch (JsonProcessingException noJson) {
            throw noJson;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static List<String> restOfList(JsonParser in) throws IOException {
        List<String> all = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            all.add(text(in));
        }
        return List.copyOf(all);
    }

    private static String text(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw new IllegalArgumentException(
                    "there is no text at " + in.currentLocation().getCharOffset());
        }
        return in.getText();
    }

    private static Explanation restOfExplanation(JsonParser in) throws IOException {
        Map<String, String> texts = new HashMap<>();
        Map<String, List<String>> lists = new HashMap<>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            if (in.nextToken() == JsonToken.START_ARRAY) {
                lists.put(name, restOfList(in));
            } else {
                texts.put(name, text(in));
            }
        }
        return new Explanation(
                of(texts, "summary"),
                of(texts, "typical"),
                of(texts, "actual"),
                of(texts, "baseline"),
                of(texts, "peers"),
                of(lists, "evidenceFor"),
                of(lists, "evidenceAgainst"),
                of(texts, "query"),
                of(lists, "nextSteps"));
    }

    private static <T> T of(Map<String, T> all, String name) {
        @Nullable T one = all.get(name);
        if (one == null) {
            throw new IllegalArgumentException("“" + name + "” is not there");
        }
        return one;
    }
}
