/**
 * The query language: text in Lucene's syntax, compiled to a predicate over the rows of an index, and
 * over what is known of their original records.
 *
 * <p><b>May import:</b> as its parent room, {@code analysis}.
 *
 * <p><b>Threads:</b> a query is immutable and may be run from any thread.
 */
@NullMarked
package org.nightjar.analysis.query;

import org.jspecify.annotations.NullMarked;
