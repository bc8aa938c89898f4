/**
 * Where events came from: places, and the way of one user between them, as read models without a window.
 *
 * <p><b>May import:</b> model, job, store, and the rest of analysis.
 *
 * <p><b>Threads:</b> functions of an immutable index; safe from any thread.
 */
@NullMarked
package org.nightjar.analysis.map;

import org.jspecify.annotations.NullMarked;
