package org.nightjar.detect.sigma;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;
import org.nightjar.model.Sha256;

/**
 * The values that stand for placeholders of rules ({@code field|expand: "%admins%"}): a YAML map of each name, without
 * percent signs, to a value or a list of values. In a value asterisks and question marks stand for any text, as in rules.
 * Immutable.
 */
public final class Placeholders {

    /** No values: rules that ask for some are not supported. */
    public static final Placeholders NONE = new Placeholders(Map.of(), List.of());

    private static final Pattern MARK = Pattern.compile("%([A-Za-z0-9_.-]+)%");
    private static final int MOST_VALUES = 10_000;

    /** The most characters of a text that comes of values and of what stands around them. */
    private static final int LONGEST = 2_000;

    private final Map<String, List<String>> values;
    private final List<RuleFile> files;

    private Placeholders(Map<String, List<String>> values, List<RuleFile> files) {
        this.values = Map.copyOf(values);
        this.files = List.copyOf(files);
    }

    /**
     * Reads files of values; of a name that is in several of them the values are put together.
     *
     * @throws NightjarException USAGE if a file is not there or is no such map
     */
    public static Placeholders read(List<Path> paths) throws NightjarException {
        Map<String, List<String>> values = new LinkedHashMap<>();
        List<RuleFile> files = new ArrayList<>();
        for (Path path : paths) {
            byte[] bytes = bytes(path);
            try {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
                of(text).values
                        .forEach((name, more) -> values.computeIfAbsent(name, key -> new ArrayList<>())
                                .addAll(more));
            } catch (CharacterCodingException noText) {
                throw wrong(path, "It is no UTF-8 text.");
            } catch (BadRuleException bad) {
                throw wrong(path, bad.sentence());
            }
            files.add(new RuleFile(String.valueOf(path.getFileName()), Sha256.hex(bytes)));
        }
        return new Placeholders(values, files);
    }

    private static byte[] bytes(Path path) throws NightjarException {
        try {
            if (!Files.isRegularFile(path) || Files.size(path) > 4L * RuleYaml.MOST_CHARACTERS) {
                throw wrong(path, "There is no such file, or it is larger than 4 MiB.");
            }
            return Files.readAllBytes(path);
        } catch (IOException unreadable) {
            throw wrong(path, "It cannot be read.");
        }
    }

    private static NightjarException wrong(Path path, String sentence) {
        return new NightjarException(
                ErrorKind.USAGE, "The values of placeholders in “" + path + "” cannot be used. " + sentence);
    }

    static Placeholders of(String text) throws BadRuleException {
        Map<String, List<String>> values = new LinkedHashMap<>();
        int all = 0;
        for (Map<String, Object> document : RuleYaml.documents(text)) {
            for (Map.Entry<String, Object> entry : document.entrySet()) {
                List<Object> given = RuleYaml.list(entry.getValue());
                List<String> texts = RuleYaml.texts(entry.getValue());
                if (texts.isEmpty() || texts.size() < given.size()) {
                    throw BadRuleException.broken("The placeholder “" + entry.getKey()
                            + "” needs a value or a list of plain values that are not empty.");
                }
                all += texts.size();
                if (all > MOST_VALUES) {
                    throw BadRuleException.broken("It holds more than " + MOST_VALUES + " values.");
                }
                values.computeIfAbsent(entry.getKey(), key -> new ArrayList<>()).addAll(texts);
            }
        }
        return new Placeholders(values, List.of());
    }

    /** The files that were read. */
    List<RuleFile> files() {
        return files;
    }

    /** How many texts {@link #expanded} makes of it, at most; without making them. */
    long ways(String text) {
        long ways = 1;
        Matcher mark = MARK.matcher(text);
        while (mark.find() && ways <= MOST_VALUES) {
            ways *= values.getOrDefault(mark.group(1), List.of("")).size();
        }
        return ways;
    }

    /**
     * Every text that comes of putting values in the place of the placeholders; the text itself if it has none.
     *
     * @throws BadRuleException if one has no value, or too many texts come of it
     */
    List<String> expanded(String text) throws BadRuleException {
        List<String> made = List.of("");
        int end = 0;
        Matcher mark = MARK.matcher(text);
        while (mark.find()) {
            List<String> own = values.get(mark.group(1));
            if (own == null) {
                throw BadRuleException.unsupported("It asks for the placeholder “" + mark.group()
                        + "”, and no value was given for it; name a file of values with --placeholders.");
            }
            made = joined(made, text.substring(end, mark.start()), own);
            end = mark.end();
        }
        return end == 0 ? List.of(text) : joined(made, text.substring(end), List.of(""));
    }

    private static List<String> joined(List<String> starts, String between, List<String> ends) throws BadRuleException {
        if ((long) starts.size() * ends.size() > MOST_VALUES) {
            throw BadRuleException.unsupported("Its placeholders make more than " + MOST_VALUES + " values of one.");
        }
        List<String> made = new ArrayList<>();
        for (String start : starts) {
            for (String end : ends) {
                if (start.length() + between.length() + end.length() > LONGEST) {
                    throw BadRuleException.unsupported(
                            "Its placeholders make values of more than " + LONGEST + " characters.");
                }
                made.add(start + between + end);
            }
        }
        return made;
    }
}
