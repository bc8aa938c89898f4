/**
 * The life of a credential: who issued it and when, where it was used, asleep and awake, disabled, deleted, expired.
 *
 * <p><b>May import:</b> as its parent room, {@code analysis}.
 *
 * <p><b>Threads:</b> functions over an immutable index; safe anywhere.
 */
@NullMarked
package org.nightjar.analysis.credential;

import org.jspecify.annotations.NullMarked;
