/**
 * Weekdays and hours: when somebody works, by their own clock.
 *
 * <p><b>May import:</b> casefile, analysis, model, job, store; of the window only {@code ui} itself and {@code parts}.
 *
 * <p><b>Threads:</b> FX thread; the map is counted in the background.
 */
@NullMarked
package org.nightjar.ui.hours;

import org.jspecify.annotations.NullMarked;
