package org.nightjar.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A database that is asked in SQL; the answer is fetched. */
final class SqlAnswers implements Answers {

    private final Connection connection;
    private final QuestionValues values;
    private final String from;
    private final String slash;

    /** @param from a table or query with the columns ts (milliseconds), usr, service, action, region, outcome */
    private SqlAnswers(Connection connection, QuestionValues values, String from, String slash) {
        this.connection = connection;
        this.values = values;
        this.from = from;
        this.slash = slash;
    }

    static SqlAnswers duckDb(Connection connection, QuestionValues values) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET threads = " + Runtime.getRuntime().availableProcessors());
        }
        return new SqlAnswers(connection, values, "event", "//");
    }

    /** The table EVENT of a case; it knows no users, so the principal's user name stands for them. */
    static SqlAnswers h2(String url, QuestionValues values) throws SQLException {
        return new SqlAnswers(
                DriverManager.getConnection(url),
                values,
                "(SELECT CAST(EXTRACT(EPOCH FROM event_time) * 1000 AS BIGINT) AS ts, user_name AS usr, service, action,"
                        + " region, outcome FROM event)",
                "/");
    }

    @Override
    public Answer to(Question question) throws SQLException {
        String bin =
                "(ts - " + values.firstMillis() + ") * " + Question.BINS + " " + slash + " " + values.lengthMillis();
        return switch (question) {
            case HISTOGRAM -> ask("SELECT " + bin + " AS k, COUNT(*) FROM " + from + " GROUP BY k");
            case HISTOGRAM_OF_USER ->
                ask("SELECT " + bin + " AS k, COUNT(*) FROM " + from + " WHERE usr = ? GROUP BY k", values.user());
            case USER_SERVICE -> ask("SELECT usr, service, COUNT(*) FROM " + from + " GROUP BY usr, service");
            case USER_DAY ->
                ask("SELECT usr, ts " + slash + " " + Question.DAY_MILLIS + " AS d, COUNT(*) FROM " + from
                        + " GROUP BY usr, d");
            case TOP_ACTIONS ->
                ask("SELECT action, COUNT(*) AS n FROM " + from
                        + " GROUP BY action ORDER BY n DESC, CAST(action AS VARCHAR) LIMIT " + Question.TOP);
            case FILTER ->
                ask(
                        "SELECT '', COUNT(*) FROM " + from + " WHERE service = ? AND region = ? AND outcome = ?",
                        values.service(),
                        values.region(),
                        values.outcome());
        };
    }

    private Answer ask(String sql, String... arguments) throws SQLException {
        List<String> keys = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setString(i + 1, arguments[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    keys.add(columns == 2 ? rows.getString(1) : rows.getString(1) + "\t" + rows.getString(2));
                    counts.add(rows.getLong(columns));
                }
            }
        }
        return visitor -> {
            for (int i = 0; i < keys.size(); i++) {
                visitor.visit(keys.get(i), counts.get(i));
            }
        };
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
