/**
 * Synthetic evidence with labelled attacks, for the sample cases, for tests and for measuring detection.
 *
 * <p><b>May import:</b> model, job.
 *
 * <p><b>Threads:</b> a day depends on the plan alone, so a simulation makes days on a few threads of its own that end
 * with it; what it writes is the same for any number of threads.
 */
@NullMarked
package org.nightjar.simulate;

import org.jspecify.annotations.NullMarked;
