/**
 * Sigma rules: read from strangers' files within limits, compiled to predicates once, matched in one scan of the case.
 *
 * <p>Part of the room {@code detect}: may import model, job and store.
 *
 * <p><b>Threads:</b> rules are immutable; a scan belongs to the run that made it.
 *
 * @see <a href="https://github.com/SigmaHQ/sigma-specification">the specification, 2.1</a>
 */
@NullMarked
package org.nightjar.detect.sigma;

import org.jspecify.annotations.NullMarked;
