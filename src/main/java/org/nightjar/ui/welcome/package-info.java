/**
 * The first screen: recent cases, a new case, sample cases.
 *
 * <p><b>May import:</b> casefile, analysis, model, job, store; of the window only {@code ui} itself, {@code parts} and {@code jobs}.
 *
 * <p><b>Threads:</b> FX thread; work goes to background executors and jobs.
 */
@NullMarked
package org.nightjar.ui.welcome;

import org.jspecify.annotations.NullMarked;
