package org.nightjar.casefile;

import java.util.function.IntToLongFunction;
import org.nightjar.detect.sigma.LoggedRecord;
import org.nightjar.detect.sigma.RecordSource;
import org.nightjar.model.NightjarException;
import org.nightjar.parse.LoggedFields;
import org.nightjar.store.CaseStore;
import org.nightjar.store.RawRecords;

/** Reads the records of a case for rules. Confined to a thread. */
final class StoredRecordReader implements RecordSource.Reader {

    private final IntToLongFunction storeRows;
    private final RawRecords records;

    /** @param storeRows where the record of a row stands in the store */
    StoredRecordReader(CaseStore store, IntToLongFunction storeRows) throws NightjarException {
        this.storeRows = storeRows;
        records = store.openRawRecords();
    }

    @Override
    public LoggedRecord read(int row) throws NightjarException {
        byte[] raw = records.record(storeRows.applyAsLong(row));
        return new LoggedRecord(raw, LoggedFields.of(raw));
    }

    @Override
    public void close() throws NightjarException {
        records.close();
    }
}
