package org.nightjar.detect;

/**
 * A number that a detector can be told.
 *
 * @param name short, in camel case, such as {@code minimumErrors}
 * @param unit such as {@code days}, {@code km/h}, {@code decades}
 * @param value the default
 * @param reason why the default is what it is, one clause
 */
public record Parameter(String name, String unit, double value, String reason) {

    /** As shown in reports: {@code name=value unit}, without needless decimals. */
    public String describe(double actual) {
        return name + "=" + number(actual) + " " + unit;
    }

    /** A number without needless decimals. */
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
