/**
 * Facts about an address, a principal or a user agent. Functions without a store: the same question to the same data
 * gives the same answer. Addresses are answered from bundled or given files ({@code formats/assets.md}), never from the
 * network.
 *
 * <p><b>May import:</b> model, job.
 *
 * <p><b>Threads:</b> look-ups are thread-safe.
 */
@NullMarked
package org.nightjar.enrich;

import org.jspecify.annotations.NullMarked;
