/**
 * Turns the bytes of one evidence entry into events, each with its position, or into counted parse issues. One parser a log source.
 *
 * <p><b>May import:</b> model, job, evidence.
 *
 * <p><b>Threads:</b> parsers hold no state between entries and may be used from several threads.
 */
@NullMarked
package org.nightjar.parse;

import org.jspecify.annotations.NullMarked;
