package org.nightjar.ui.people;

import java.util.Optional;
import org.nightjar.model.Severity;
import org.nightjar.model.User;

/**
 * A line of the list of users.
 *
 * @param user who
 * @param risk 0 to 100; below 0 if no detection has run
 * @param events how many events they have in the case
 * @param findings how many findings
 * @param severity that of the risk; empty without findings
 * @param outdated whether risk and findings no longer rest on what is known
 */
public record UserEntry(
        User user, double risk, long events, int findings, Optional<Severity> severity, boolean outdated) {}
