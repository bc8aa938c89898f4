/**
 * Who touched what: entities that occur together in events, as a bounded graph with a layout, without a window.
 *
 * <p><b>May import:</b> model, job, store, and the rest of analysis.
 *
 * <p><b>Threads:</b> functions of an immutable index; safe from any thread.
 */
@NullMarked
package org.nightjar.analysis.graph;

import org.jspecify.annotations.NullMarked;
