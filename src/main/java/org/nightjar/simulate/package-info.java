/**
 * Synthetic evidence with labelled attacks, for the sample cases, for tests and for measuring detection.
 *
 * <p><b>May import:</b> model, job.
 *
 * <p><b>Threads:</b> a simulation is confined to the job that runs it and depends on its seed alone.
 */
@NullMarked
package org.nightjar.simulate;

import org.jspecify.annotations.NullMarked;
