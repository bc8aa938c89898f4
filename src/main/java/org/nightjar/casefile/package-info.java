/**
 * The use cases: open, import, detect, export, verify, simulate, evaluate, and the action log that records them. Both faces, window and command line, go through here.
 *
 * <p><b>May import:</b> all rooms above.
 *
 * <p><b>Threads:</b> a CaseSession is thread-safe.
 */
@NullMarked
package org.nightjar.casefile;

import org.jspecify.annotations.NullMarked;
