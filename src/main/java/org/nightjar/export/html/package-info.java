/**
 * The HTML report: one file that needs nothing else, one class a section.
 *
 * <p><b>May import:</b> as its parent room, {@code export}.
 *
 * <p><b>Threads:</b> a report is confined to one job.
 */
@NullMarked
package org.nightjar.export.html;

import org.jspecify.annotations.NullMarked;
