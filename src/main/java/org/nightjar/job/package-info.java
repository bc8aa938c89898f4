/**
 * Background work without a toolkit: what runs, how far it is, how it is cancelled and how it ended.
 *
 * <p><b>May import:</b> model.
 *
 * <p><b>Threads:</b> job bodies run on the runner's threads; snapshots may be read from any thread.
 */
@NullMarked
package org.nightjar.job;

import org.jspecify.annotations.NullMarked;
