/**
 * What is known of each user, value and of all of them together, as sums that can be added: counts, first and last use, active days, rhythm.
 *
 * <p>Part of the room {@code detect}: may import model, job and store.
 *
 * <p><b>Threads:</b> everything here is immutable once built, or confined to the run that made it.
 */
@NullMarked
package org.nightjar.detect.profile;

import org.jspecify.annotations.NullMarked;
