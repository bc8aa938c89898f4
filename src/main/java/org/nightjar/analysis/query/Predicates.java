package org.nightjar.analysis.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nightjar.analysis.query.EventQuery.RowPredicate;
import org.nightjar.store.CodeTest;

/** Predicates that know how to look at a stretch of rows at once. Immutable. */
final class Predicates {

    private Predicates() {}

    /** Any of some: what is asked of the same codes is asked once, however many values there are. */
    static RowPredicate any(RowPredicate[] parts) {
        List<RowPredicate> left = new ArrayList<>(Arrays.asList(parts));
        left.removeIf(part -> part == None.NONE);
        List<RowPredicate> joined = new ArrayList<>();
        while (!left.isEmpty()) {
            RowPredicate first = left.remove(0);
            joined.add(first instanceof OfColumn column ? new OfColumn(CodeTest.any(alike(column, left))) : first);
        }
        return switch (joined.size()) {
            case 0 -> None.NONE;
            case 1 -> joined.get(0);
            default -> new Any(joined.toArray(RowPredicate[]::new));
        };
    }

    /** What is asked of the same codes as that, which is taken out of the others, too. */
    private static List<CodeTest> alike(OfColumn column, List<RowPredicate> others) {
        List<CodeTest> alike = new ArrayList<>(List.of(column.codes()));
        others.removeIf(other ->
                other instanceof OfColumn same && column.codes().sharesBases(same.codes()) && alike.add(same.codes()));
        return alike;
    }

    private static int words(int fromRow, int toRow) {
        return (toRow - fromRow + Long.SIZE - 1) / Long.SIZE;
    }

    /** What is said of a column's codes. */
    record OfColumn(CodeTest codes) implements RowPredicate {

        @Override
        public boolean test(int row) {
            return codes.test(row);
        }

        @Override
        public void test(int fromRow, int toRow, long[] into) {
            codes.test(fromRow, toRow, into);
        }

        @Override
        public int keep(int[] rows, int count) {
            return codes.keep(rows, count);
        }
    }

    /** The rows from one to another. */
    record Between(int firstRow, int endRow) implements RowPredicate {

        @Override
        public boolean test(int row) {
            return row >= firstRow && row < endRow;
        }

        @Override
        public void test(int fromRow, int toRow, long[] into) {
            if (fromRow >= firstRow && toRow <= endRow) {
                Arrays.fill(into, 0, words(fromRow, toRow), -1L);
            } else if (toRow <= firstRow || fromRow >= endRow) {
                Arrays.fill(into, 0, words(fromRow, toRow), 0);
            } else {
                RowPredicate.super.test(fromRow, toRow, into);
            }
        }
    }

    /** No row. */
    enum None implements RowPredicate {
        NONE;

        @Override
        public boolean test(int row) {
            return false;
        }

        @Override
        public void test(int fromRow, int toRow, long[] into) {
            Arrays.fill(into, 0, words(fromRow, toRow), 0);
        }
    }

    record Not(RowPredicate inner) implements RowPredicate {

        @Override
        public boolean test(int row) {
            return !inner.test(row);
        }

        @Override
        public void test(int fromRow, int toRow, long[] into) {
            inner.test(fromRow, toRow, into);
            for (int word = 0; word < words(fromRow, toRow); word++) {
                into[word] = ~into[word];
            }
        }
    }

    /** All of some predicates: where the first ones leave few rows, the others look at those only. */
    record All(RowPredicate[] parts) implements RowPredicate {

        /** One row of so many is few. */
        private static final int FEW = 16;

        @Override
        public boolean test(int row) {
            for (RowPredicate part : parts) {
                if (!part.test(row)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public void test(int fromRow, int toRow, long[] into) {
            int words = words(fromRow, toRow);
            long[] next = new long[words];
            parts[0].test(fromRow, toRow, into);
            for (int part = 1; part < parts.length; part++) {
                int left = 0;
                for (int word = 0; word < words; word++) {
                    left += Long.bitCount(into[word]);
                }
                if (left <= (toRow - fromRow) / FEW) {
                    thin(part, fromRow, toRow, left, into);
                    return;
                }
                parts[part].test(fromRow, toRow, next);
                for (int word = 0; word < words; word++) {
                    into[word] &= next[word];
                }
            }
        }

        private void thin(int firstPart, int fromRow, int toRow, int count, long[] into) {
            int[] rows = new int[count];
            int left = 0;
            for (int word = 0; word < words(fromRow, toRow); word++) {
                int first = fromRow + word * Long.SIZE;
                for (long bits = into[word]; bits != 0; bits &= bits - 1) {
                    int row = first + Long.numberOfTrailingZeros(bits);
                    if (row < toRow) {
                        rows[left++] = row;
                    }
                }
                into[word] = 0;
            }
            for (int part = firstPart; part < parts.length && left > 0; part++) {
                left = parts[part].keep(rows, left);
            }
            for (int i = 0; i < left; i++) {
                into[(rows[i] - fromRow) / Long.SIZE] |= 1L << rows[i];
            }
        }

        @Override
        public int keep(int[] rows, int count) {
            int left = count;
            for (RowPredicate part : parts) {
                left = part.keep(rows, left);
            }
            return left;
        }
    }

    /** Any of some predicates, made by {@link #any}; a part is not asked where the ones before it have selected every row. */
    record Any(RowPredicate[] parts) implements RowPredicate {

        @Override
        public boolean test(int row) {
            for (RowPredicate part : parts) {
                if (part.test(row)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void test(int fromRow, int toRow, long[] into) {
            int words = words(fromRow, toRow);
            Arrays.fill(into, 0, words, 0);
            long[] next = new long[words];
            for (RowPredicate part : parts) {
                part.test(fromRow, toRow, next);
                long common = -1L;
                for (int word = 0; word < words; word++) {
                    into[word] |= next[word];
                    common &= into[word];
                }
                if (common == -1L) {
                    return;
                }
            }
        }
    }
}
