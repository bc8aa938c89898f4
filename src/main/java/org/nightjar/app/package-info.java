/**
 * The main class and the wiring of the faces, nothing else.
 *
 * <p><b>May import:</b> all rooms.
 *
 * <p><b>Threads:</b> main thread.
 */
@NullMarked
package org.nightjar.app;

import org.jspecify.annotations.NullMarked;
