/**
 * The command line: one class a command, results to stdout, progress to stderr.
 *
 * <p><b>May import:</b> casefile, analysis, model, job, store.
 *
 * <p><b>Threads:</b> a command runs on the main thread.
 */
@NullMarked
package org.nightjar.cli;

import org.jspecify.annotations.NullMarked;
