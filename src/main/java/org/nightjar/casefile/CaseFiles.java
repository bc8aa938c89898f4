package org.nightjar.casefile;

import java.nio.file.Path;
import org.nightjar.job.JobContext;
import org.nightjar.model.NightjarException;

/** Opens and makes cases, and what needs no case at all: the door through which both faces come in. Thread-safe. */
public interface CaseFiles extends CaseOpener {

    /** What the name of a case's folder ends with. */
    String SUFFIX = ".nightjar";

    /**
     * Opens a case that exists; the name may be given without {@link #SUFFIX}.
     *
     * @throws NightjarException CASE_NOT_FOUND, CASE_IN_USE, CASE_READ_ONLY, CASE_TOO_NEW, CASE_UNTRUSTED or
     *     CASE_DAMAGED
     */
    @Override
    OpenCase open(Path folder, JobContext job) throws NightjarException;

    /** Opens a case as {@link #open} does, but reads what it holds only when {@link OpenCase#data} is first asked. */
    OpenCase openUnread(Path folder, JobContext job) throws NightjarException;

    /** Opens a case without a watcher: it cannot be cancelled. */
    default OpenCase open(Path folder) throws NightjarException {
        return open(folder, JobContext.unwatched());
    }

    /**
     * Opens the case in {@link #folderOf} to write to it, or makes an empty one there; an existing folder that is none is
     * refused. What it holds is read when {@link OpenCase#data} is first asked.
     */
    OpenCase openOrCreate(Path folder, JobContext job) throws NightjarException;

    /** Opens or makes a case without a watcher: it cannot be cancelled. */
    default OpenCase openOrCreate(Path folder) throws NightjarException {
        return openOrCreate(folder, JobContext.unwatched());
    }

    /** Writes synthetic evidence with its labels; what was half-written is taken away again. */
    SimulationReport simulate(SimulateOptions options, JobContext job) throws NightjarException;

    /**
     * Compares what the last detection found with labels; changes nothing in the case.
     *
     * @param truth a file of labels as {@link #simulate} writes it
     */
    EvaluationReport evaluate(OpenCase opened, Path truth, JobContext job) throws NightjarException;

    /**
     * Simulates, imports, detects and scores many labelled cases, with every detector alone and left out and with the
     * baselines that Nightjar is held against; keeps nothing but the report that was asked for.
     */
    EvaluationReport evaluateSeeds(SeedOptions options, JobContext job) throws NightjarException;

    /** The folder that is meant by a name: with {@link #SUFFIX} appended unless it has it. */
    static Path folderOf(Path named) {
        Path name = named.getFileName();
        return name == null || name.toString().endsWith(SUFFIX) ? named : named.resolveSibling(name + SUFFIX);
    }
}
