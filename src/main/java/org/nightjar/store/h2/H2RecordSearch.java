package org.nightjar.store.h2;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;
import org.nightjar.store.FoldedText;
import org.nightjar.store.RecordSearch;
import org.nightjar.store.TextAnswer;
import org.nightjar.store.TextPattern;

/** Searches records by reading them, save those that their summaries rule out. */
final class H2RecordSearch implements RecordSearch {

    /** Answers that are remembered: of ten million records 2.5 MB each. */
    private static final int REMEMBERED = 16;

    /** Where rows are wanted farther apart than this, only what holds them is fetched. */
    private static final int SPARSE_ROWS = 64;

    /** Of what fits into a segment so much is taken for it, as chunks are smaller where a stretch ends. */
    private static final double FED_SHARE = 0.98;

    private final RecordSource source;
    private final TextSummaries summaries;
    private final int chunksASegment;
    private final Map<TextPattern, TextAnswer> answers = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TextPattern, TextAnswer> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** @param folder of the summaries, which need not exist */
    H2RecordSearch(RecordSource source, Path folder) {
        this(source, folder, TextSegment.MOST_CHUNKS);
    }

    H2RecordSearch(RecordSource source, Path folder, int chunksASegment) {
        this.chunksASegment = chunksASegment;
        this.source = source;
        this.summaries = new TextSummaries(folder);
    }

    @Override
    public TextAnswer answer(TextPattern pattern) throws NightjarException {
        openSummaries();
        TextAnswer answer;
        synchronized (answers) {
            answer = answers.computeIfAbsent(pattern, TextAnswer::new);
        }
        summaries.ruleOut(answer);
        return answer;
    }

    private TextState openSummaries() throws NightjarException {
        TextState state = source.state();
        summaries.open(state);
        return state;
    }

    private static NightjarException failed(String what, IOException why) {
        return new NightjarException(
                ErrorKind.OUTPUT_FAILED,
                "The summaries of the records, in the case's folder “text”, could not be " + what + " ("
                        + why.getMessage() + "); without that folder free text is searched by reading every record.",
                why);
    }

    @Override
    public void read(List<TextAnswer> wanted, BitSet storeRows, Progress progress) throws NightjarException {
        long all = storeRows.cardinality();
        long[] looked = {0};
        Stretches stretches = new Stretches(source);
        try (InOrder<Integer> work = new InOrder<>(count -> {
            looked[0] += count;
            progress.looked(looked[0], all);
        })) {
            int row = storeRows.nextSetBit(0);
            while (row >= 0) {
                int next = storeRows.nextSetBit(row + 1);
                boolean alone = next < 0 || next - row > SPARSE_ROWS;
                List<PackedRecords> fetched = alone ? stretches.only(row) : stretches.from(row);
                work.start(() -> look(fetched, storeRows, wanted));
                row = storeRows.nextSetBit(Stretches.end(fetched));
            }
            work.finish();
        }
    }

    private static int look(List<PackedRecords> fetched, BitSet storeRows, List<TextAnswer> wanted)
            throws DamagedBlockException {
        FoldedText folded = new FoldedText();
        int count = 0;
        for (PackedRecords packed : fetched) {
            int first = storeRows.nextSetBit((int) packed.firstRow());
            if (first >= 0 && first < packed.endRow()) {
                int end = storeRows.previousSetBit((int) packed.endRow() - 1) + 1;
                RecordBlock block = packed.unpack(end - (int) packed.firstRow());
                count += look(block, first, end, storeRows, wanted, folded);
            }
        }
        return count;
    }

    private static int look(
            RecordBlock block, int first, int end, BitSet storeRows, List<TextAnswer> wanted, FoldedText folded) {
        int[] rows = new int[end - first];
        boolean[][] found = new boolean[wanted.size()][end - first];
        int count = 0;
        for (int row = first; row >= 0 && row < end; row = storeRows.nextSetBit(row + 1)) {
            int at = row - (int) block.firstRow();
            folded.foldRecord(block.content(), block.offsets()[at], block.lengths()[at]);
            for (int i = 0; i < found.length; i++) {
                found[i][count] = wanted.get(i).pattern().isIn(folded);
            }
            rows[count++] = row;
        }
        for (int i = 0; i < found.length; i++) {
            wanted.get(i).learn(rows, found[i], count);
        }
        return count;
    }

    @Override
    public long summarized() throws NightjarException {
        openSummaries();
        return summaries.rows();
    }

    @Override
    public long summarize(JobContext job) throws NightjarException {
        TextState state = openSummaries();
        try {
            summaries.tidy();
            int row = summaries.rows() < state.rows() ? summaries.goOnFrom() : (int) state.rows();
            job.stage("Summarizing the records for free text", JobUnit.EVENTS, state.rows());
            job.advance(row);
            summarize(state, row, job);
            summaries.tidy();
        } catch (IOException failed) {
            throw failed("written", failed);
        }
        return summaries.rows();
    }

    private void summarize(TextState state, int fromRow, JobContext job) throws NightjarException {
        int toRow = (int) Math.min(Integer.MAX_VALUE, state.rows());
        Stretches stretches = new Stretches(source);
        int row = fromRow;
        while (row < toRow) {
            GramBits form = GramSample.of(source, row, toRow, chunksASegment);
            row = summarizeSegment(stretches, new Written(state, row, toRow, form, job));
        }
    }

    /** As much as one segment holds, or a little more; gives the row behind. */
    private int summarizeSegment(Stretches stretches, Written written) throws NightjarException {
        GramBits.Encoder form = written.draft.form().encoder();
        int row = written.draft.fromRow();
        long bytes = 0;
        try (InOrder<List<Chunk>> work = new InOrder<>(written::take)) {
            while (row < written.toRow && bytes < FED_SHARE * chunksASegment * Chunk.CLOSED_BYTES) {
                List<PackedRecords> fetched = stretches.from(row);
                int from = row;
                work.start(() -> Chunk.of(fetched, from, written.toRow, form));
                row = Stretches.end(fetched);
                bytes += Stretches.bytes(fetched);
            }
            work.finish();
        }
        written.end();
        return row;
    }

    /** Fills a segment, and a second one if there are more chunks than were expected. */
    private final class Written {
        private final TextState state;
        private final int toRow;
        private final JobContext job;
        private TextSegment.Draft draft;

        Written(TextState state, int fromRow, int toRow, GramBits form, JobContext job) {
            this.state = state;
            this.toRow = toRow;
            this.job = job;
            this.draft = new TextSegment.Draft(fromRow, form, chunksASegment);
        }

        void take(List<Chunk> chunks) throws NightjarException {
            job.checkCancelled();
            for (Chunk chunk : chunks) {
                job.advance(chunk.endRow() - draft.toRow());
                draft.add(chunk.bits(), chunk.endRow());
                if (draft.isFull()) {
                    end();
                }
            }
        }

        void end() throws NightjarException {
            if (draft.toRow() > draft.fromRow()) {
                try {
                    summaries.add(draft, state);
                } catch (IOException failed) {
                    throw failed("written", failed);
                }
                draft = new TextSegment.Draft(draft.toRow(), draft.form(), chunksASegment);
            }
        }
    }

    @Override
    public void removeSummaries() throws NightjarException {
        try {
            summaries.remove();
        } catch (IOException failed) {
            throw failed("removed", failed);
        }
    }

    @Override
    public boolean summariesFit(JobContext job) throws NightjarException {
        openSummaries();
        job.stage("Checking the summaries of records", JobUnit.EVENTS, summaries.rows());
        for (TextSegment segment : summaries.segments()) {
            if (!fits(segment, job)) {
                return false;
            }
        }
        return true;
    }

    private boolean fits(TextSegment segment, JobContext job) throws NightjarException {
        int[] ends = segment.chunkEnds();
        BitSet borders = new BitSet();
        for (int end : ends) {
            borders.set(end);
        }
        boolean[] fits = {true};
        int[] chunk = {0};
        try {
            byte[] loaded = segment.load();
            GramBits.Encoder form = segment.form().encoder();
            Stretches stretches = new Stretches(source);
            try (InOrder<List<Chunk>> work = new InOrder<>(chunks -> {
                job.checkCancelled();
                for (Chunk one : chunks) {
                    fits[0] &= segment.has(loaded, chunk[0], one.bits());
                    chunk[0] += one.endRow() == ends[chunk[0]] ? 1 : 0;
                }
            })) {
                int row = segment.fromRow();
                while (row < segment.toRow()) {
                    List<PackedRecords> fetched = stretches.from(row);
                    int from = row;
                    work.start(() -> Chunk.within(fetched, from, segment.toRow(), form, borders));
                    row = Stretches.end(fetched);
                    job.advance(Math.min(row, segment.toRow()) - from);
                }
                work.finish();
            }
        } catch (DamagedSummaryException damaged) {
            return false;
        } catch (IOException unreadable) {
            throw failed("read", unreadable);
        }
        return fits[0];
    }

    void close() {
        summaries.close();
    }
}
