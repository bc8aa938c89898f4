package org.nightjar.store.h2;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Properties;
import java.util.Set;
import org.h2.api.ErrorCode;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.value.ValueVarbinary;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;

/**
 * Opens the database file of a case. A file from outside is hostile: its schema is inspected before H2's engine sees
 * it ({@link DatabaseInspection}), and H2 may load no class for it.
 */
final class Database {

    static final String FILE = "case";

    static {
        // Read once by H2 when it starts: no class may be loaded for a trigger, a function or a Java object.
        System.setProperty("h2.allowedClasses", "org.nightjar.none");
    }

    /** What H2 reports when it meets bytes that it did not write. */
    private static final Set<Integer> DAMAGE = Set.of(
            ErrorCode.FILE_CORRUPTED_1,
            ErrorCode.GENERAL_ERROR_1,
            ErrorCode.IO_EXCEPTION_1,
            ErrorCode.IO_EXCEPTION_2,
            ErrorCode.DATABASE_IS_CLOSED,
            ErrorCode.OBJECT_CLOSED);

    /** Causes may go in a circle. */
    private static final int MOST_CAUSES = 50;

    private Database() {}

    static Path file(Path folder) {
        return folder.resolve(FILE + ".mv.db");
    }

    /**
     * A database that this program has open.
     *
     * @param connection autocommit is off
     * @param isOlder whether what was read is older than what the file was last said to hold
     */
    record Opened(Connection connection, boolean isOlder) {}

    /** Opens an existing case's database, or makes a new one. */
    static Opened open(Path folder, boolean create) throws NightjarException {
        String path = folder.toAbsolutePath().normalize().resolve(FILE).toString();
        if (path.indexOf(';') >= 0) {
            throw new NightjarException(
                    ErrorKind.USAGE, "A case cannot live in a folder with “;” in its name: " + folder);
        }
        boolean older = false;
        if (!create) {
            if (!Files.isRegularFile(file(folder))) {
                throw new NightjarException(ErrorKind.CASE_NOT_FOUND, "There is no case at " + folder + ".");
            }
            requireWritable(folder);
            older = DatabaseInspection.require(folder);
        }
        return new Opened(connect(folder, path, create), older);
    }

    /** Opening writes: what is unfinished is taken back, the log may get a line, and its end is noted beside the database. */
    private static void requireWritable(Path folder) throws NightjarException {
        if (!Files.isWritable(file(folder)) || !Files.isWritable(folder)) {
            throw new NightjarException(
                    ErrorKind.CASE_READ_ONLY,
                    "The case at " + folder
                            + " cannot be written to, and opening a case writes to it; copy it to a place"
                            + " where you may write, and open the copy.");
        }
    }

    /** A second connection to a database that this program has open. */
    static Connection openAgain(Path folder) throws NightjarException {
        return connect(folder, folder.toAbsolutePath().normalize().resolve(FILE).toString(), false);
    }

    private static Connection connect(Path folder, String path, boolean create) throws NightjarException {
        String url = "jdbc:h2:file:" + path + ";DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=64"
                + (create ? "" : ";IFEXISTS=TRUE");
        try {
            Connection connection = DriverManager.getConnection(url, new Properties());
            saveOnlyWhenAsked(connection);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException failed) {
            throw explain(folder, failed);
        }
    }

    /**
     * H2 saves from a thread of its own, at any moment: such a save can hold a change of an open transaction without
     * the entry that takes it back, and after a kill the change stays. Here it never comes to that; {@link #save} is
     * called instead, between statements. The setting is not kept in the file.
     */
    private static void saveOnlyWhenAsked(Connection connection) throws SQLException {
        store(connection).setAutoCommitDelay(Integer.MAX_VALUE);
    }

    /** Writes everything that was committed to disk; no statement that writes may be running on any connection. */
    static void save(Connection connection) throws SQLException {
        store(connection).commit();
    }

    /** The same, and waits for what {@link #startSaving} began. */
    static void saveWholly(Connection connection) throws SQLException {
        save(connection);
        store(connection).executeFilestoreOperation(() -> {});
    }

    /** Starts to do so, and writes in the background what there is now. */
    static void startSaving(Connection connection) throws SQLException {
        store(connection).tryCommit();
    }

    /** How many bytes of memory hold what was not saved yet; about. */
    static int unsaved(Connection connection) throws SQLException {
        return store(connection).getUnsavedMemory();
    }

    /** Sets bytes that nobody changes any more, so that the driver need not copy them. */
    static void setBytes(PreparedStatement statement, int parameter, byte[] bytes) throws SQLException {
        statement.setObject(parameter, ValueVarbinary.getNoCopy(bytes));
    }

    private static MVStore store(Connection connection) throws SQLException {
        SessionLocal session =
                (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
        return session.getDatabase().getStore().getMvStore();
    }

    /** Closes after a failure, to which a second one is added. */
    static void closeQuietly(Connection connection, Exception because) {
        try {
            connection.close();
        } catch (SQLException alsoFailed) {
            because.addSuppressed(alsoFailed);
        }
    }

    private static NightjarException explain(Path folder, SQLException failed) {
        return switch (failed.getErrorCode()) {
            case ErrorCode.DATABASE_ALREADY_OPEN_1 -> inUse(folder, failed);
            case ErrorCode.WRONG_USER_OR_PASSWORD ->
                new NightjarException(
                        ErrorKind.CASE_UNTRUSTED,
                        "The case at " + folder + " is locked with a password, which no case is; it was not opened.",
                        failed);
            default -> damaged(folder, failed);
        };
    }

    static NightjarException inUse(Path folder, Throwable cause) {
        return new NightjarException(
                ErrorKind.CASE_IN_USE,
                "The case at " + folder + " is open in another Nightjar; close it there first.",
                cause);
    }

    private static NightjarException full(Throwable cause) {
        return new NightjarException(
                ErrorKind.OUTPUT_FAILED,
                "The case cannot be written any further, because its disk is full or fails; evidence that was whole by"
                        + " then stays in the case: make room, and do it again.",
                cause);
    }

    static NightjarException damaged(Path folder, Throwable cause) {
        if (couldNotWrite(cause)) {
            return full(cause);
        }
        return new NightjarException(
                ErrorKind.CASE_DAMAGED,
                "The case at " + folder + " cannot be read; the evidence is untouched, import it into a new case.",
                cause);
    }

    /** A failure in the middle of work on an open case. */
    static NightjarException failed(Exception cause) {
        if (couldNotWrite(cause)) {
            return full(cause);
        }
        if (!(cause instanceof SQLException told) || DAMAGE.contains(told.getErrorCode())) {
            return new NightjarException(
                    ErrorKind.CASE_DAMAGED,
                    "The case database is damaged and cannot be read any further; the evidence is untouched, import it"
                            + " into a new case.",
                    cause);
        }
        return new NightjarException(
                ErrorKind.CASE_DAMAGED,
                "The case database reported an error, and what was being written was taken back: "
                        + String.valueOf(cause.getMessage()).lines().findFirst().orElse(""),
                cause);
    }

    /** Whether the operating system refused to write; H2 closes the database then, and says so at everything that follows. */
    private static boolean couldNotWrite(Throwable failed) {
        Throwable cause = failed;
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            if (cause instanceof MVStoreException of && of.getErrorCode() == DataUtils.ERROR_WRITING_FAILED) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    /** What {@link #utc} wrote into a column. */
    static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
