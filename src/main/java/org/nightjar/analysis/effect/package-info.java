/**
 * What an incident left behind: what its user created, changed, shared and destroyed, and whether something took it back.
 *
 * <p>Part of the room {@code analysis}: may import model, job and store.
 *
 * <p><b>Threads:</b> everything here is immutable.
 */
@NullMarked
package org.nightjar.analysis.effect;

import org.jspecify.annotations.NullMarked;
