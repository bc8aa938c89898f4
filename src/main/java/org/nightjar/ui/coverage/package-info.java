/**
 * What the evidence covers, hour by hour: events, gaps, digests, and when logging was stopped. Hours are those of UTC, by
 * which files are delivered and digests written; where the zone of the window is half an hour off, an hour is told as
 * 05:30 – 06:30, because its events and gaps cannot be split.
 *
 * <p><b>May import:</b> casefile, analysis, model, job, store; of the window only {@code ui} itself and {@code parts}.
 *
 * <p><b>Threads:</b> FX thread; work goes to background executors.
 */
@NullMarked
package org.nightjar.ui.coverage;

import org.jspecify.annotations.NullMarked;
