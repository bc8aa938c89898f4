/**
 * What all views are made of: words, figures, marks, icons, empty states.
 *
 * <p><b>May import:</b> model only.
 *
 * <p><b>Threads:</b> FX thread; work goes to background executors and jobs.
 */
@NullMarked
package org.nightjar.ui.parts;

import org.jspecify.annotations.NullMarked;
