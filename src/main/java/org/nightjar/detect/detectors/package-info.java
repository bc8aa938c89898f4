/**
 * The detectors, one class each: stateless, each with a page of its own.
 *
 * <p>Part of the room {@code detect}: may import model, job, store and analysis.coverage.
 *
 * <p><b>Threads:</b> everything here is immutable once built, or confined to the run that made it.
 */
@NullMarked
package org.nightjar.detect.detectors;

import org.jspecify.annotations.NullMarked;
