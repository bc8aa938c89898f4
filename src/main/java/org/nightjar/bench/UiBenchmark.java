package org.nightjar.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;

/**
 * Asks Nightjar's index, DuckDB and H2 what views ask, each in a process of its own, in turns; then Nightjar alone what
 * only it does. Frames of a timeline need a window and are not measured here.
 */
public final class UiBenchmark {

    public static final long DEFAULT_EVENTS = 10_000_000;

    /** H2 gets so many times fewer events: a row of plain SQL costs too much for all of them. */
    private static final int FEWER_FOR_H2 = 10;

    /** No simulation is smaller. */
    private static final long FEWEST = 1_000;

    private final BenchOptions options;
    private final Path folder;
    private final JobContext job;
    private final BenchCase cases;

    private UiBenchmark(BenchOptions options, Path folder, JobContext job) {
        this.options = options;
        this.folder = folder;
        this.job = job;
        cases = new BenchCase(folder, job);
    }

    /**
     * Runs it.
     *
     * @throws NightjarException if the data cannot be made, Nightjar fails, or DuckDB answers otherwise
     */
    public static UiResult run(BenchOptions options, JobContext job) throws NightjarException {
        return BenchFolder.with(options, folder -> new UiBenchmark(options, folder, job).run());
    }

    private UiResult run() throws IOException, NightjarException {
        Path whole = cases.make(options.events());
        Path values = folder.resolve("values-" + options.events());
        Path duckDb = folder.resolve("events-" + options.events() + ".duckdb");
        job.stage("Preparing the peers", JobUnit.STEPS, -1);
        ask(QuestionPeer.PREPARE, whole, values, duckDb.toString());
        Map<Questioned, Path> data = new EnumMap<>(Questioned.class);
        data.put(Questioned.INDEX, whole);
        if (Questioned.DUCKDB.isAvailable()) {
            data.put(Questioned.DUCKDB, duckDb);
        }
        data.put(Questioned.H2, small());
        UiResult result = new UiResult(options.events(), eventsForH2());
        job.stage("Asking", JobUnit.STEPS, (long) options.rounds() * data.size() + 1);
        for (int round = 0; round < options.rounds(); round++) {
            for (Map.Entry<Questioned, Path> one : data.entrySet()) {
                job.checkCancelled();
                // one answer of H2 takes seconds, and none gets faster
                if (one.getKey() != Questioned.H2 || round == 0) {
                    result.add(one.getKey(), ask(one.getKey().name(), one.getValue(), values));
                }
                job.advance(1);
            }
        }
        requireSame(result);
        job.stage("Summarizing original records", JobUnit.STEPS, -1);
        cases.run("text", JavaProcess.nightjar(BenchCase.HEAP, List.of("text", "--case", whole.toString())));
        result.addAlone(cases.run(
                "Nightjar",
                JavaProcess.longLived(BenchCase.HEAP, IndexTimes.class.getName(), List.of(whole.toString()))));
        return result;
    }

    private long eventsForH2() {
        return Math.max(FEWEST, options.events() / FEWER_FOR_H2);
    }

    private Path small() throws IOException, NightjarException {
        long events = eventsForH2();
        Path made = cases.make(events);
        Path done = folder.resolve("sql-" + events);
        if (!Files.exists(done)) {
            job.stage("Writing rows for H2", JobUnit.STEPS, -1);
            cases.run("sql", JavaProcess.nightjar(BenchCase.HEAP, List.of("sql", "--case", made.toString())));
            Files.createFile(done);
        }
        return made;
    }

    private List<String> ask(String who, Path data, Path values, String... more) throws IOException, NightjarException {
        List<String> arguments = new ArrayList<>(List.of(who, data.toString(), values.toString()));
        arguments.addAll(List.of(more));
        return cases.run(who, JavaProcess.longLived(BenchCase.HEAP, QuestionPeer.class.getName(), arguments));
    }

    private static void requireSame(UiResult result) throws NightjarException {
        for (Question question : Question.values()) {
            if (!result.isSame(question, Questioned.INDEX, Questioned.DUCKDB)) {
                throw new NightjarException(
                        ErrorKind.OUTPUT_FAILED, "Nightjar and DuckDB do not agree on: " + question.title + ".");
            }
        }
    }
}
