package org.nightjar.analysis.query;

import java.util.Arrays;
import org.nightjar.analysis.query.EventQuery.RowPredicate;
import org.nightjar.store.Column;

/** Predicates that know how to look at a stretch of rows at once. Immutable. */
final class Predicates {

    private Predicates() {}

    /** What is said of a column's base codes. */
    record OfColumn(Column column, boolean[] ofBases) implements RowPredicate {

        @Override
        public boolean test(int row) {
            return column.look(ofBases, row);
        }

        @Override
        public void test(int fromRow, int toRow, boolean[] into) {
            column.look(ofBases, fromRow, toRow, into);
        }

        @Override
        public int keep(int[] rows, int count) {
            return column.keep(ofBases, rows, count);
        }
    }

    /** The rows from one to another. */
    record Between(int firstRow, int endRow) implements RowPredicate {

        @Override
        public boolean test(int row) {
            return row >= firstRow && row < endRow;
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
        public void test(int fromRow, int toRow, boolean[] into) {
            Arrays.fill(into, 0, toRow - fromRow, false);
        }
    }

    record Not(RowPredicate inner) implements RowPredicate {

        @Override
        public boolean test(int row) {
            return !inner.test(row);
        }

        @Override
        public void test(int fromRow, int toRow, boolean[] into) {
            inner.test(fromRow, toRow, into);
            for (int i = 0; i < toRow - fromRow; i++) {
                into[i] = !into[i];
            }
        }
    }

    /** All of some predicates: the first looks at every row, the others at those that are left. */
    record All(RowPredicate[] parts) implements RowPredicate {

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
        public void test(int fromRow, int toRow, boolean[] into) {
            int rows = toRow - fromRow;
            int[] left = new int[rows];
            parts[0].test(fromRow, toRow, into);
            int count = 0;
            for (int i = 0; i < rows; i++) {
                left[count] = fromRow + i;
                count += into[i] ? 1 : 0;
            }
            for (int part = 1; part < parts.length && count > 0; part++) {
                count = parts[part].keep(left, count);
            }
            Arrays.fill(into, 0, rows, false);
            for (int i = 0; i < count; i++) {
                into[left[i] - fromRow] = true;
            }
        }
    }

    /** Any of some predicates; a part is not asked where the ones before it have selected every row. */
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
        public void test(int fromRow, int toRow, boolean[] into) {
            int rows = toRow - fromRow;
            Arrays.fill(into, 0, rows, false);
            boolean[] next = new boolean[rows];
            for (RowPredicate part : parts) {
                part.test(fromRow, toRow, next);
                boolean open = false;
                for (int i = 0; i < rows; i++) {
                    into[i] |= next[i];
                    open |= !into[i];
                }
                if (!open) {
                    return;
                }
            }
        }
    }
}
