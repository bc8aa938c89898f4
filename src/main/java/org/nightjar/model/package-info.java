/**
 * The vocabulary of a case: events, entities, evidence, findings, incidents. Records, enums and sealed types without behaviour that needs a store, a thread or a window.
 *
 * <p><b>May import:</b> nothing of Nightjar.
 *
 * <p><b>Threads:</b> every type is immutable.
 */
@NullMarked
package org.nightjar.model;

import org.jspecify.annotations.NullMarked;
