/**
 * Coverage: account × region × hour, what the evidence has, what it lacks and what digests say about either.
 *
 * <p><b>May import:</b> model, job, store.
 *
 * <p><b>Threads:</b> functions of an immutable index; safe from any thread.
 */
@NullMarked
package org.nightjar.analysis.coverage;

import org.jspecify.annotations.NullMarked;
