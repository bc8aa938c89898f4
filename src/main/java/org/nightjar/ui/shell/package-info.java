/**
 * The window of an open case: bars, tabs, keys, and the commands behind them.
 *
 * <p><b>May import:</b> casefile, analysis, model, job, store; every view of the window.
 *
 * <p><b>Threads:</b> FX thread; work goes to background executors and jobs.
 */
@NullMarked
package org.nightjar.ui.shell;

import org.jspecify.annotations.NullMarked;
