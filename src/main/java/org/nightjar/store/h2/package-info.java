/**
 * The case database in H2: the only room with SQL. Numbered migrations; a database from outside is inspected before it is trusted.
 *
 * <p><b>May import:</b> store, model, job.
 *
 * <p><b>Threads:</b> one writer at a time, held by a lock; readers share it.
 */
@NullMarked
package org.nightjar.store.h2;

import org.jspecify.annotations.NullMarked;
