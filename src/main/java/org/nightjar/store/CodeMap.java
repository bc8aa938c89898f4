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

    int code(StoredColumn column, int code) {
        int[] ofColumn = known[column.ordinal()];
        if (ofColumn[code] == 0) {
            ofColumn[code] = to.dictionary(column).code(from.dictionary(column).value(code)) + 1;
        }
        return ofColumn[code] - 1;
    }
}
