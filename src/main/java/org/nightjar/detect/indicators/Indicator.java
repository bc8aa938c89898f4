package org.nightjar.detect.indicators;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One entry of a list.
 *
 * @param atoms what must all be true of an event; nearly always one thing
 * @param line where it stands, from 1: a line of text, a row of a table, an object of a bundle
 * @param comment what the list says about it, or ""
 * @param validUntil from when on the list does not hold it good any more, if it says so
 */
public record Indicator(List<Atom> atoms, int line, String comment, Optional<Instant> validUntil) {

    public Indicator {
        atoms = List.copyOf(atoms);
    }

    /** One thing that is named. */
    record Atom(IndicatorKind kind, String value) {}

    /** For people. */
    String words() {
        return atoms.stream().map(Atom::value).collect(Collectors.joining(" and "));
    }
}
