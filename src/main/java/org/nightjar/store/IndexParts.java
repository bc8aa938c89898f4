package org.nightjar.store;

import java.util.List;
import java.util.Map;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.AgentFacts;
import org.nightjar.model.Dimension;

/**
 * What an {@link EventIndex} consists of, in time order, wherever it comes from.
 *
 * @param times UTC, milliseconds since 1970
 * @param flags as {@link EventTable#flags}
 * @param storeRows the row of each event in the store
 * @param recordIndexes number of each event's record in its entry
 * @param byteOffsets where the record stands
 * @param files the entries they stand in
 * @param sharedEvents what the log names a call by that other accounts log too
 * @param columns of each dimension
 * @param users principals and who is behind them
 * @param sharedCalls calls that two accounts logged, from which users are folded again
 * @param addresses facts of each code of {@link Dimension#ADDRESS}
 * @param agents facts of each code of {@link Dimension#AGENT}
 */
record IndexParts(
        Longs times,
        Codes flags,
        Codes storeRows,
        EventIdColumn ids,
        Codes recordIndexes,
        Longs byteOffsets,
        SourceFiles files,
        Column errorMessages,
        Column issuedKeys,
        Column sharedEvents,
        Map<Dimension, Column> columns,
        FoldedUsers users,
        SharedCalls sharedCalls,
        List<AddressFacts> addresses,
        List<AgentFacts> agents) {

    IndexParts {
        addresses = List.copyOf(addresses);
        agents = List.copyOf(agents);
    }

    /** With other columns. */
    IndexParts with(Map<Dimension, Column> others) {
        return with(others, users, addresses);
    }

    /** With the same entries, of which more is known. */
    IndexParts with(SourceFiles known) {
        return new IndexParts(
                times,
                flags,
                storeRows,
                ids,
                recordIndexes,
                byteOffsets,
                known,
                errorMessages,
                issuedKeys,
                sharedEvents,
                columns,
                users,
                sharedCalls,
                addresses,
                agents);
    }

    /** With other columns, made of other answers to who and where. */
    IndexParts with(Map<Dimension, Column> others, FoldedUsers people, List<AddressFacts> places) {
        return new IndexParts(
                times,
                flags,
                storeRows,
                ids,
                recordIndexes,
                byteOffsets,
                files,
                errorMessages,
                issuedKeys,
                sharedEvents,
                others,
                people,
                sharedCalls,
                places,
                agents);
    }
}
