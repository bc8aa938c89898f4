package org.nightjar.detect.sigma;

import com.google.re2j.Pattern;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalField;
import java.util.Locale;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.IpAddress;
import org.nightjar.model.IpNetwork;

/** One value that a rule asks a field for. Immutable. */
sealed interface ValueTest {

    boolean test(FieldValues values, FieldLookup event);

    /** What is asked for, to follow the field's name: {@code is “StopLogging”}. */
    String words();

    /** Another field of the same event. */
    interface FieldLookup {
        FieldValues field(FieldPath path);
    }

    /** The text fits a pattern. */
    record Text(TextPattern pattern) implements ValueTest {
        @Override
        public boolean test(FieldValues values, FieldLookup event) {
            return values.texts().stream().anyMatch(pattern::matches);
        }

        @Override
        public String words() {
            return "is “" + pattern + "”";
        }
    }

    /** The field is absent or null. */
    record Nothing() implements ValueTest {
        @Override
        public boolean test(FieldValues values, FieldLookup event) {
            return values.texts().isEmpty();
        }

        @Override
        public String words() {
            return "is empty";
        }
    }

    /** The field is there, or is not, whatever it holds. */
    record Exists(boolean wanted) implements ValueTest {
        @Override
        public boolean test(FieldValues values, FieldLookup event) {
            return values.present() == wanted;
        }

        @Override
        public String words() {
            return wanted ? "is there" : "is not there";
        }
    }

    /** A regular expression is found in the text; RE2 takes time linear in it, whatever the expression. */
    record Regex(Pattern pattern) implements ValueTest {
        @Override
        public boolean test(FieldValues values, FieldLookup event) {
            return values.texts().stream()
                    .anyMatch(text -> pattern.matcher(text).find());
        }

        @Override
        public String words() {
            return "fits the expression “" + pattern.pattern() + "”";
        }
    }

    /** The number compares so. */
    record Number(DoublePredicate holds, String words) implements ValueTest {
        @Override
        public boolean test(FieldValues values, FieldLookup event) {
            return values.texts().stream().anyMatch(text -> {
                double number = number(text);
                return !Double.isNaN(number) && holds.test(number);
            });
        }
    }

    /** The address lies in the network. */
    record Cidr(IpNetwork network, String text) implements ValueTest {
        @Override
        public boolean test(FieldValues values, FieldLookup event) {
            return values.texts().stream().anyMatch(value -> {
                byte @Nullable [] address = IpAddress.parse(value);
                return address != null && network.contains(address);
            });
        }

        @Override
        public String words() {
            return "lies in " + text;
        }
    }

    /** The field holds what another field holds, or a part of it. */
    record SameAs(FieldPath other, boolean freeBefore, boolean freeAfter, boolean cased) implements ValueTest {
        @Override
        public boolean test(FieldValues values, FieldLookup event) {
            return event.field(other).texts().stream().anyMatch(text -> {
                TextPattern literal = TextPattern.literal(text).freed(freeBefore, freeAfter);
                TextPattern wanted = cased ? literal.cased() : literal;
                return values.texts().stream().anyMatch(wanted::matches);
            });
        }

        @Override
        public String words() {
            return "is what " + other + " is";
        }
    }

    /** A part of the date as it is written, such as its hour; time zones are not converted. */
    record TimePart(Part part, Number number) implements ValueTest {
        @Override
        public boolean test(FieldValues values, FieldLookup event) {
            return values.texts().stream()
                    .map(part::of)
                    .anyMatch(text -> !text.isEmpty() && number.test(FieldValues.of(text), event));
        }

        @Override
        public String words() {
            return "has a " + part.name().toLowerCase(Locale.ROOT) + " that " + number.words();
        }
    }

    /** Parts of a date. */
    enum Part {
        MINUTE(ChronoField.MINUTE_OF_HOUR),
        HOUR(ChronoField.HOUR_OF_DAY),
        DAY(ChronoField.DAY_OF_MONTH),
        WEEK(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
        MONTH(ChronoField.MONTH_OF_YEAR),
        YEAR(ChronoField.YEAR);

        private final TemporalField field;

        Part(TemporalField field) {
            this.field = field;
        }

        String of(String date) {
            try {
                return String.valueOf(DateTimeFormatter.ISO_DATE_TIME
                        .parse(date, LocalDateTime::from)
                        .get(field));
            } catch (DateTimeException noDate) {
                return "";
            }
        }
    }

    /** The number that a text is, or NaN. */
    static double number(String text) {
        int length = text.length();
        if (length == 0 || length > 40 || "0123456789.-+".indexOf(text.charAt(0)) < 0) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException noNumber) {
            return Double.NaN;
        }
    }
}
