/**
 * What a detection was made of, and which of its findings are out of date because that has changed.
 *
 * <p><b>May import:</b> as its parent room, {@code analysis}.
 *
 * <p><b>Threads:</b> functions over an immutable index; safe anywhere.
 */
@NullMarked
package org.nightjar.analysis.basis;

import org.jspecify.annotations.NullMarked;
