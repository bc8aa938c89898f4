/**
 * What a timeline shows: lanes with their density by class of event, findings, calendar ticks and shades. Plain
 * arrays, so that millions of events can be drawn anew many times a second.
 *
 * <p><b>May import:</b> model, job, store.
 *
 * <p><b>Threads:</b> models are immutable; safe from any thread.
 */
@NullMarked
package org.nightjar.analysis.timeline;

import org.jspecify.annotations.NullMarked;
