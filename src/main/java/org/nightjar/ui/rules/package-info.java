/**
 * Which rules and lists of indicators a case is detected with, and what became of each: rule health.
 *
 * <p><b>May import:</b> as its parent room, {@code ui}.
 *
 * <p><b>Threads:</b> the FX thread; the case is asked in the background.
 */
@NullMarked
package org.nightjar.ui.rules;

import org.jspecify.annotations.NullMarked;
