/**
 * The correlation graph: entities of the selected events and what they did together, drawn on a canvas.
 *
 * <p><b>May import:</b> casefile, analysis, model, job, store.
 *
 * <p><b>Threads:</b> views and view models belong to the FX thread; graph and layout are worked out in the background.
 */
@NullMarked
package org.nightjar.ui.graph;

import org.jspecify.annotations.NullMarked;
