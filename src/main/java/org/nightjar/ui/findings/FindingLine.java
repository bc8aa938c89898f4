package org.nightjar.ui.findings;

import org.nightjar.model.PastFinding;

/**
 * A line of the list of findings.
 *
 * @param finding what was found
 * @param isGone whether the run before found it and this one did not; it can be looked at by its query only
 */
record FindingLine(PastFinding finding, boolean isGone) {}
