/**
 * Why something is here, the fields of an event, its raw record and where it comes from.
 *
 * <p><b>May import:</b> casefile, analysis, model, job, store; of the window only {@code ui} itself and {@code parts}.
 *
 * <p><b>Threads:</b> FX thread; work goes to background executors and jobs.
 */
@NullMarked
package org.nightjar.ui.details;

import org.jspecify.annotations.NullMarked;
