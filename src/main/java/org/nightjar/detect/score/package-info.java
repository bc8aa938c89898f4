/**
 * From signals to findings, incidents and a ranking of users: one scale, one window rule, independent aspects add up.
 *
 * <p>Part of the room {@code detect}: may import model, job and store.
 *
 * <p><b>Threads:</b> everything here is immutable once built, or confined to the run that made it.
 */
@NullMarked
package org.nightjar.detect.score;

import org.jspecify.annotations.NullMarked;
