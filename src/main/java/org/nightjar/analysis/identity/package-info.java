/**
 * How the evidence leads from a session to its user, for people.
 *
 * <p><b>May import:</b> as its parent room, {@code analysis}.
 *
 * <p><b>Threads:</b> functions over an immutable index; safe anywhere.
 */
@NullMarked
package org.nightjar.analysis.identity;

import org.jspecify.annotations.NullMarked;
