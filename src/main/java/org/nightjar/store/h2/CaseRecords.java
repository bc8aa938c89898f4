package org.nightjar.store.h2;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.NightjarException;

/** The records of an open case for a search; what the finished items are is read again only when one ended. */
final class CaseRecords implements RecordSource {

    private final CaseConnections connections;
    private @Nullable TextState known;
    private int knownAt;

    CaseRecords(CaseConnections connections) {
        this.connections = connections;
    }

    @Override
    public List<PackedRecords> read(long row, long endRow) throws NightjarException {
        return connections.run(open -> PackedRecords.read(open, row, endRow));
    }

    @Override
    public TextState state() throws NightjarException {
        synchronized (connections) {
            TextState state = known;
            if (state == null || knownAt != connections.writersEnded()) {
                String created = connections.run(
                        open -> SettingRows.find(open, H2CaseStore.CREATED).orElse(""));
                state = new TextState(created, connections.evidence());
                known = state;
                knownAt = connections.writersEnded();
            }
            return state;
        }
    }
}
