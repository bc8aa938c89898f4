/**
 * Detectors, the engine that runs them, the scoring that turns signals into findings, incidents and a ranking of users.
 *
 * <p><b>May import:</b> model, job, store, analysis.coverage.
 *
 * <p><b>Threads:</b> a detector is stateless; the engine runs detectors side by side over one immutable index.
 */
@NullMarked
package org.nightjar.detect;

import org.jspecify.annotations.NullMarked;
