package org.nightjar.ui.parts;

import org.nightjar.model.Dimension;

/**
 * How a value of a dimension reads, in whichever view it stands: by the word that the query language has for it, because who
 * reads it in one view types it in another. Countries and kinds of users are named beside it, and
 * services are without their domain.
 */
public final class ValueText {

    private static final String PROVIDER = ".amazonaws.com";

    private ValueText() {}

    /** A value; "" stays "". */
    public static String of(Dimension dimension, String value) {
        return switch (dimension) {
            case COUNTRY -> Figures.country(value);
            case SERVICE -> value.replace(PROVIDER, "");
            case USER_KIND -> kind(value);
            default -> value;
        };
    }

    /** {@code Person (human)}; the word alone where it is the name in small letters. */
    private static String kind(String value) {
        if (value.isEmpty()) {
            return value;
        }
        String name = Words.of("kind." + value);
        return name.equalsIgnoreCase(value) ? name : name + " (" + value + ")";
    }

    /** The same, and a word for what the log, or the analyst, does not say. */
    public static String orUnsaid(Dimension dimension, String value) {
        return value.isEmpty()
                ? Words.of(dimension == Dimension.TAG ? "facets.untagged" : "facets.unsaid")
                : of(dimension, value);
    }
}
