/**
 * Read models of a case for people: the query language, timeline, map, entity graph, profile, overview.
 *
 * <p><b>May import:</b> model, job, store.
 *
 * <p><b>Threads:</b> functions of an immutable index; safe from any thread.
 */
@NullMarked
package org.nightjar.analysis;

import org.jspecify.annotations.NullMarked;
