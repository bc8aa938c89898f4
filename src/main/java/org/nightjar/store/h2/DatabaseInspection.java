package org.nightjar.store.h2;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.tx.TransactionMap;
import org.h2.mvstore.tx.TransactionStore;
import org.h2.result.Row;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;

/**
 * Reads the schema of a database file before H2's SQL engine sees it, and refuses everything that a case's own schema
 * does not consist of. An alias, a trigger, a linked table, a table engine, a default or a generated column could run
 * code, open a connection or touch a file as soon as the engine opens the file.
 */
final class DatabaseInspection {

    /** H2 keeps its catalogue, a row a schema statement, as table 0; the statement is the fourth column. */
    private static final String CATALOGUE = "table.0";

    private static final int STATEMENT_COLUMN = 3;

    private static final List<Pattern> KNOWN = List.of(
            Pattern.compile("SET CREATE_BUILD \\d+"),
            Pattern.compile("CREATE USER IF NOT EXISTS \"\" SALT '' HASH '' ADMIN"),
            Pattern.compile("CREATE CACHED TABLE \"PUBLIC\"\\.\"[A-Z0-9_]+\"\\([^()]*(\\(\\d+\\)[^()]*)*\\)"),
            Pattern.compile("CREATE (PRIMARY KEY|(UNIQUE )?(NULLS DISTINCT )?INDEX) \"PUBLIC\"\\.\"[A-Z0-9_]+\" ON"
                    + " \"PUBLIC\"\\.\"[A-Z0-9_]+\"\\([A-Z0-9_\", ]+\\)"),
            Pattern.compile("ALTER TABLE \"PUBLIC\"\\.\"[A-Z0-9_]+\" ADD CONSTRAINT \"PUBLIC\"\\.\"[A-Z0-9_]+\""
                    + " (PRIMARY|FOREIGN) KEY\\([A-Z0-9_\", ]+\\)[A-Z0-9_\", ().]*"),
            Pattern.compile("CREATE SEQUENCE \"PUBLIC\"\\.\"[A-Z0-9_]+\" START WITH [A-Z0-9 _]+"));

    /** Inside a table: what would compute a value. */
    private static final Pattern COMPUTED =
            Pattern.compile("\\b(DEFAULT|ENGINE|CHECK|ON UPDATE|AS \\(|JAVA_OBJECT)\\b");

    private DatabaseInspection() {}

    /** @throws NightjarException CASE_UNTRUSTED, CASE_IN_USE or CASE_DAMAGED; the file is not changed */
    static void require(Path folder) throws NightjarException {
        try (MVStore store = new MVStore.Builder()
                .fileName(Database.file(folder).toAbsolutePath().toString())
                .readOnly()
                .open()) {
            TransactionStore transactions = new TransactionStore(store);
            transactions.init();
            TransactionMap<Long, Row> catalogue = transactions.begin().openMap(CATALOGUE);
            for (Iterator<Long> keys = catalogue.keyIterator(null); keys.hasNext(); ) {
                Row row = catalogue.get(keys.next());
                requireKnown(
                        folder,
                        row == null ? "" : row.getValue(STATEMENT_COLUMN).getString());
            }
        } catch (MVStoreException unreadable) {
            throw unreadable.getErrorCode() == DataUtils.ERROR_FILE_LOCKED
                    ? Database.inUse(folder, unreadable)
                    : Database.damaged(folder, unreadable);
        } catch (RuntimeException unreadable) {
            throw Database.damaged(folder, unreadable);
        }
    }

    private static void requireKnown(Path folder, String statement) throws NightjarException {
        String oneLine = statement.replaceAll("\\s+", " ");
        boolean known =
                KNOWN.stream().anyMatch(pattern -> pattern.matcher(oneLine).matches());
        if (!known || COMPUTED.matcher(oneLine).find()) {
            String shown = oneLine.substring(0, Math.min(80, oneLine.length()));
            throw new NightjarException(
                    ErrorKind.CASE_UNTRUSTED,
                    "The case at " + folder + " was not opened: its database holds “" + shown
                            + "”, which no case has.");
        }
    }
}
