package org.nightjar.detect.sigma;

import java.util.Arrays;
import org.nightjar.detect.profile.IntArray;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.NightjarException;
import org.nightjar.store.EventIndex;

/**
 * Questions about records, answered in the order of storing: each record is read once however many ask for it, and a
 * store unpacks each of its blocks once. Holds a limited number of questions at a time.
 */
final class RecordQueue {

    private static final int FULL = 1 << 18;

    /** Who asks. */
    interface Asker {
        void answer(int question, int row, RecordView record);
    }

    private final EventIndex index;
    private final RecordSource records;
    private final JobContext job;
    private final Asker asker;
    private final IntArray rows = new IntArray();
    private final IntArray questions = new IntArray();

    RecordQueue(EventIndex index, RecordSource records, JobContext job, Asker asker) {
        this.index = index;
        this.records = records;
        this.job = job;
        this.asker = asker;
    }

    /** Asks about a row; the answer comes now or later. */
    void ask(int row, int question) throws NightjarException {
        rows.add(row);
        questions.add(question);
        if (rows.size() == FULL) {
            flush();
        }
    }

    /** Answers everything that is still open. */
    void flush() throws NightjarException {
        long[] order = new long[rows.size()];
        for (int at = 0; at < order.length; at++) {
            order[at] = index.storeRow(rows.get(at)) << 18 | at;
        }
        Arrays.sort(order);
        job.stage("Reading records for rules", JobUnit.EVENTS, order.length);
        int lastRow = -1;
        RecordView record = null;
        for (long one : order) {
            int at = (int) (one & FULL - 1);
            int row = rows.get(at);
            if (record == null || row != lastRow) {
                job.checkCancelled();
                record = new RecordView(index, row, records.read(row));
                lastRow = row;
            }
            asker.answer(questions.get(at), row, record);
            job.advance(1);
        }
        rows.clear();
        questions.clear();
    }

    /** A queue over the same records for another who asks. */
    RecordQueue forOthers(Asker other) {
        return new RecordQueue(index, records, job, other);
    }
}
