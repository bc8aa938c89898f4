/**
 * Inflates deflate data, for those who read evidence and for those who read records that a case keeps as gzip: faster than the
 * platform's zlib, and as strict (adr/0018).
 *
 * <p><b>May import:</b> nothing.
 *
 * <p><b>Threads:</b> an object is confined to one thread.
 */
@NullMarked
package org.nightjar.inflate;

import org.jspecify.annotations.NullMarked;
