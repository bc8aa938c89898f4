/**
 * Who and what: the ranked users and the facets of the selected events.
 *
 * <p><b>May import:</b> casefile, analysis, model, job, store; of the window only {@code ui} itself and {@code parts}.
 *
 * <p><b>Threads:</b> FX thread; work goes to background executors and jobs.
 */
@NullMarked
package org.nightjar.ui.people;

import org.jspecify.annotations.NullMarked;
