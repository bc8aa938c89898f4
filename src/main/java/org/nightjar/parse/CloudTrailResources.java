package org.nightjar.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an event acted on: the record's own list first, then parameters that name something, the most telling first
 * ({@code resources.tsv} has them by service); for want of both what the refusal says.
 */
final class CloudTrailResources {

    static final int MAX = 8;

    static final String WRAPPER = "Request";

    /** What a refusal says that it was about: an ARN without wildcards, or a user, role, group or policy by name. */
    private static final Pattern REFUSED =
            Pattern.compile("on resource: (?:(?:user|role|group|policy) )?([^\\s*]*[^\\s*/:])(?=\\s|$)");

    private static final Fields REQUEST = new Fields("request");
    private static final Fields RESPONSE = new Fields("response");

    /** The fields of one part of the record, by the first name of their path, and how much each tells. */
    private static final class Fields {

        private final Map<String, List<String>> byFirstName = new HashMap<>();
        private final Map<String, Integer> ranks = new HashMap<>();

        Fields(String part) {
            for (String[] row : FieldTable.rows("resources.tsv")) {
                if (row[0].equals(part)) {
                    String path = row[1];
                    int dot = path.indexOf('.');
                    byFirstName
                            .computeIfAbsent(dot < 0 ? path : path.substring(0, dot), name -> new ArrayList<>())
                            .add(path);
                    ranks.putIfAbsent(path, ranks.size());
                }
            }
        }

        /** Paths that may be there, the most telling first; null if there are none. */
        @Nullable
        Collection<String> in(JsonNode parameters) {
            TreeMap<Integer, String> paths = null;
            for (Map.Entry<String, JsonNode> field : parameters.properties()) {
                List<String> known = byFirstName.get(field.getKey());
                if (known != null) {
                    paths = paths == null ? new TreeMap<>() : paths;
                    for (String path : known) {
                        paths.put(ranks.getOrDefault(path, 0), path);
                    }
                }
            }
            return paths == null ? null : paths.values();
        }
    }

    /** Spellings of the field that names a resource in the record's own list. */
    static final List<String> ARN = List.of("ARN", "arn");

    /** What stands beside a bucket's name. */
    private static final String KEY = "key";

    private CloudTrailResources() {}

    /** The fields of a request that are looked at; those that end on {@link #WRAPPER} are as well. */
    static Set<String> requestNames() {
        Set<String> names = new HashSet<>(REQUEST.byFirstName.keySet());
        names.add(KEY);
        return names;
    }

    /** The fields of a response that are looked at. */
    static Set<String> responseNames() {
        return RESPONSE.byFirstName.keySet();
    }

    /** @param listed the record's own list, if it has one */
    static List<String> of(
            @Nullable JsonNode listed, @Nullable JsonNode request, @Nullable JsonNode response, String errorMessage) {
        List<String> found = of(listed, request, response);
        return found.isEmpty() ? ofRefusal(errorMessage) : found;
    }

    /** The same without what a refusal names. */
    static List<String> of(@Nullable JsonNode listed, @Nullable JsonNode request, @Nullable JsonNode response) {
        List<String> found = new ArrayList<>(4);
        if (listed != null && listed.isArray()) {
            for (JsonNode one : listed) {
                String arn = Json.text(one, ARN.get(0));
                add(found, arn.isEmpty() ? Json.text(one, ARN.get(1)) : arn);
            }
        }
        collect(found, request, REQUEST);
        if (found.size() < MAX) {
            collect(found, response, RESPONSE);
        }
        if (found.isEmpty()) {
            wrapped(found, request);
        }
        return found;
    }

    private static void collect(List<String> found, @Nullable JsonNode parameters, Fields fields) {
        if (parameters == null) {
            return;
        }
        Collection<String> paths = fields.in(parameters);
        if (paths != null) {
            for (String path : paths) {
                Json.each(parameters, path, value -> add(found, value(path, value, parameters)));
            }
        }
    }

    /** Newer calls of EC2 have all their parameters in one, {@code …Request}, with capital letters in front. */
    private static void wrapped(List<String> found, @Nullable JsonNode request) {
        if (request == null || request.size() != 1) {
            return;
        }
        Map.Entry<String, JsonNode> only = request.properties().iterator().next();
        if (only.getKey().endsWith(WRAPPER) && only.getValue().isObject()) {
            ObjectNode plain = RecordTree.NODES.objectNode();
            for (Map.Entry<String, JsonNode> field : only.getValue().properties()) {
                String name = field.getKey();
                plain.set(
                        name.isEmpty() ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1),
                        field.getValue());
            }
            collect(found, plain, REQUEST);
        }
    }

    /** A refused call is often logged without its parameters; then the refusal names what it was about. */
    static List<String> ofRefusal(String errorMessage) {
        if (errorMessage.isEmpty()) {
            return List.of();
        }
        List<String> found = new ArrayList<>(1);
        Matcher matcher = REFUSED.matcher(errorMessage);
        if (matcher.find()) {
            add(found, matcher.group(1));
        }
        return found;
    }

    private static String value(String path, JsonNode value, JsonNode parameters) {
        String text = Json.text(value);
        String key = path.equals("bucketName") ? Json.text(parameters, KEY) : "";
        return key.isEmpty() ? text : text + "/" + key;
    }

    /** Adds what is not yet there, be it as the last part of an ARN. */
    private static void add(List<String> found, String value) {
        if (value.isEmpty() || found.size() >= MAX) {
            return;
        }
        for (String one : found) {
            if (one.equals(value) || one.endsWith(":" + value) || one.endsWith("/" + value)) {
                return;
            }
        }
        found.add(value);
    }
}
