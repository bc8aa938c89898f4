/** What tests of several rooms share: data builders, fakes and the way to the shared real logs. */
@NullMarked
package org.nightjar.support;

import org.jspecify.annotations.NullMarked;
