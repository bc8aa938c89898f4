package org.nightjar.analysis.graph;

import java.time.Instant;
import java.util.Optional;
import org.nightjar.model.Severity;

/**
 * An entity, or the many weaker ones of a type that did not fit.
 *
 * @param id position in {@link EntityGraph#nodes}
 * @param type what it is
 * @param value as in the column of the type's dimension; "" for a folded node
 * @param folded 0 for one entity; else how many entities this node stands for
 * @param events how many of the selected events touch it; of a folded node the sum over what it stands for
 * @param errors how many of them failed or were denied
 * @param writes how many of them changed something
 * @param first time of the first of them
 * @param last time of the last
 * @param severity of the worst finding that tells of it, if any
 * @param focused whether the finding or incident in focus touches it, or it is the user in focus
 */
public record EntityNode(
        int id,
        NodeType type,
        String value,
        int folded,
        long events,
        long errors,
        long writes,
        Instant first,
        Instant last,
        Optional<Severity> severity,
        boolean focused) {

    public boolean isFolded() {
        return folded > 0;
    }
}
