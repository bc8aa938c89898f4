package org.nightjar.detect.indicators;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Takes entries while a list is read, and counts those that nobody understands. Used for one list. */
final class IndicatorCollector {

    private static final int MOST_ENTRIES = 5_000_000;
    private static final int LONGEST_COMMENT = 300;

    private final List<Indicator> indicators = new ArrayList<>();
    private int notUnderstood;
    private int revoked;
    private String first = "";

    /** An entry of a kind that is known, or whose text must tell it. */
    void entry(Optional<IndicatorKind> kind, String written, int line, String comment) {
        Optional<Indicator.Atom> atom = atom(kind, written);
        if (atom.isPresent()) {
            add(List.of(atom.get()), line, comment, Optional.empty());
        } else {
            notUnderstood(line, written);
        }
    }

    void add(List<Indicator.Atom> atoms, int line, String comment, Optional<Instant> validUntil) {
        if (indicators.size() == MOST_ENTRIES) {
            notUnderstood(line, "more than " + MOST_ENTRIES + " entries");
            return;
        }
        String text = comment.replaceAll("\\s+", " ").strip();
        indicators.add(new Indicator(
                atoms,
                line,
                text.length() > LONGEST_COMMENT ? text.substring(0, LONGEST_COMMENT - 1) + "…" : text,
                validUntil));
    }

    void revoked() {
        revoked++;
    }

    void notUnderstood(int line, String written) {
        notUnderstood++;
        if (first.isEmpty()) {
            String text = written.replaceAll("\\s+", " ").strip();
            first = "“" + (text.length() > 80 ? text.substring(0, 79) + "…" : text) + "”, entry " + line;
        }
    }

    /** Reads a value as that kind, or as the kind that its text tells, however it was made harmless. */
    static Optional<Indicator.Atom> atom(Optional<IndicatorKind> named, String written) {
        String value = Refanged.of(written);
        Optional<IndicatorKind> kind = IndicatorKind.of(value);
        if (named.isPresent() && !named.equals(kind)) {
            String asn = "AS" + value;
            boolean number = named.get() == IndicatorKind.ASN && value.matches("[0-9]{1,10}");
            boolean agent = named.get() == IndicatorKind.AGENT && IndicatorKind.isAgent(value);
            return number
                    ? Optional.of(new Indicator.Atom(IndicatorKind.ASN, asn))
                    : agent ? Optional.of(new Indicator.Atom(IndicatorKind.AGENT, value)) : Optional.empty();
        }
        return kind.map(one -> new Indicator.Atom(one, normal(one, value)));
    }

    private static String normal(IndicatorKind kind, String value) {
        return switch (kind) {
            case ASN -> value.toUpperCase(Locale.ROOT).replace(" ", "");
            case DOMAIN -> {
                String lower = value.toLowerCase(Locale.ROOT);
                String named = lower.startsWith("*.") ? lower.substring(2) : lower;
                yield named.endsWith(".") ? named.substring(0, named.length() - 1) : named;
            }
            default -> value;
        };
    }

    IndicatorList list(String name, String sha256, String format) {
        return new IndicatorList(name, sha256, format, indicators, notUnderstood, first, revoked);
    }
}
