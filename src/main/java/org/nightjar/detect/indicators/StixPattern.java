package org.nightjar.detect.indicators;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads simple STIX patterns: comparisons by {@code =}, {@code IN} and {@code ISSUBSET} joined by AND, OR and parentheses
 * inside brackets, and brackets joined by OR.
 *
 * @see <a href="https://docs.oasis-open.org/cti/stix/v2.1/os/stix-v2.1-os.html#_e8slinrhxcc9">patterning</a>
 */
final class StixPattern {

    private static final int LONGEST = 20_000;
    private static final int MOST_WAYS = 10_000;
    private static final int MOST_DEPTH = 50;
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(?<text>'(?:[^'\\\\]|\\\\.)*+')|(?<sign>[\\[\\](),=])|(?<word>[A-Za-z0-9_:.\\-]++(?:'[^']*+'[A-Za-z0-9_:.\\-]*+)*+))");

    private final List<String> tokens;
    private int at;
    private int depth;

    private StixPattern(List<String> tokens) {
        this.tokens = tokens;
    }

    /** Ways in which the pattern comes true, each a list of what must hold together; none if it is not understood. */
    static List<List<Indicator.Atom>> read(String pattern) {
        List<String> tokens = new ArrayList<>();
        if (pattern.length() > LONGEST) {
            return List.of();
        }
        Matcher token = TOKEN.matcher(pattern.strip());
        int end = 0;
        while (token.find() && token.start() == end) {
            tokens.add(token.group().strip());
            end = token.end();
        }
        if (end < pattern.strip().length() || tokens.isEmpty()) {
            return List.of();
        }
        return new StixPattern(tokens).observations().orElse(List.of());
    }

    private String peek() {
        return at < tokens.size() ? tokens.get(at).toUpperCase(Locale.ROOT) : "";
    }

    private boolean take(String wanted) {
        boolean there = peek().equals(wanted);
        at += there ? 1 : 0;
        return there;
    }

    private Optional<List<List<Indicator.Atom>>> observations() {
        List<List<Indicator.Atom>> ways = new ArrayList<>();
        do {
            Optional<List<List<Indicator.Atom>>> inside = take("[") ? comparisons() : Optional.empty();
            if (inside.isEmpty() || !take("]")) {
                return Optional.empty();
            }
            ways.addAll(inside.get());
        } while (take("OR"));
        return at == tokens.size() ? Optional.of(ways) : Optional.empty();
    }

    /** Comparisons joined by OR. */
    private Optional<List<List<Indicator.Atom>>> comparisons() {
        List<List<Indicator.Atom>> ways = new ArrayList<>();
        do {
            Optional<List<List<Indicator.Atom>>> together = together();
            if (together.isEmpty() || ways.size() + together.get().size() > MOST_WAYS) {
                return Optional.empty();
            }
            ways.addAll(together.get());
        } while (take("OR"));
        return Optional.of(ways);
    }

    /** Comparisons joined by AND. */
    private Optional<List<List<Indicator.Atom>>> together() {
        List<List<Indicator.Atom>> together = List.of(List.of());
        do {
            Optional<List<List<Indicator.Atom>>> part = part();
            if (part.isEmpty() || together.size() * part.get().size() > MOST_WAYS) {
                return Optional.empty();
            }
            together = product(together, part.get());
        } while (take("AND"));
        return Optional.of(together);
    }

    /** One comparison, or several in parentheses. */
    private Optional<List<List<Indicator.Atom>>> part() {
        if (!take("(")) {
            List<List<Indicator.Atom>> ways = new ArrayList<>();
            comparison().forEach(atom -> ways.add(List.of(atom)));
            return ways.isEmpty() ? Optional.empty() : Optional.of(ways);
        }
        depth++;
        Optional<List<List<Indicator.Atom>>> inside = depth > MOST_DEPTH ? Optional.empty() : comparisons();
        depth--;
        return take(")") ? inside : Optional.empty();
    }

    private static List<List<Indicator.Atom>> product(
            List<List<Indicator.Atom>> ways, List<List<Indicator.Atom>> others) {
        List<List<Indicator.Atom>> longer = new ArrayList<>();
        for (List<Indicator.Atom> way : ways) {
            for (List<Indicator.Atom> other : others) {
                List<Indicator.Atom> both = new ArrayList<>(way);
                both.addAll(other);
                longer.add(both);
            }
        }
        return longer;
    }

    /** The values that one comparison allows; none if it is not understood. */
    private List<Indicator.Atom> comparison() {
        String property = at < tokens.size() ? tokens.get(at++) : "";
        List<String> values = new ArrayList<>();
        if (take("=") || take("ISSUBSET")) {
            values.add(text());
        } else if (take("IN") && take("(")) {
            do {
                values.add(text());
            } while (take(","));
            if (!take(")")) {
                return List.of();
            }
        }
        List<Indicator.Atom> atoms = new ArrayList<>();
        for (String value : values) {
            Optional<Indicator.Atom> atom = atom(property, value);
            if (atom.isEmpty()) {
                return List.of();
            }
            atoms.add(atom.get());
        }
        return atoms;
    }

    private String text() {
        String token = at < tokens.size() ? tokens.get(at++) : "";
        return token.startsWith("'")
                ? token.substring(1, token.length() - 1).replace("\\'", "'").replace("\\\\", "\\")
                : token;
    }

    private static Optional<Indicator.Atom> atom(String property, String value) {
        String name = property.toLowerCase(Locale.ROOT);
        boolean ofTraffic =
                name.equals("network-traffic:src_ref.value") || name.equals("network-traffic:dst_ref.value");
        if (name.equals("ipv4-addr:value") || name.equals("ipv6-addr:value") || ofTraffic) {
            return IndicatorCollector.atom(Optional.of(IndicatorKind.NETWORK), value);
        }
        if (name.equals("domain-name:value")) {
            return IndicatorCollector.atom(Optional.of(IndicatorKind.DOMAIN), value);
        }
        if (name.equals("url:value")) {
            return IndicatorCollector.atom(Optional.empty(), value)
                    .filter(atom -> atom.kind() == IndicatorKind.NETWORK || atom.kind() == IndicatorKind.DOMAIN);
        }
        if (name.equals("autonomous-system:number")) {
            return IndicatorCollector.atom(Optional.of(IndicatorKind.ASN), value);
        }
        if (name.endsWith("user-agent'") || name.endsWith("user_agent")) {
            return IndicatorCollector.atom(Optional.of(IndicatorKind.AGENT), value);
        }
        return name.startsWith("user-account:")
                ? IndicatorCollector.atom(Optional.empty(), value)
                        .filter(atom -> atom.kind() == IndicatorKind.ARN || atom.kind() == IndicatorKind.ACCESS_KEY)
                : Optional.empty();
    }
}
