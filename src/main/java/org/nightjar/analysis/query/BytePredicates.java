package org.nightjar.analysis.query;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.LongPredicate;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.nightjar.analysis.query.EventQuery.Compiled;
import org.nightjar.model.Dimension;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;
import org.nightjar.model.TransferredBytes;
import org.nightjar.store.Column;
import org.nightjar.store.Values;

/**
 * Predicates on the bytes that an event moved, as it says: {@code bytes:>1mb}, {@code bytes-out:[10kb TO 5mb]}. An event
 * that says nothing of bytes fits none of them. Read once a distinct text of parameters, and kept as long as the columns are.
 */
final class BytePredicates {

    private static final Map<String, ToLongFunction<TransferredBytes>> FIELDS = Map.of(
            "bytes", TransferredBytes::all, "bytes-in", TransferredBytes::in, "bytes-out", TransferredBytes::out);

    private static final Pattern SIZE = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?)\\s*(b|[kmgt]i?b?)?");

    private static final Map<Values, TransferredBytes[]> READ = Collections.synchronizedMap(new WeakHashMap<>());

    private BytePredicates() {}

    static boolean has(String field) {
        return FIELDS.containsKey(field);
    }

    /** Exactly so many bytes, or with a star any number that is said. */
    static Compiled field(String field, ValuePattern pattern) throws NightjarException {
        if (pattern.isAnything()) {
            return within(field, bytes -> bytes >= 0);
        }
        long wanted = bytes(pattern.text());
        return within(field, bytes -> bytes == wanted);
    }

    static Compiled range(String field, String lower, boolean withLower, String upper, boolean withUpper)
            throws NightjarException {
        long from = isOpen(lower) ? 0 : bytes(lower) + (withLower ? 0 : 1);
        long to = isOpen(upper) ? Long.MAX_VALUE : bytes(upper) - (withUpper ? 0 : 1);
        return within(field, bytes -> bytes >= from && bytes <= to);
    }

    private static boolean isOpen(String bound) {
        return bound.isEmpty() || bound.equals("*");
    }

    private static Compiled within(String field, LongPredicate wanted) {
        ToLongFunction<TransferredBytes> side = java.util.Objects.requireNonNull(FIELDS.get(field));
        return index -> {
            Column details = index.column(Dimension.DETAIL);
            TransferredBytes[] said = read(details.dictionary());
            BitSet fits = new BitSet(said.length);
            for (int code = 0; code < said.length; code++) {
                long bytes = side.applyAsLong(said[code]);
                fits.set(code, bytes >= 0 && wanted.test(bytes));
            }
            return new Predicates.OfColumn(details.among(fits));
        };
    }

    private static TransferredBytes[] read(Values details) {
        TransferredBytes[] known = READ.get(details);
        if (known == null) {
            TransferredBytes[] made = new TransferredBytes[details.size()];
            Arrays.fill(made, TransferredBytes.UNSAID);
            IntStream.range(1, Math.max(1, made.length))
                    .parallel()
                    .forEach(code -> made[code] = TransferredBytes.of(details.value(code)));
            READ.put(details, made);
            known = made;
        }
        return known;
    }

    /** {@code 10kb} are 10,000 bytes, {@code 10kib} 10,240. */
    private static long bytes(String written) throws NightjarException {
        Matcher matcher = SIZE.matcher(written.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new NightjarException(
                    ErrorKind.QUERY_INVALID,
                    "“" + written + "” is no number of bytes; write 1500, 10kb, 1.5mb or 2gib.");
        }
        String unit = matcher.group(2) == null ? "b" : matcher.group(2);
        long base = unit.contains("i") ? 1024 : 1000;
        int power = "bkmgt".indexOf(unit.charAt(0));
        return new BigDecimal(matcher.group(1))
                .multiply(BigDecimal.valueOf(base).pow(power))
                .min(BigDecimal.valueOf(Long.MAX_VALUE - 1))
                .longValue();
    }
}
