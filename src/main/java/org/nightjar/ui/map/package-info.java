/**
 * The map that works with no network: GluonMaps' tile pane fed by tiles that are drawn here from Natural Earth, with
 * places, paths and labels on a canvas above.
 *
 * <p><b>May import:</b> casefile, analysis, model, job, store.
 *
 * <p><b>Threads:</b> views and view models belong to the FX thread; tiles are drawn in a small pool of their own.
 */
@NullMarked
package org.nightjar.ui.map;

import org.jspecify.annotations.NullMarked;
