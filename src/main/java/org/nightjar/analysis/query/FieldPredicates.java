package org.nightjar.analysis.query;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.nightjar.analysis.query.EventQuery.Compiled;
import org.nightjar.analysis.query.EventQuery.RowPredicate;
import org.nightjar.model.Dimension;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;
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

    private static final RowPredicate NOWHERE = row -> false;

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
        if (HourPredicates.has(field)) {
            return HourPredicates.field(field, pattern.text());
        }
        if (CredentialPredicates.has(field)) {
            return CredentialPredicates.field(field, pattern);
        }
        Dimension dimension = Dimension.findByField(field).orElseThrow(() -> unknown(field));
        return index -> byValue(index.column(dimension), matcher(dimension, pattern));
    }

    private static NightjarException unknown(String field) {
        String known = Arrays.stream(Dimension.values()).map(Dimension::field).collect(Collectors.joining(", "));
        return new NightjarException(
                ErrorKind.QUERY_INVALID,
                "There is no field “" + field + "”; the fields are " + known
                        + ", credential, issued-by, issues, hour, weekday, raw, id and time.");
    }

    /** A word that names no field: in any text column, as a part of the value. */
    static Compiled anywhere(ValuePattern pattern) {
        return index -> {
            RowPredicate[] columns = TEXT.stream()
                    .map(dimension -> byValue(index.column(dimension), pattern::isIn))
                    .filter(column -> column != NOWHERE)
                    .toArray(RowPredicate[]::new);
            return row -> {
                for (RowPredicate column : columns) {
                    if (column.test(row)) {
                        return true;
                    }
                }
                return false;
            };
        };
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

    private static RowPredicate byValue(Column column, Predicate<String> matches) {
        Values dictionary = column.dictionary();
        BitSet codes = new BitSet(dictionary.size());
        for (int code = 0; code < dictionary.size(); code++) {
            if (matches.test(dictionary.value(code))) {
                codes.set(code);
            }
        }
        if (codes.isEmpty()) {
            return NOWHERE;
        }
        if (!column.isMultiple()) {
            return row -> codes.get(column.code(row));
        }
        return row -> {
            int[] all = column.codes(row);
            for (int code : all) {
                if (codes.get(code)) {
                    return true;
                }
            }
            return all.length == 0 && codes.get(0);
        };
    }

    private static RowPredicate byId(EventIndex index, ValuePattern pattern) {
        int exact = index.findRow(pattern.text());
        if (exact >= 0) {
            return row -> row == exact;
        }
        return row -> pattern.matches(index.eventId(row));
    }
}
