/**
 * Lists of indicators of the analyst's: read as text, CSV or STIX, matched against the distinct values of a case.
 *
 * <p>Part of the room {@code detect}: may import model, job and store.
 *
 * <p><b>Threads:</b> lists are immutable; a matching belongs to the run that made it.
 */
@NullMarked
package org.nightjar.detect.indicators;

import org.jspecify.annotations.NullMarked;
