/**
 * An incident told from its first to its last moment: what agrees, what happened, what it left behind.
 *
 * <p><b>May import:</b> casefile, analysis, model, job, store; of the window only {@code ui} itself and {@code parts}.
 *
 * <p><b>Threads:</b> FX thread; work goes to background executors and jobs.
 */
@NullMarked
package org.nightjar.ui.story;

import org.jspecify.annotations.NullMarked;
