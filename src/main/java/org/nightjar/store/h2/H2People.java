package org.nightjar.store.h2;

import java.time.Instant;
import java.util.Optional;
import org.nightjar.model.NightjarException;
import org.nightjar.model.People;
import org.nightjar.model.PeopleStep;
import org.nightjar.store.PeopleStore;

/** Rows of who is who, each step in a transaction of its own with its line in the action log. */
final class H2People implements PeopleStore {

    private static final String ACTION = "people";

    private final CaseConnections connections;

    H2People(CaseConnections connections) {
        this.connections = connections;
    }

    @Override
    public People load() throws NightjarException {
        return connections.run(PeopleRows::load);
    }

    @Override
    public void add(PeopleStep step, String detail) throws NightjarException {
        connections.run(open -> {
            PeopleRows.add(open, step);
            ActionLog.append(open, ACTION, detail);
            return step;
        });
    }

    @Override
    public Optional<PeopleStep> lastToUndo() throws NightjarException {
        return connections.run(PeopleRows::lastToUndo);
    }

    @Override
    public Optional<PeopleStep> lastToRedo() throws NightjarException {
        return connections.run(PeopleRows::lastToRedo);
    }

    @Override
    public Optional<Instant> lastDone() throws NightjarException {
        return connections.run(PeopleRows::lastDone);
    }
}
