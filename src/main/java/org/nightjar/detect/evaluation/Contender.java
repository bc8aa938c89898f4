package org.nightjar.detect.evaluation;

/**
 * A way to detect that is measured.
 *
 * @param kind what it is made of
 * @param name of the detector or baseline; "" of Nightjar as a whole
 */
public record Contender(Kind kind, String name) implements Comparable<Contender> {

    /** What a contender is made of. */
    public enum Kind {
        /** All of Nightjar's detectors. */
        WHOLE,
        /** One detector alone. */
        ALONE,
        /** All but one detector. */
        WITHOUT,
        /** Something that others do. */
        BASELINE
    }

    /** Nightjar as it is. */
    public static final Contender NIGHTJAR = new Contender(Kind.WHOLE, "");

    static Contender alone(String detector) {
        return new Contender(Kind.ALONE, detector);
    }

    static Contender without(String detector) {
        return new Contender(Kind.WITHOUT, detector);
    }

    static Contender baseline(String name) {
        return new Contender(Kind.BASELINE, name);
    }

    @Override
    public int compareTo(Contender other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : name.compareTo(other.name);
    }
}
