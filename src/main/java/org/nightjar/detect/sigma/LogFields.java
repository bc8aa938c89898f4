package org.nightjar.detect.sigma;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where the fields that rules name stand in records of one log: the table {@code log-fields.tsv}, whose head says what
 * its columns mean. Of AWS CloudTrail, and of fields that the table does not name, the name itself is the path. Immutable.
 */
final class LogFields {

    /** Fields are paths into the record. */
    static final LogFields CLOUD_TRAIL = new LogFields();

    private static final String NOWHERE = "-";
    private static final Map<String, LogFields> TABLE = read();

    private final Map<String, List<NodePath>> paths = new HashMap<>();
    private final Map<String, String> unknown = new HashMap<>();

    private LogFields() {}

    /** Of the log that a rule is for. */
    static LogFields of(RuleSource source) {
        return TABLE.getOrDefault(source.words(), CLOUD_TRAIL);
    }

    private static Map<String, LogFields> read() {
        try (InputStream in = LogFields.class.getResourceAsStream("log-fields.tsv")) {
            if (in == null) {
                throw new IllegalStateException("the program lacks log-fields.tsv");
            }
            Map<String, LogFields> table = new HashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .forEach(line -> table.computeIfAbsent(line[0], log -> new LogFields())
                            .add(line[1], line[2], line[3]));
            return Map.copyOf(table);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the program cannot read log-fields.tsv", unreadable);
        }
    }

    private void add(String field, String where, String note) {
        String name = field.toLowerCase(Locale.ROOT);
        if (where.equals(NOWHERE)) {
            unknown.put(name, note);
        } else {
            List<NodePath> known = new ArrayList<>();
            for (String path : where.split(" \\| ", -1)) {
                known.add(NodePath.of(path));
            }
            paths.put(name, List.copyOf(known));
        }
    }

    /** Whether the table says where the field stands. */
    boolean knows(String field) {
        return paths.containsKey(field.toLowerCase(Locale.ROOT));
    }

    /** Why no record has the field, if the table says so. */
    Optional<String> whyUnknown(String field) {
        return Optional.ofNullable(unknown.get(field.toLowerCase(Locale.ROOT)));
    }

    /** What the record holds in the field. */
    FieldValues in(JsonNode rec, FieldPath field) {
        List<NodePath> known = paths.get(field.toString().toLowerCase(Locale.ROOT));
        if (known == null) {
            return field.in(rec);
        }
        for (NodePath path : known) {
            FieldValues held = path.in(rec);
            if (held.present()) {
                return held;
            }
        }
        return FieldValues.ABSENT;
    }

    /**
     * A path into a record, and where it goes through a list of pairs, which of them is meant.
     *
     * @param first up to the list, or all of it
     * @param key whose value picks elements of the list; null if none are picked
     * @param wanted that value
     * @param rest from the elements on
     */
    private record NodePath(FieldPath first, FieldPath key, String wanted, FieldPath rest) {

        private static final FieldPath NONE = new FieldPath("");

        static NodePath of(String text) {
            int open = text.indexOf('[');
            if (open < 0) {
                return new NodePath(new FieldPath(text), NONE, "", NONE);
            }
            int equal = text.indexOf('=', open);
            int close = text.indexOf(']', equal);
            return new NodePath(
                    new FieldPath(text.substring(0, open)),
                    new FieldPath(text.substring(open + 1, equal)),
                    text.substring(equal + 1, close),
                    new FieldPath(text.substring(close + 2)));
        }

        FieldValues in(JsonNode rec) {
            if (key.equals(NONE)) {
                return first.in(rec);
            }
            List<String> texts = new ArrayList<>();
            boolean[] present = new boolean[1];
            first.each(rec, element -> {
                if (key.in(element).texts().stream().anyMatch(wanted::equalsIgnoreCase)) {
                    FieldValues held = rest.in(element);
                    present[0] |= held.present();
                    texts.addAll(held.texts());
                }
            });
            return present[0] ? new FieldValues(true, texts) : FieldValues.ABSENT;
        }
    }
}
