/**
 * What this program is: version, licence, and what comes with it from others.
 *
 * <p><b>May import:</b> casefile, analysis, model, job, store; of the window only {@code ui} itself and {@code parts}.
 *
 * <p><b>Threads:</b> FX thread.
 */
@NullMarked
package org.nightjar.ui.about;

import org.jspecify.annotations.NullMarked;
