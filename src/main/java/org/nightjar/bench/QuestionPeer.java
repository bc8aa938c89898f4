package org.nightjar.bench;

import java.io.BufferedWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.nightjar.casefile.LocalCaseFiles;
import org.nightjar.casefile.OpenCase;
import org.nightjar.model.Dimension;
import org.nightjar.store.EventIndex;

/** The process of one contestant that is asked questions, and the one that gives the others their data. */
final class QuestionPeer {

    /** What stands in place of a contestant's name where DuckDB's file is to be made. */
    static final String PREPARE = "PREPARE";

    private static final int WARM_UP = 4;
    private static final int TIMED = 7;
    private static final List<String> ENUMS = List.of("usr", "service", "action", "region", "outcome");

    private QuestionPeer() {}

    /** Arguments: who; its case or file; the file of values; of PREPARE also DuckDB's file. */
    public static void main(String[] args) throws Exception {
        Path data = Path.of(args[1]);
        Path values = Path.of(args[2]);
        if (args[0].equals(PREPARE)) {
            prepare(data, values, Path.of(args[3]));
            return;
        }
        QuestionValues asked = QuestionValues.read(values);
        try (Answers answers = switch (Questioned.valueOf(args[0])) {
            case INDEX -> IndexAnswers.open(data, asked);
            case DUCKDB -> SqlAnswers.duckDb(duckDb(data), asked);
            case H2 ->
                SqlAnswers.h2("jdbc:h2:file:" + data.resolve("case") + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r", asked);
        }) {
            for (Question question : Question.values()) {
                ask(answers, question, args[0].equals(Questioned.H2.name()) ? 1 : TIMED);
            }
        }
    }

    /** Prints the question, the median of nanoseconds and a sum of the answer, in which the order does not count. */
    private static void ask(Answers answers, Question question, int times) throws Exception {
        long[] nanos = new long[times];
        long[] sum = new long[1];
        for (int i = times == 1 ? 0 : -WARM_UP; i < times; i++) {
            long started = System.nanoTime();
            Answers.Answer answer = answers.to(question);
            if (i >= 0) {
                nanos[i] = System.nanoTime() - started;
            }
            sum[0] = 0;
            answer.visit((key, count) -> sum[0] += (key.hashCode() * 31L + 1) * count);
        }
        Arrays.sort(nanos);
        System.out.println(question + "\t" + nanos[times / 2] + "\t" + sum[0]);
    }

    private static Connection duckDb(Path file) throws java.sql.SQLException {
        return DriverManager.getConnection("jdbc:duckdb:" + file);
    }

    /** Writes the values to ask for, and a DuckDB file of the same events in the same order: whole numbers and enums. */
    private static void prepare(Path caseFolder, Path values, Path duckDb) throws Exception {
        Path text = duckDb.resolveSibling("events.tsv");
        try (OpenCase opened = new LocalCaseFiles("bench").open(caseFolder)) {
            EventIndex index = opened.data().index();
            IndexAnswers.choose(index).write(values);
            if (Files.exists(duckDb) || !Questioned.DUCKDB.isAvailable()) {
                return;
            }
            writeText(index, text);
        }
        Path part = duckDb.resolveSibling("part.duckdb");
        Files.deleteIfExists(part);
        try (Connection connection = duckDb(part);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMP TABLE text AS SELECT * FROM read_csv('"
                    + text.toString().replace("'", "''")
                    + "', delim = '\t', header = false, quote = '', escape = '', columns = {'ts': 'BIGINT', 'usr':"
                    + " 'VARCHAR', 'service': 'VARCHAR', 'action': 'VARCHAR', 'region': 'VARCHAR', 'outcome': 'VARCHAR'},"
                    + " nullstr = '\\N')");
            StringBuilder columns = new StringBuilder("ts");
            for (String column : ENUMS) {
                statement.execute("CREATE TYPE " + column + "_values AS ENUM (SELECT DISTINCT " + column
                        + " FROM text ORDER BY 1)");
                columns.append(String.format(Locale.ROOT, ", CAST(%1$s AS %1$s_values) AS %1$s", column));
            }
            statement.execute("CREATE TABLE event AS SELECT " + columns + " FROM text");
            statement.execute("CHECKPOINT");
        } finally {
            Files.deleteIfExists(text);
        }
        Files.move(part, duckDb);
    }

    private static void writeText(EventIndex index, Path text) throws java.io.IOException {
        List<Dimension> columns =
                List.of(Dimension.USER, Dimension.SERVICE, Dimension.ACTION, Dimension.REGION, Dimension.OUTCOME);
        try (BufferedWriter out = Files.newBufferedWriter(text, StandardCharsets.UTF_8)) {
            for (int row = 0; row < index.size(); row++) {
                out.write(Long.toString(index.timeMillis(row)));
                for (Dimension column : columns) {
                    out.write('\t');
                    out.write(index.value(column, row).replace('\t', ' '));
                }
                out.write('\n');
            }
        }
    }
}
