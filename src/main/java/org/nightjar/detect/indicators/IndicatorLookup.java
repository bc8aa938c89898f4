package org.nightjar.detect.indicators;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nightjar.detect.profile.IntArray;
import org.nightjar.detect.sigma.TextPattern;
import org.nightjar.model.IpAddress;
import org.nightjar.model.IpNetwork;

/**
 * The atoms of a list, numbered, in tables that are asked by value: an address costs one look-up a prefix length that
 * occurs, a name one. Only patterns are tried one by one, and only so many of them.
 */
final class IndicatorLookup {

    static final int MOST_PATTERNS = 2_000;

    private final Map<String, IntArray> exact = new HashMap<>();
    private final Map<IpNetwork, IntArray> networks = new HashMap<>();
    private final BitSet lengths4 = new BitSet();
    private final BitSet lengths6 = new BitSet();
    private final List<Tried> agents = new ArrayList<>();
    private final List<Tried> arns = new ArrayList<>();
    private int leftOut;

    private record Tried(TextPattern pattern, int atom) {}

    void add(Indicator.Atom atom, int number) {
        switch (atom.kind()) {
            case NETWORK -> {
                IpNetwork network = IpNetwork.parse(atom.value()).orElseThrow();
                networks.computeIfAbsent(network, key -> new IntArray()).add(number);
                (network.address().length == 4 ? lengths4 : lengths6).set(network.prefixLength());
            }
            case AGENT -> pattern(agents, TextPattern.of(atom.value()).freed(true, true), number);
            case ARN -> {
                if (atom.value().indexOf('*') >= 0) {
                    pattern(arns, TextPattern.of(atom.value()), number);
                } else {
                    exact(atom, number);
                }
            }
            default -> exact(atom, number);
        }
    }

    private void exact(Indicator.Atom atom, int number) {
        exact.computeIfAbsent(atom.kind() + " " + atom.value(), key -> new IntArray())
                .add(number);
    }

    private void pattern(List<Tried> patterns, TextPattern pattern, int number) {
        if (patterns.size() < MOST_PATTERNS) {
            patterns.add(new Tried(pattern, number));
        } else {
            leftOut++;
        }
    }

    /** Patterns beyond {@link #MOST_PATTERNS}, which are not tried. */
    int leftOut() {
        return leftOut;
    }

    /** What names an address, the narrowest network first, or a host name. */
    void address(String logged, IntArray found) {
        byte @Nullable [] address = IpAddress.parse(logged);
        if (address != null) {
            BitSet lengths = address.length == 4 ? lengths4 : lengths6;
            for (int length = lengths.length() - 1; length >= 0; length = lengths.previousSetBit(length - 1)) {
                addAll(networks.get(new IpNetwork(address, length)), found);
            }
            return;
        }
        String host = logged.toLowerCase(Locale.ROOT);
        while (!host.isEmpty()) {
            addAll(exact.get(IndicatorKind.DOMAIN + " " + host), found);
            int dot = host.indexOf('.');
            host = dot < 0 ? "" : host.substring(dot + 1);
        }
    }

    void named(IndicatorKind kind, String value, IntArray found) {
        addAll(exact.get(kind + " " + value), found);
    }

    void agent(String agent, IntArray found) {
        tried(agents, agent, found);
    }

    void arn(String arn, IntArray found) {
        if (arn.startsWith("arn:")) {
            named(IndicatorKind.ARN, arn, found);
            tried(arns, arn, found);
        }
    }

    private static void tried(List<Tried> patterns, String value, IntArray found) {
        for (Tried one : patterns) {
            if (one.pattern().matches(value)) {
                found.add(one.atom());
            }
        }
    }

    private static void addAll(@Nullable IntArray numbers, IntArray found) {
        for (int at = 0; numbers != null && at < numbers.size(); at++) {
            found.add(numbers.get(at));
        }
    }
}
