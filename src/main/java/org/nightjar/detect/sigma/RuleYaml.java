package org.nightjar.detect.sigma;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads YAML as plain maps, lists and scalars. Made for files from strangers: a tag never names a class (the engine
 * knows none), size, nesting and aliases are limited before anything is built, and duplicate keys are refused.
 */
final class RuleYaml {

    static final int MOST_CHARACTERS = 1 << 20;
    private static final int MOST_DEPTH = 40;
    private static final int MOST_ALIASES = 40;
    private static final int MOST_DOCUMENTS = 1_000;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setAllowDuplicateKeys(false)
            .setAllowRecursiveKeys(false)
            .setAllowNonScalarKeys(false)
            .setMaxAliasesForCollections(MOST_ALIASES)
            .setCodePointLimit(MOST_CHARACTERS)
            .build();

    private RuleYaml() {}

    /** The documents of a file that are maps, in order; empty documents are passed over. */
    static List<Map<String, Object>> documents(String text) throws BadRuleException {
        if (text.length() > MOST_CHARACTERS) {
            throw BadRuleException.broken("It is longer than " + MOST_CHARACTERS + " characters, which no rule is.");
        }
        try {
            checkShape(text);
            List<Map<String, Object>> documents = new ArrayList<>();
            for (Object document : new Load(SETTINGS).loadAllFromString(text)) {
                if (document != null) {
                    documents.add(map(document, "The document"));
                }
            }
            return documents;
        } catch (MarkedYamlEngineException wrong) {
            int line = wrong.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
            throw BadRuleException.broken("It is not valid YAML: " + oneLine(wrong.getProblem())
                    + (line == 0 ? "." : ", line " + line + "."));
        } catch (YamlEngineException wrong) {
            throw BadRuleException.broken("It is not valid YAML: " + oneLine(wrong.getMessage()) + ".");
        }
    }

    /** Goes over the events first, which needs no recursion: building what is nested too deeply would. */
    private static void checkShape(String text) throws BadRuleException {
        Deque<String> open = new ArrayDeque<>();
        int aliases = 0;
        int documents = 0;
        for (Event event : new Parse(SETTINGS).parseString(text)) {
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> open.push(anchor(event));
                case MappingEnd, SequenceEnd -> open.pop();
                case DocumentStart -> documents++;
                case Alias -> {
                    aliases++;
                    if (open.contains(anchor(event))) {
                        throw BadRuleException.broken("It holds a value that is a part of itself.");
                    }
                }
                default -> {}
            }
            if (open.size() > MOST_DEPTH || aliases > MOST_ALIASES || documents > MOST_DOCUMENTS) {
                throw BadRuleException.broken("It is nested more than " + MOST_DEPTH + " levels deep, has more than "
                        + MOST_ALIASES + " aliases, or more than " + MOST_DOCUMENTS + " documents.");
            }
        }
    }

    private static String anchor(Event event) {
        return event instanceof NodeEvent node
                ? node.getAnchor().map(String::valueOf).orElse("")
                : "";
    }

    private static String oneLine(@Nullable String text) {
        String line = String.valueOf(text).replaceAll("\\s+", " ").strip();
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }

    /** A map with its keys as text. */
    static Map<String, Object> map(@Nullable Object value, String what) throws BadRuleException {
        if (!(value instanceof Map<?, ?> map)) {
            throw BadRuleException.broken(what + " is no map of names to values.");
        }
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((key, one) -> named.put(String.valueOf(key), one == null ? NULL : one));
        return named;
    }

    /** Stands for YAML's null, which a map here cannot hold. */
    static final Object NULL = new Object() {
        @Override
        public String toString() {
            return "null";
        }
    };

    /** The elements of a list, or the one value as a list of one; none of null. */
    static List<Object> list(@Nullable Object value) {
        if (value == null || value == NULL) {
            return List.of();
        }
        if (!(value instanceof List<?> list)) {
            return List.of(value);
        }
        List<Object> all = new ArrayList<>(list.size());
        list.forEach(one -> all.add(one == null ? NULL : one));
        return all;
    }

    /** A scalar as text; "" of anything else. */
    static String text(@Nullable Object value) {
        return value == null || value == NULL || value instanceof Map<?, ?> || value instanceof List<?>
                ? ""
                : String.valueOf(value).strip();
    }

    /** The scalars of a list as texts. */
    static List<String> texts(@Nullable Object value) {
        return list(value).stream()
                .map(RuleYaml::text)
                .filter(one -> !one.isEmpty())
                .toList();
    }
}
