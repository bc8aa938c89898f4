/** Tests of the simulated evidence. */
@NullMarked
package org.nightjar.simulate;

import org.jspecify.annotations.NullMarked;
