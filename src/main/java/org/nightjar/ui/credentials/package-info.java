/**
 * The lives of credentials over time.
 *
 * <p><b>May import:</b> as its parent room, {@code ui}.
 *
 * <p><b>Threads:</b> the FX thread; lives are worked out in the background.
 */
@NullMarked
package org.nightjar.ui.credentials;

import org.jspecify.annotations.NullMarked;
