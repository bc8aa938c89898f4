package org.nightjar.analysis.query;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nightjar.analysis.query.EventQuery.Compiled;
import org.nightjar.analysis.query.EventQuery.RowPredicate;
import org.nightjar.model.Dimension;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;
import org.nightjar.model.People;
import org.nightjar.store.AsciiPart;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.Values;

/** Predicates on one field or on all of them: values are matched once a distinct value, rows by code. */
final class FieldPredicates {

    /** Where a word without a field is looked for. */
    private static final List<Dimension> TEXT = List.of(
            Dimension.USER,
            Dimension.PRINCIPAL,
            Dimension.ACCESS_KEY,
            Dimension.ACTION,
            Dimension.SERVICE,
            Dimension.ERROR_CODE,
            Dimension.ADDRESS,
            Dimension.COUNTRY,
            Dimension.CITY,
            Dimension.ASN,
            Dimension.AGENT,
            Dimension.ACCOUNT,
            Dimension.REGION,
            Dimension.RESOURCE,
            Dimension.TARGET,
            Dimension.DETAIL);

    /** So many values are matched on all cores. */
    private static final int MANY_VALUES = 1 << 14;

    /** Fewer values are sooner looked at than a table of them is made. */
    private static final int FEWEST_LOOKED_UP = 4096;

    private FieldPredicates() {}

    static Compiled field(String field, ValuePattern pattern) throws NightjarException {
        if (field.equals("id")) {
            return index -> byId(index, pattern);
        }
        if (field.equals("time")) {
            return TimeBounds.within(pattern.text());
        }
        if (field.equals("raw")) {
            return FreeText.inRecord(pattern);
        }
        if (field.equals(NotePredicates.NOTE)) {
            return NotePredicates.field(pattern);
        }
        if (BytePredicates.has(field)) {
            return BytePredicates.field(field, pattern);
        }
        if (HourPredicates.has(field)) {
            return HourPredicates.field(field, pattern.text());
        }
        if (CredentialPredicates.has(field)) {
            return CredentialPredicates.field(field, pattern);
        }
        Dimension dimension = Dimension.findByField(field).orElseThrow(() -> unknown(field));
        return index -> isLookedUp(index, dimension, pattern)
                ? ofCodes(index.column(dimension), index.column(dimension).codesInLowerCase(pattern.text()))
                : byValue(index, dimension, matcher(dimension, pattern), pattern::matches);
    }

    /** Whether the values that match are just those that are the text, and they are too many to look at each. */
    private static boolean isLookedUp(EventIndex index, Dimension dimension, ValuePattern pattern) {
        return !pattern.isWild()
                && dimension != Dimension.SERVICE
                && dimension != Dimension.ASN
                && index.column(dimension).dictionary().size() >= FEWEST_LOOKED_UP
                && (index.people().isEmpty() || !People.hasAliases(dimension));
    }

    private static NightjarException unknown(String field) {
        String known = Arrays.stream(Dimension.values()).map(Dimension::field).collect(Collectors.joining(", "));
        return new NightjarException(
                ErrorKind.QUERY_INVALID,
                "There is no field “" + field + "”; the fields are " + known
                        + ", note, bytes, bytes-in, bytes-out, credential, issued-by, issues, hour, weekday, raw, id and time.");
    }

    /** A word that names no field: in any text column, as a part of the value. */
    static Compiled anywhere(ValuePattern pattern) {
        return index -> Predicates.any(TEXT.stream()
                .map(dimension -> within(index, dimension, pattern))
                .toArray(RowPredicate[]::new));
    }

    private static Predicate<String> matcher(Dimension dimension, ValuePattern pattern) {
        if (pattern.isAnything()) {
            return value -> !value.isEmpty();
        }
        return switch (dimension) {
            // s3 for s3.amazonaws.com
            case SERVICE -> value -> pattern.matches(value) || pattern.matches(before(value, '.'));
            // 9009 or AS9009 for "AS9009 Some operator"
            case ASN ->
                value -> pattern.matches(value)
                        || pattern.matches(before(value, ' '))
                        || (value.startsWith("AS")
                                && pattern.matches(before(value, ' ').substring(2)));
            default -> pattern::matches;
        };
    }

    private static String before(String value, char end) {
        int at = value.indexOf(end);
        return at < 0 ? value : value.substring(0, at);
    }

    /** A value is also known by the alias that the analyst gave it. */
    private static RowPredicate byValue(
            EventIndex index, Dimension dimension, Predicate<String> matches, Predicate<String> matchesAlias) {
        People people = index.people();
        Predicate<String> byAlias = value -> {
            String alias = people.alias(dimension, value);
            return !alias.isEmpty() && matchesAlias.test(alias);
        };
        return byValue(index.column(dimension), people.isEmpty() ? matches : matches.or(byAlias));
    }

    /** A value that cannot have the pattern in it need not be made a text; its alias may. */
    private static RowPredicate within(EventIndex index, Dimension dimension, ValuePattern pattern) {
        if (!index.people().isEmpty()) {
            return byValue(index, dimension, pattern::isIn, pattern::isIn);
        }
        Column column = index.column(dimension);
        return ofCodes(column, matching(column.dictionary(), pattern.plain(), pattern::isIn));
    }

    private static RowPredicate byValue(Column column, Predicate<String> matches) {
        return ofCodes(column, matching(column.dictionary(), Optional.empty(), matches));
    }

    private static RowPredicate ofCodes(Column column, BitSet codes) {
        return codes.isEmpty() ? Predicates.None.NONE : new Predicates.OfColumn(column.among(codes));
    }

    /**
     * Each thread has words of its own to set bits in.
     *
     * @param part what a value has that matches
     */
    private static BitSet matching(Values values, Optional<AsciiPart> part, Predicate<String> matches) {
        AsciiPart wanted = part.orElse(null);
        long[] words = new long[(values.size() + Long.SIZE - 1) / Long.SIZE];
        IntStream all = IntStream.range(0, words.length);
        (values.size() < MANY_VALUES ? all : all.parallel()).forEach(word -> {
            int from = word * Long.SIZE;
            int to = Math.min(values.size(), from + Long.SIZE);
            long may = wanted == null ? -1L >>> Long.SIZE - (to - from) : values.mayHave(wanted, from, to);
            for (; may != 0; may &= may - 1) {
                int code = from + Long.numberOfTrailingZeros(may);
                if (matches.test(values.value(code))) {
                    words[word] |= 1L << code;
                }
            }
        });
        return BitSet.valueOf(words);
    }

    private static RowPredicate byId(EventIndex index, ValuePattern pattern) {
        int exact = index.findRow(pattern.text());
        if (exact >= 0) {
            return row -> row == exact;
        }
        return row -> pattern.matches(index.eventId(row));
    }
}
