/**
 * What others do, as detectors: the baselines that Nightjar is held against. Each is built as its makers describe it and
 * fed with Nightjar's own users, places and incident windows, which is more than it has at home.
 *
 * <p>Part of the room {@code detect}: may import model, job and store.
 *
 * <p><b>Threads:</b> everything here is immutable once built, or confined to the run that made it.
 */
@NullMarked
package org.nightjar.detect.evaluation.baseline;

import org.jspecify.annotations.NullMarked;
