/**
 * Lines of a table of events: sorted, grouped, repeats collapsed, searched; over any number of rows.
 *
 * <p><b>May import:</b> as its parent room, {@code analysis}.
 *
 * <p><b>Threads:</b> built in the background, read from any thread.
 */
@NullMarked
package org.nightjar.analysis.table;

import org.jspecify.annotations.NullMarked;
