/**
 * The timeline: swimlanes over time, drawn by hand for speed; one view, one view model, one class a layer of paint.
 *
 * <p><b>May import:</b> as its parent room, {@code ui}.
 *
 * <p><b>Threads:</b> FX thread; the read model is built in the background.
 */
@NullMarked
package org.nightjar.ui.timeline;

import org.jspecify.annotations.NullMarked;
