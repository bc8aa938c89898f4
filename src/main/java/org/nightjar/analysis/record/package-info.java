/**
 * Events as rows of named values for machines: the one place that maps an index row to the fields of the contract, and how a row becomes a line of JSON or CSV or a text that is safe to show.
 *
 * <p><b>May import:</b> as its parent room, {@code analysis}.
 *
 * <p><b>Threads:</b> fields and texts are functions; a line writer is confined to one thread.
 */
@NullMarked
package org.nightjar.analysis.record;

import org.jspecify.annotations.NullMarked;
