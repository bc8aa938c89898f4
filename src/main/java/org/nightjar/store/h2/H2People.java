package org.nightjar.store.h2;

import java.util.List;
import org.nightjar.model.NightjarException;
import org.nightjar.model.People;
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
    public void change(List<People.Change> changes, String detail) throws NightjarException {
        connections.run(open -> {
            PeopleRows.change(open, changes);
            ActionLog.append(open, ACTION, detail);
            return changes;
        });
    }

    @Override
    public List<People.Change> lastChange() throws NightjarException {
        return connections.run(PeopleRows::last);
    }

    @Override
    public void takeBack(String detail) throws NightjarException {
        connections.run(open -> {
            PeopleRows.takeBack(open);
            ActionLog.append(open, ACTION, detail);
            return detail;
        });
    }
}
