/**
 * Ports of a case: what may be asked of it and written to it, and the in-memory column index that views and detectors read.
 *
 * <p><b>May import:</b> model, job.
 *
 * <p><b>Threads:</b> an EventIndex is immutable; a CaseStore is thread-safe, its writers belong to one job.
 */
@NullMarked
package org.nightjar.store;

import org.jspecify.annotations.NullMarked;
