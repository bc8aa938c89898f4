package org.nightjar.ui.details;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.text.Text;

/** JSON in colours: names, strings, numbers and words each in their own. */
final class JsonTokens {

    private static final Pattern TOKEN =
            Pattern.compile("(?<name>\"(?:[^\"\\\\]|\\\\.)*+\")(?=\\s*:)|(?<string>\"(?:[^\"\\\\]|\\\\.)*+\")"
                    + "|(?<number>-?\\d[\\d.eE+-]*)|(?<word>true|false|null)");

    private JsonTokens() {}

    /** One node a token, in order; together they read as the text. */
    static List<Text> coloured(String json) {
        List<Text> texts = new ArrayList<>();
        Matcher token = TOKEN.matcher(json);
        int end = 0;
        while (token.find()) {
            if (token.start() > end) {
                texts.add(text(json.substring(end, token.start()), "json-plain"));
            }
            texts.add(text(token.group(), styleOf(token)));
            end = token.end();
        }
        texts.add(text(json.substring(end), "json-plain"));
        return texts;
    }

    private static String styleOf(Matcher token) {
        if (token.group("name") != null) {
            return "json-name";
        }
        if (token.group("string") != null) {
            return "json-string";
        }
        return token.group("number") != null ? "json-number" : "json-word";
    }

    private static Text text(String content, String styleClass) {
        Text text = new Text(content);
        text.getStyleClass().add(styleClass);
        return text;
    }
}
