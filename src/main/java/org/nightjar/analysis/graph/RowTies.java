package org.nightjar.analysis.graph;

import org.nightjar.model.Access;
import org.nightjar.model.Outcome;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;

/** Which entities of one event hang together. */
final class RowTies {

    private final EntityCounts counts;
    private final EventIndex index;
    private final Column resources;
    private final Column targets;
    private boolean error;
    private boolean write;
    private long timeMillis;

    RowTies(EntityCounts counts, EventIndex index) {
        this.counts = counts;
        this.index = index;
        resources = counts.column(NodeType.RESOURCE);
        targets = counts.column(NodeType.TARGET);
    }

    void count(int row) {
        Outcome outcome = index.outcome(row);
        error = outcome == Outcome.DENIED || outcome == Outcome.FAILURE;
        write = index.access(row) == Access.WRITE;
        timeMillis = index.timeMillis(row);
        int user = entity(NodeType.USER, row);
        int role = entity(NodeType.ROLE, row);
        int key = entity(NodeType.ACCESS_KEY, row);
        tie(user, role);
        int holder = role >= 0 ? role : user;
        tie(holder, key);
        origin(key >= 0 ? key : holder, row);
        int service = entity(NodeType.SERVICE, row);
        tie(user, service);
        objects(service, row);
    }

    private void origin(int credential, int row) {
        int address = entity(NodeType.ADDRESS, row);
        tie(credential, address);
        tie(address, entity(NodeType.OPERATOR, row));
        tie(credential, entity(NodeType.AGENT, row));
    }

    private void objects(int service, int row) {
        int[] all = resources.codes(row);
        int giving = service;
        for (int i = 0; i < EntityCounts.considered(all); i++) {
            int resource = counted(counts.entity(NodeType.RESOURCE, all[i]));
            tie(service, resource);
            giving = i == 0 ? resource : giving;
        }
        int[] given = targets.codes(row);
        for (int i = 0; i < EntityCounts.considered(given); i++) {
            tie(giving, counted(counts.entity(NodeType.TARGET, given[i])));
        }
    }

    private int entity(NodeType type, int row) {
        return counted(counts.entity(type, counts.column(type).code(row)));
    }

    private int counted(int number) {
        if (number >= 0) {
            counts.entities.count(number, error, write, timeMillis);
        }
        return number;
    }

    private void tie(int one, int other) {
        counts.tie(one, other, error, write, timeMillis);
    }
}
