package org.nightjar.store.h2;

import java.util.List;
import org.nightjar.model.NightjarException;

/** Where a search has the kept records from. Thread-safe. */
interface RecordSource {

    /** The records that hold a row, and those behind them that begin before an end row. */
    List<PackedRecords> read(long row, long endRow) throws NightjarException;

    /** What the finished items are. */
    TextState state() throws NightjarException;
}
