/**
 * Which time and whom a detection judges: a sheet with windows, users left out and the runs so far.
 *
 * <p><b>May import:</b> casefile, analysis, model, job, store; of the window only {@code ui} itself and {@code parts}.
 *
 * <p><b>Threads:</b> FX thread; work goes to background executors and jobs.
 */
@NullMarked
package org.nightjar.ui.detection;

import org.jspecify.annotations.NullMarked;
