/**
 * Tags and notes: the sheet on which they are given and written, and what is said of one thing in the details.
 *
 * <p><b>May import:</b> as its parent room, {@code ui}.
 *
 * <p><b>Threads:</b> FX thread only.
 */
@NullMarked
package org.nightjar.ui.notes;

import org.jspecify.annotations.NullMarked;
