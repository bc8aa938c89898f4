package org.nightjar.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;

/**
 * DuckDB reads the files itself.
 *
 * @see <a href="https://duckdb.org/docs/stable/data/json/loading_json">loading JSON</a>
 */
final class DuckDbPeer {

    private static final int LARGEST_DOCUMENT = 128 << 20;

    private DuckDbPeer() {}

    static long tuned(List<Path> files, Path result) throws SQLException {
        return run(
                result,
                "CREATE TABLE event AS SELECT " + Columns.DUCKDB_SELECT
                        + ", filename FROM (SELECT unnest(Records) AS r,"
                        + " filename FROM read_json(" + list(files) + ", columns = {'Records': '"
                        + Columns.DUCKDB_TYPE + "'}, filename = true, maximum_object_size = " + LARGEST_DOCUMENT
                        + "))");
    }

    /** Its own schema, from all of the files: what it makes of a sample lacks keys, and it fails at the first of them. */
    static long automatic(List<Path> files, Path result) throws SQLException {
        return run(
                result,
                "CREATE TABLE event AS SELECT unnest(Records, max_depth := 2) FROM read_json_auto(" + list(files)
                        + ", sample_size = -1, maximum_sample_files = 1000000, maximum_object_size = "
                        + LARGEST_DOCUMENT + ")");
    }

    private static String list(List<Path> files) {
        return files.stream()
                .map(file -> "'" + file.toString().replace("'", "''") + "'")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static long run(Path result, String import_) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + result);
                Statement statement = connection.createStatement()) {
            statement.execute("SET autoinstall_known_extensions = false");
            statement.execute("SET threads = " + Runtime.getRuntime().availableProcessors());
            statement.execute("SET preserve_insertion_order = false");
            statement.execute(import_);
            statement.execute("CHECKPOINT");
            try (ResultSet count = statement.executeQuery("SELECT count(*) FROM event")) {
                count.next();
                return count.getLong(1);
            }
        }
    }
}
