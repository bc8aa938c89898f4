package org.nightjar.detect.sigma;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.job.OnAllCores;
import org.nightjar.model.NightjarException;
import org.nightjar.store.EventIndex;

/**
 * Reads records of some events on all cores, in the order of storing: each record is read once for all that is asked of
 * it, and a store unpacks each of its blocks once or, where threads meet, twice. Immutable.
 */
final class RecordPass {

    /** Fewer are read faster by one thread than others are started. */
    private static final int FEW = 256;

    private static final int PARTS_A_CORE = 4;
    private static final int RECORDS_BETWEEN_REPORTS = 64;

    /** What is done with a record; what comes of it is kept by part, and each part belongs to one thread. */
    interface Visitor<T> {
        void visit(T part, int row, RecordView record);
    }

    private final EventIndex index;
    private final KeptFields kept;
    private final RecordSource records;
    private final JobContext job;

    RecordPass(EventIndex index, KeptFields kept, RecordSource records, JobContext job) {
        this.index = index;
        this.kept = kept;
        this.records = records;
        this.job = job;
    }

    /** Visits every row's record and gives what came of it, part by part in the order of storing. */
    <T> List<T> each(int[] rows, Supplier<T> fresh, Visitor<T> visitor) throws NightjarException {
        if (rows.length == 0) {
            return List.of();
        }
        long[] order = new long[rows.length];
        for (int at = 0; at < order.length; at++) {
            order[at] = index.storeRow(rows[at]) << 32 | rows[at];
        }
        Arrays.sort(order);
        job.stage("Reading records for rules", JobUnit.EVENTS, order.length);
        int parts = order.length < FEW ? 1 : OnAllCores.CORES * PARTS_A_CORE;
        List<long[]> pieces = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            int from = (int) ((long) order.length * part / parts);
            int to = (int) ((long) order.length * (part + 1) / parts);
            pieces.add(Arrays.copyOfRange(order, from, to));
        }
        return parts == 1
                ? List.of(piece(order, fresh.get(), visitor))
                : OnAllCores.each(pieces, piece -> piece(piece, fresh.get(), visitor));
    }

    private <T> T piece(long[] order, T part, Visitor<T> visitor) throws NightjarException {
        try (RecordSource.Reader reader = records.open()) {
            for (int at = 0; at < order.length; at++) {
                if (at % RECORDS_BETWEEN_REPORTS == 0) {
                    job.checkCancelled();
                    job.advance(Math.min(RECORDS_BETWEEN_REPORTS, order.length - at));
                }
                int row = (int) order[at];
                visitor.visit(part, row, new RecordView(kept, row, reader.read(row)));
            }
        }
        return part;
    }
}
