package org.nightjar.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

        private final List<FieldPath> paths = new ArrayList<>();
        private final Map<String, int[]> ranks = new HashMap<>();

        Fields(String part) {
            for (String[] row : FieldTable.rows("resources.tsv")) {
                if (row[0].equals(part)) {
                    FieldPath path = FieldPath.of(row[1]);
                    FirstNames.add(ranks, path, paths.size());
                    paths.add(path);
                }
            }
        }

        void collect(List<String> found, JsonNode parameters) {
            BitSet present = FirstNames.present(ranks, parameters);
            for (int rank = present.nextSetBit(0); rank >= 0; rank = present.nextSetBit(rank + 1)) {
                FieldPath path = paths.get(rank);
                path.each(parameters, value -> add(found, value(path, value, parameters)));
            }
        }
    }

    /** Spellings of the field that names a resource in the record's own list. */
    static final List<String> ARN = List.of("ARN", "arn");

    /** What stands beside a bucket's name. */
    private static final String KEY = "key";

    private CloudTrailResources() {}

    /** The fields of a request that are looked at; those that end on {@link #WRAPPER} are as well. */
    static Set<String> requestNames() {
        Set<String> names = new HashSet<>(REQUEST.ranks.keySet());
        names.add(KEY);
        return names;
    }

    /** The fields of a response that are looked at. */
    static Set<String> responseNames() {
        return RESPONSE.ranks.keySet();
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
        if (parameters != null) {
            fields.collect(found, parameters);
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

    private static String value(FieldPath path, JsonNode value, JsonNode parameters) {
        String text = Json.text(value);
        String key = path.text().equals("bucketName") ? Json.text(parameters, KEY) : "";
        return key.isEmpty() ? text : text + "/" + key;
    }

    /** Adds what is not yet there, be it as the last part of an ARN. */
    private static void add(List<String> found, String value) {
        if (value.isEmpty() || found.size() >= MAX) {
            return;
        }
        for (String one : found) {
            int before = one.length() - value.length() - 1;
            if (one.endsWith(value) && (before < 0 || one.charAt(before) == ':' || one.charAt(before) == '/')) {
                return;
            }
        }
        found.add(value);
    }
}
