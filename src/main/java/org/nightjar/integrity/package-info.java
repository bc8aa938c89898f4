/**
 * Checks CloudTrail digests: hash links between them, signatures, and the log files that they list. Functions of what
 * was read; nothing is opened here.
 *
 * <p><b>May import:</b> model, job, parse.
 *
 * <p><b>Threads:</b> no state; safe from any thread.
 */
@NullMarked
package org.nightjar.integrity;

import org.jspecify.annotations.NullMarked;
