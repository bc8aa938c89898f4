package org.nightjar.bench;

import java.sql.SQLException;
import org.nightjar.model.NightjarException;

/** A contestant that is ready to be asked. Confined to one thread. */
interface Answers extends AutoCloseable {

    /** Answers, with everything that a view would show in memory. */
    Answer to(Question question) throws SQLException, NightjarException;

    /**
     * What was found, to be compared with what others found.
     *
     * @param key text of what was counted
     * @param count how often
     */
    interface Visitor {
        void visit(String key, long count);
    }

    /** An answer in the contestant's own form. */
    interface Answer {
        void visit(Visitor visitor);
    }

    @Override
    void close() throws SQLException, NightjarException;
}
