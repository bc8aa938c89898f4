/**
 * Opens, hashes and walks what the analyst hands over (files, folders, archives), with limits against bombs. Never writes to evidence.
 *
 * <p><b>May import:</b> model, job.
 *
 * <p><b>Threads:</b> a walk is confined to one thread of the job that runs it; members of a zip may be shared out ({@code PieceReaders}).
 */
@NullMarked
package org.nightjar.evidence;

import org.jspecify.annotations.NullMarked;
