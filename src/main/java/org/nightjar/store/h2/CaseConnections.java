package org.nightjar.store.h2;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.nightjar.job.JobCancelledException;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.EvidenceStatus;
import org.nightjar.model.NightjarException;
import org.nightjar.store.EvidenceWriter;

/**
 * The connections of an open case: one answers questions and keeps small things, a second, opened when it is first
 * needed, writes evidence. Both take turns by the monitor of this object, so that no save falls into the middle of a
 * statement. Thread-safe.
 */
final class CaseConnections {

    private static final long COMMIT_NANOS = 500_000_000;

    /** H2 saves on its own at 19 MiB; what it saves within a transaction is written twice. */
    private static final int COMMIT_BYTES = 2 << 20;

    private final Path folder;
    private final Connection connection;
    private final List<String[]> logLines = new ArrayList<>();
    private final List<EvidenceItem> logItems = new ArrayList<>();
    private @Nullable WriteState writing;
    private long committedNanos = System.nanoTime();
    private boolean writerOpen;
    private int writersEnded;
    private List<EvidenceItem> known;
    private int knownAt;

    /** What is done with the connection. */
    interface Work<T> {
        T run(Connection connection) throws SQLException, IOException;
    }

    /** @param evidence the finished items of the case */
    CaseConnections(Path folder, Connection connection, List<EvidenceItem> evidence) {
        this.folder = folder;
        this.connection = connection;
        known = evidence;
    }

    /** The finished items, read again only when one ended; while one is written others may wait for their commit. */
    synchronized List<EvidenceItem> evidence() throws NightjarException {
        if (writerOpen) {
            return run(EvidenceRows::all).finished();
        }
        if (knownAt != writersEnded) {
            known = run(EvidenceRows::all).finished();
            knownAt = writersEnded;
        }
        return known;
    }

    /** Runs work in a transaction of its own. */
    synchronized <T> T run(Work<T> work) throws NightjarException {
        try {
            if (!writerOpen) {
                commitEvidence();
            }
            T result = work.run(connection);
            connection.commit();
            if (!writerOpen) {
                Database.save(connection);
            }
            return result;
        } catch (SQLException failed) {
            rollback(connection, failed);
            throw Database.failed(failed);
        } catch (IOException damaged) {
            rollback(connection, damaged);
            throw Database.damaged(folder, damaged);
        } catch (JobCancelledException stopped) {
            rollback(connection, stopped);
            throw stopped;
        } catch (RuntimeException unreadable) {
            // rows of a damaged file hold anything: nulls where none can be, negative counts, names of no constant
            rollback(connection, unreadable);
            throw Database.damaged(folder, unreadable);
        }
    }

    private static void rollback(Connection connection, Exception because) {
        try {
            connection.rollback();
        } catch (SQLException alsoFailed) {
            because.addSuppressed(alsoFailed);
        }
    }

    /**
     * Starts an item.
     *
     * @param before the known item that is read again, or null
     * @throws IllegalStateException if another item is being written
     */
    synchronized EvidenceWriter begin(String path, String sha256, long bytes, @Nullable EvidenceItem before)
            throws NightjarException {
        if (writerOpen) {
            throw new IllegalStateException("another evidence item is being written");
        }
        WriteState state = writeState();
        try {
            EvidenceItem item = new EvidenceItem(
                    EvidenceRows.nextId(state.connection()),
                    path,
                    sha256,
                    bytes,
                    Instant.now().truncatedTo(ChronoUnit.MILLIS),
                    0,
                    0,
                    0,
                    0,
                    EvidenceStatus.PARTIAL,
                    "");
            EvidenceRows.begin(state.connection(), item);
            writerOpen = true;
            return new H2EvidenceWriter(this, state, item, before);
        } catch (SQLException failed) {
            rollback(state.connection(), failed);
            throw Database.failed(failed);
        }
    }

    private WriteState writeState() throws NightjarException {
        if (writing == null) {
            writing = WriteState.read(folder);
        }
        return writing;
    }

    /** Small items share a commit: one for each would take longer than reading them. */
    synchronized void commitEvidenceIfDue() throws SQLException {
        WriteState state = writing;
        if (state != null
                && (System.nanoTime() - committedNanos > COMMIT_NANOS
                        || Database.unsaved(state.connection()) > COMMIT_BYTES)) {
            commitEvidence();
        }
    }

    /** Makes evidence safe, with the dictionaries that it needs and the lines of the log that speak of it. */
    synchronized void commitEvidence() throws SQLException {
        itemsToLines();
        committedNanos = System.nanoTime();
        WriteState state = writing;
        if (state == null) {
            if (!logLines.isEmpty()) {
                ActionLog.append(connection, logLines);
                connection.commit();
                Database.save(connection);
                logLines.clear();
            }
            return;
        }
        state.dictionaries().save(state.connection(), state.table());
        ActionLog.append(state.connection(), logLines);
        state.connection().commit();
        Database.startSaving(state.connection());
        state.dictionaries().saved(state.table());
        logLines.clear();
    }

    /** Adds a line to the action log that becomes safe together with the evidence finished so far. */
    synchronized void logWithEvidence(String action, String detail) throws NightjarException {
        itemsToLines();
        logLines.add(new String[] {action, detail});
        if (writing == null && System.nanoTime() - committedNanos > COMMIT_NANOS) {
            try {
                commitEvidence();
            } catch (SQLException | MVStoreException failed) {
                throw Database.failed(failed);
            }
        }
    }

    /** The same of an item that was imported. */
    synchronized void logItem(EvidenceItem item) {
        logItems.add(item);
    }

    private void itemsToLines() {
        ItemLines.of(logItems).forEach(detail -> logLines.add(new String[] {ItemLines.ACTION, detail}));
        logItems.clear();
    }

    /** Makes everything that was finished safe on disk. */
    synchronized void flushEvidence() throws NightjarException {
        try {
            commitEvidence();
            Database.saveWholly(connection);
        } catch (SQLException | MVStoreException failed) {
            throw Database.failed(failed);
        }
    }

    /** Called by the writer when its item is part of the case. */
    synchronized void writerEnded(long nextRow) {
        writersEnded++;
        if (writing != null) {
            writing = writing.at(nextRow);
        }
        writerOpen = false;
    }

    /** Called by the writer when its item must leave nothing behind. Ids and dictionaries are read anew. */
    synchronized void writerAbandoned() throws NightjarException {
        writersEnded++;
        WriteState state = writing;
        writerOpen = false;
        writing = null;
        if (state != null) {
            try (Connection second = state.connection()) {
                takeBack(second, state);
            } catch (SQLException failed) {
                throw Database.failed(failed);
            }
        }
    }

    /** Removes the unfinished item; those finished before it in the same transaction stay, unless that fails. */
    private void takeBack(Connection second, WriteState state) throws SQLException {
        try {
            EvidenceRows.takeBackUnfinished(second);
            state.dictionaries().save(second, state.table());
            itemsToLines();
            ActionLog.append(second, logLines);
        } catch (SQLException failed) {
            rollback(second, failed);
            EvidenceRows.takeBackUnfinished(second);
        }
        second.commit();
        logLines.clear();
    }

    /** How many items ended, whichever way, since the case was opened: what is known of the records holds for one number. */
    synchronized int writersEnded() {
        return writersEnded;
    }

    /** Saves everything, closes both, and notes the end of the action log beside the database. */
    synchronized void close() throws NightjarException {
        try {
            commitEvidence();
            if (writing != null) {
                writing.connection().close();
                writing = null;
            }
            String end = LogEnd.of(connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SHUTDOWN");
            }
            connection.close();
            LogEnd.write(folder, end);
        } catch (SQLException | MVStoreException failed) {
            throw Database.failed(failed);
        } catch (IOException failed) {
            throw new NightjarException(
                    ErrorKind.OUTPUT_FAILED,
                    "The case is saved, but the end of its action log could not be noted beside it, because its disk is"
                            + " full or fails: make room, and open the case again.",
                    failed);
        }
    }
}
