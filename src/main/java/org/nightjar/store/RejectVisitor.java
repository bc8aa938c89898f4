package org.nightjar.store;

import org.nightjar.model.NightjarException;
import org.nightjar.model.Reject;
import org.nightjar.model.RejectContent;

/** Takes the rejects of a case one by one, so that no number of them fills the memory. */
@FunctionalInterface
public interface RejectVisitor {

    void visit(Reject reject, RejectContent content) throws NightjarException;
}
