/**
 * The benchmarks: they make their own evidence, run Nightjar and its peers side by side, each in a process of its own,
 * and print ratios of one run. May import casefile, detect, enrich, analysis and store, to ask an index, simulate, evidence,
 * parse, job and model; may use {@code java.sql}, for the peers only. Nothing of it is needed by, or known to, the program's
 * other rooms.
 */
@org.jspecify.annotations.NullMarked
package org.nightjar.bench;
