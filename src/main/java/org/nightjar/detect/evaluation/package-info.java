/**
 * How well a detection run did against labels: ranks of attackers and decoys, recall, reading effort, false alarms.
 *
 * <p>Part of the room {@code detect}: may import model, job and store.
 *
 * <p><b>Threads:</b> everything here is immutable once built, or confined to the run that made it.
 */
@NullMarked
package org.nightjar.detect.evaluation;

import org.jspecify.annotations.NullMarked;
