/**
 * The workbench: JavaFX views (XxxView) and their view models (XxxViewModel), which are free of scene and stage.
 *
 * <p><b>May import:</b> casefile, analysis, model, job, store.
 *
 * <p><b>Threads:</b> views and view models belong to the FX thread; work goes to jobs.
 */
@NullMarked
package org.nightjar.ui;

import org.jspecify.annotations.NullMarked;
