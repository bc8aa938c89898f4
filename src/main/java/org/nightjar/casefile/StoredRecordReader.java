package org.nightjar.casefile;

import org.nightjar.detect.sigma.LoggedRecord;
import org.nightjar.detect.sigma.RecordSource;
import org.nightjar.model.NightjarException;
import org.nightjar.parse.LoggedFields;
import org.nightjar.store.CaseStore;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RawRecords;

/** Reads the records of a case for rules. Confined to a thread. */
final class StoredRecordReader implements RecordSource.Reader {

    private final EventIndex index;
    private final RawRecords records;

    StoredRecordReader(CaseStore store, EventIndex index) throws NightjarException {
        this.index = index;
        records = store.openRawRecords();
    }

    @Override
    public LoggedRecord read(int row) throws NightjarException {
        byte[] raw = records.record(index.storeRow(row));
        return new LoggedRecord(raw, LoggedFields.of(raw));
    }

    @Override
    public void close() throws NightjarException {
        records.close();
    }
}
