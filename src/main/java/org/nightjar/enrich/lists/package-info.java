/**
 * Lists of networks that the analyst hands over: plain text, Tor exits, Amazon's {@code ip-ranges.json}. Recognised by
 * content; told in {@code formats/assets.md}.
 *
 * <p><b>May import:</b> model.
 *
 * <p><b>Threads:</b> lists are immutable once read.
 */
@NullMarked
package org.nightjar.enrich.lists;

import org.jspecify.annotations.NullMarked;
