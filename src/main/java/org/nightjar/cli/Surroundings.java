package org.nightjar.cli;

import java.io.PrintStream;
import org.nightjar.casefile.CaseFiles;

/**
 * What every command is given.
 *
 * @param files the use cases
 * @param window the other face
 * @param out for results
 * @param err for progress and whatever else is said
 * @param jobs runs long work
 * @param interruption Ctrl-C
 */
record Surroundings(
        CaseFiles files,
        WindowLauncher window,
        PrintStream out,
        PrintStream err,
        JobWatch jobs,
        Interruption interruption) {}
