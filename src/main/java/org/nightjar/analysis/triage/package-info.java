/**
 * What the analyst thinks of findings and incidents, carried over from run to run of detection, and what changed between
 * two runs.
 *
 * <p>Part of the room {@code analysis}: may import model, job and store.
 *
 * <p><b>Threads:</b> everything here is immutable.
 */
@NullMarked
package org.nightjar.analysis.triage;

import org.jspecify.annotations.NullMarked;
