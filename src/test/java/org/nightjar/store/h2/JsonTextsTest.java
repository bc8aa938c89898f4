package org.nightjar.store.h2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightjar.model.Explanation;

class JsonTextsTest {

    private static final Explanation ODD = new Explanation(
            "A \"summary\" with \\ and \n",
            "typical ä 漢 😀",
            "",
            "baseline",
            "peers",
            List.of("one", "", "three"),
            List.of(),
            "user:\"a\" AND NOT id:(b OR c)",
            List.of("next\u0000"));

    @Test
    void whatIsReadTokenByTokenIsWhatTheMapperReads() throws JsonProcessingException {
        String written = JsonTexts.write(ODD);
        assertEquals(ODD, JsonTexts.explanation(written));
        assertEquals(JsonTexts.read(written, Explanation.class), JsonTexts.explanation(written));
        assertEquals(ODD.evidenceFor(), JsonTexts.list(JsonTexts.write(ODD.evidenceFor())));
        assertEquals(List.of(), JsonTexts.list("[]"));
    }

    @Test
    void whatIsNotWholeIsToldAndNeverTakenForLess() {
        String written = JsonTexts.write(ODD);
        for (int length = 0; length < written.length(); length++) {
            String part = written.substring(0, length);
            Exception told = assertThrows(Exception.class, () -> JsonTexts.explanation(part), part);
            assertEquals(
                    true, told instanceof JsonProcessingException || told instanceof IllegalArgumentException, part);
        }
        for (String wrong : List.of("{}", "[]", "null", "{\"summary\":1}", written.replace("typical", "typo"))) {
            assertThrows(IllegalArgumentException.class, () -> JsonTexts.explanation(wrong), wrong);
        }
        for (String wrong : List.of("{}", "\"a\"", "[1]", "[[]]", "[null]")) {
            assertThrows(IllegalArgumentException.class, () -> JsonTexts.list(wrong), wrong);
        }
        assertThrows(JsonProcessingException.class, () -> JsonTexts.list("[\"a\""));
    }
}
