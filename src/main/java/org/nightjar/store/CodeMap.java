package org.nightjar.store;

/**
 * The codes that the values of one table have in another; each value is looked up once, when it is first asked for,
 * and added there if it is new. Confined to one thread.
 */
public final class CodeMap {

    private final EventTable from;
    private final EventTable to;

    /** Of each column and code: the code in the other table and one, or 0 as long as it is not known. */
    private final int[][] known = new int[StoredColumn.values().length][];

    public CodeMap(EventTable from, EventTable to) {
        this.from = from;
        this.to = to;
        for (StoredColumn column : StoredColumn.values()) {
            known[column.ordinal()] = new int[from.dictionary(column).size()];
        }
    }

    /** Writes the codes here of some rows of the other table, in their order. */
    void translate(StoredColumn column, int[] rows, int first, int count, int[] into, int start) {
        int[] ofColumn = known[column.ordinal()];
        int[] codes = from.codes(column);
        Dictionary values = from.dictionary(column);
        Dictionary here = to.dictionary(column);
        for (int i = 0; i < count; i++) {
            int code = codes[rows[first + i]];
            if (ofColumn[code] == 0) {
                ofColumn[code] = here.code(values.value(code)) + 1;
            }
            into[start + i] = ofColumn[code] - 1;
        }
    }
}
