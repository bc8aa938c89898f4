package org.nightjar.analysis.effect;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nightjar.model.Dimension;
import org.nightjar.model.Outcome;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;

/**
 * What an event did and to what, made ready to be compared.
 *
 * @param row of the index
 * @param names last parts of the resources, the issued credential and the policy's name
 * @param parameters those of the event's detail
 * @param targets outsiders that something was given to
 */
record ActedRow(
        int row,
        String service,
        String action,
        String account,
        Set<String> names,
        Map<String, String> parameters,
        List<String> targets,
        String detail) {

    /** A secret's ARN ends with six characters of its own, a stack's with an id, a log group's may end with a star. */
    private static final List<Pattern> NAME_IN_ARN = List.of(
            Pattern.compile(":log-group:([^:]+)"),
            Pattern.compile(":secret:(.+)-[A-Za-z0-9]{6}$"),
            Pattern.compile(":stack/([^/]+)/"));

    private static final List<String> NAMING = List.of("policyName", "keyName");

    static ActedRow of(EventIndex index, int row) {
        String detail = index.value(Dimension.DETAIL, row);
        Map<String, String> parameters = parameters(detail);
        Set<String> names = new LinkedHashSet<>();
        for (String resource : values(index.column(Dimension.RESOURCE), row)) {
            names.add(lastPart(resource));
        }
        if (!index.issuedKeyId(row).isEmpty()) {
            names.add(index.issuedKeyId(row));
        }
        NAMING.forEach(name -> {
            if (parameters.containsKey(name)) {
                names.add(parameters.getOrDefault(name, ""));
            }
        });
        String service = index.value(Dimension.SERVICE, row);
        int dot = service.indexOf('.');
        return new ActedRow(
                row,
                (dot < 0 ? service : service.substring(0, dot)).toLowerCase(Locale.ROOT),
                EffectRule.unversioned(index.value(Dimension.ACTION, row)),
                index.value(Dimension.ACCOUNT, row),
                names,
                parameters,
                values(index.column(Dimension.TARGET), row),
                detail);
    }

    static boolean succeeded(EventIndex index, int row) {
        Outcome outcome = index.outcome(row);
        return outcome != Outcome.DENIED && outcome != Outcome.FAILURE;
    }

    private static List<String> values(Column column, int row) {
        int[] codes = column.isMultiple() ? column.codes(row) : new int[] {column.code(row)};
        return Arrays.stream(codes)
                .filter(code -> code != 0)
                .mapToObj(code -> column.dictionary().value(code))
                .toList();
    }

    /**
     * The name as requests write it: what stands alone keeps its slashes (a log group, the path of a secret), an ARN is cut
     * to its last part, but for those whose names hold slashes or have something behind them.
     */
    static String lastPart(String resource) {
        if (!resource.startsWith("arn:")) {
            return resource;
        }
        for (Pattern known : NAME_IN_ARN) {
            Matcher matcher = known.matcher(resource);
            if (matcher.find()) {
                return matcher.group(1);
            }
        }
        return resource.substring(Math.max(resource.lastIndexOf('/'), resource.lastIndexOf(':')) + 1);
    }

    private static Map<String, String> parameters(String detail) {
        Map<String, String> parameters = new TreeMap<>();
        for (String part : detail.split(", ")) {
            int at = part.indexOf('=');
            if (at > 0) {
                parameters.put(part.substring(0, at), part.substring(at + 1));
            }
        }
        return parameters;
    }

    boolean does(EffectRule.Act act) {
        return action.equals(act.name()) && (act.holds().isEmpty() || detail.contains(act.holds()));
    }

    /** Whether one names all that the other does, and both name something. */
    boolean isOfSameThing(Set<String> other) {
        return !names.isEmpty() && !other.isEmpty() && (names.containsAll(other) || other.containsAll(names));
    }

    /** Whether the parameters that both have are the same. */
    boolean hasSame(List<String> wanted, ActedRow other) {
        return wanted.stream()
                .filter(name -> parameters.containsKey(name) && other.parameters.containsKey(name))
                .allMatch(name -> parameters.getOrDefault(name, "").equals(other.parameters.getOrDefault(name, "")));
    }
}
