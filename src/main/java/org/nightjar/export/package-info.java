/**
 * Writers of reports and case files.
 *
 * <p><b>May import:</b> model, job, store, analysis.
 *
 * <p><b>Threads:</b> a writer is confined to one job.
 */
@NullMarked
package org.nightjar.export;

import org.jspecify.annotations.NullMarked;
