package org.nightjar.analysis.graph;

import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;

/** Which entities of one event hang together. */
final class RowTies {

    private final EntityCounts counts;
    private final EventIndex index;
    private final Column resources;
    private final Column targets;

    RowTies(EntityCounts counts, EventIndex index) {
        this.counts = counts;
        this.index = index;
        resources = counts.column(NodeType.RESOURCE);
        targets = counts.column(NodeType.TARGET);
    }

    void count(int row) {
        int user = entity(NodeType.USER, row);
        int role = entity(NodeType.ROLE, row);
        int key = entity(NodeType.ACCESS_KEY, row);
        tie(user, role, row);
        int holder = role >= 0 ? role : user;
        tie(holder, key, row);
        origin(key >= 0 ? key : holder, row);
        int service = entity(NodeType.SERVICE, row);
        tie(user, service, row);
        objects(service, row);
    }

    private void origin(int credential, int row) {
        int address = entity(NodeType.ADDRESS, row);
        tie(credential, address, row);
        tie(address, entity(NodeType.OPERATOR, row), row);
        tie(credential, entity(NodeType.AGENT, row), row);
    }

    private void objects(int service, int row) {
        int[] all = resources.codes(row);
        int giving = service;
        for (int i = 0; i < EntityCounts.considered(all); i++) {
            int resource = counted(counts.entity(NodeType.RESOURCE, all[i]), row);
            tie(service, resource, row);
            giving = i == 0 ? resource : giving;
        }
        int[] given = targets.codes(row);
        for (int i = 0; i < EntityCounts.considered(given); i++) {
            tie(giving, counted(counts.entity(NodeType.TARGET, given[i]), row), row);
        }
    }

    private int entity(NodeType type, int row) {
        return counted(counts.entity(type, counts.column(type).code(row)), row);
    }

    private int counted(int number, int row) {
        if (number >= 0) {
            counts.entities.count(number, index, row);
        }
        return number;
    }

    private void tie(int one, int other, int row) {
        counts.tie(one, other, index, row);
    }
}
