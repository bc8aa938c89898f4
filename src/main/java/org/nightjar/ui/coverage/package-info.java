/**
 * What the evidence covers, hour by hour: events, gaps, digests, and when logging was stopped.
 *
 * <p><b>May import:</b> casefile, analysis, model, job, store; of the window only {@code ui} itself and {@code parts}.
 *
 * <p><b>Threads:</b> FX thread; work goes to background executors.
 */
@NullMarked
package org.nightjar.ui.coverage;

import org.jspecify.annotations.NullMarked;
