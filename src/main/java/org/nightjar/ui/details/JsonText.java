package org.nightjar.ui.details;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** JSON in colours: names, strings, numbers and words each in their own. Beyond a length it is left plain. */
final class JsonText extends TextFlow {

    /** Texts beyond this many characters are shown in one colour, to stay quick. */
    static final int COLOURED_CHARS = 60_000;

    private static final Pattern TOKEN =
            Pattern.compile("(?<name>\"(?:[^\"\\\\]|\\\\.)*+\")(?=\\s*:)|(?<string>\"(?:[^\"\\\\]|\\\\.)*+\")"
                    + "|(?<number>-?\\d[\\d.eE+-]*)|(?<word>true|false|null)");

    JsonText(String json) {
        getStyleClass().addAll("json", "mono");
        getChildren().setAll(json.length() > COLOURED_CHARS ? List.of(text(json, "json-plain")) : coloured(json));
    }

    private static List<Text> coloured(String json) {
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
