package org.nightjar.store.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.AnnotationStep;
import org.nightjar.model.AnnotationSubject;

/**
 * Rows of what steps of tags and notes are on. Events of a tag stand a hundred a row, because a row costs ten
 * microseconds to read, whatever is in it; all else, and tags of cases before version 15, one a row. A row that no Nightjar
 * writes becomes an event without an id, which no case has, so that its step is left out.
 */
final class SubjectRows {

    /** So many events stand in a row. */
    private static final int EVENTS = 100;

    private static final int LONGEST_ROW = EVENTS * (AnnotationSubject.LONGEST + 1);

    /** H2 writes longer answers to a file before it gives the first row. */
    private static final Table ONE_BY_ONE =
            new Table("annotation_subject", "kind, subject", AnnotationSubject.LONGEST, 20_000);

    private static final Table HUNDREDS = new Table("annotation_event", "events, ids", LONGEST_ROW, 200);

    private SubjectRows() {}

    /**
     * A table with a key of {@code number} and {@code in_order}, read a page at a time.
     *
     * @param columns two more; of the second no more is read than shows that it is too long
     */
    private record Table(String name, String columns, int longest, int page) {

        private String select(String where) {
            String[] both = columns.split(", ", -1);
            return "SELECT number, in_order, " + both[0] + ", SUBSTRING(" + both[1] + ", 1, " + (longest + 1)
                    + ") FROM " + name + " WHERE " + where + " ORDER BY number, in_order FETCH FIRST ? ROWS ONLY";
        }

        /** The rest of a step. */
        String inStep() {
            return select("number = ? AND in_order > ?");
        }

        /** What comes behind it, up to another step. */
        String behind() {
            return select("number > ? AND number <= ?");
        }
    }

    /** Keeps what a numbered step is on. */
    static void add(Connection connection, AnnotationStep step) throws SQLException {
        if (step.action().isOfTags()) {
            addEvents(connection, step);
        } else {
            addOneByOne(connection, step);
        }
    }

    private static void addEvents(Connection connection, AnnotationStep step) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO annotation_event VALUES (?, ?, ?, ?)")) {
            List<String> events =
                    step.subjects().stream().map(AnnotationSubject::id).toList();
            for (int at = 0; at < events.size(); at += EVENTS) {
                List<String> some = events.subList(at, Math.min(events.size(), at + EVENTS));
                insert.setInt(1, step.number());
                insert.setInt(2, at / EVENTS);
                insert.setInt(3, some.size());
                insert.setString(4, String.join("\n", some));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void addOneByOne(Connection connection, AnnotationStep step) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO annotation_subject VALUES (?, ?, ?, ?)")) {
            int order = 0;
            for (AnnotationSubject subject : step.subjects()) {
                insert.setInt(1, step.number());
                insert.setInt(2, order++);
                insert.setString(3, subject.kind().id());
                insert.setString(4, subject.id());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** What the steps from one number to another are on, as long as there is room; a page of rows more, at most. */
    static Map<Integer, List<AnnotationSubject>> of(Connection connection, int from, int to, int most)
            throws SQLException {
        Map<Integer, List<AnnotationSubject>> subjects = new HashMap<>();
        int left = new Reading(connection, ONE_BY_ONE, subjects).read(from, to, most);
        new Reading(connection, HUNDREDS, subjects).read(from, to, left);
        return subjects;
    }

    /** One reading of a table from row to row. */
    private static final class Reading {

        private final Connection connection;
        private final Table table;
        private final Map<Integer, List<AnnotationSubject>> into;
        private int atNumber;
        private int atOrder = Integer.MAX_VALUE;
        private int left;

        Reading(Connection connection, Table table, Map<Integer, List<AnnotationSubject>> into) {
            this.connection = connection;
            this.table = table;
            this.into = into;
        }

        /** Gives how much room is left. */
        int read(int from, int to, int most) throws SQLException {
            atNumber = from - 1;
            left = most;
            boolean more = true;
            while (more && left > 0) {
                more = page(table.inStep(), atNumber, atOrder) == table.page();
                if (!more && left > 0) {
                    more = page(table.behind(), atNumber, to) == table.page();
                }
            }
            return left;
        }

        private int page(String question, int first, int second) throws SQLException {
            int rows = 0;
            try (PreparedStatement select = connection.prepareStatement(question)) {
                select.setInt(1, first);
                select.setInt(2, second);
                select.setInt(3, table.page());
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        atNumber = row.getInt(1);
                        atOrder = row.getInt(2);
                        rows++;
                        add(into.computeIfAbsent(atNumber, number -> new ArrayList<>()), row);
                    }
                }
            }
            return rows;
        }

        private void add(List<AnnotationSubject> subjects, ResultSet row) throws SQLException {
            int before = subjects.size();
            if (table == HUNDREDS) {
                addEvents(subjects, row.getInt(3), row.getString(4));
            } else {
                String id = row.getString(4);
                subjects.add(AnnotationSubject.Kind.findById(row.getString(3))
                        .map(kind -> new AnnotationSubject(kind, id))
                        .orElse(AnnotationSubject.event("")));
            }
            left -= subjects.size() - before;
        }

        private static void addEvents(List<AnnotationSubject> subjects, int events, @Nullable String ids) {
            String[] lines = ids == null ? new String[0] : ids.split("\n", EVENTS + 1);
            boolean sound = lines.length == events && events > 0 && events <= EVENTS;
            for (String line : sound ? lines : new String[] {""}) {
                subjects.add(AnnotationSubject.event(line));
            }
        }
    }
}
