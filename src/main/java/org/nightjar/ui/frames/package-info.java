/**
 * How smoothly the window moves: frames counted by pulses while it is panned, zoomed, scrolled and filtered.
 *
 * <p><b>May import:</b> as its parent room, {@code ui}.
 *
 * <p><b>Threads:</b> started from any thread but the FX thread; what is measured is.
 */
@NullMarked
package org.nightjar.ui.frames;

import org.jspecify.annotations.NullMarked;
