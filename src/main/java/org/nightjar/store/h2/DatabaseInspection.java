package org.nightjar.store.h2;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.SingleFileStore;
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

    private static final int HEADER_BYTES = 4096;
    private static final String BEGINNING = "H:";
    private static final Pattern HEADER_VERSION = Pattern.compile(",version:([0-9a-f]{1,15})\\b");

    private DatabaseInspection() {}

    /**
     * Refuses what no case has; the file is not changed.
     *
     * @return whether the file's header names a later version than can be read: then H2 falls back to an older one, without a
     *     word. False if it cannot be told, or once H2 has written to the file
     * @throws NightjarException CASE_UNTRUSTED, CASE_IN_USE or CASE_DAMAGED
     */
    static boolean require(Path folder) throws NightjarException {
        Matcher said = HEADER_VERSION.matcher(requireBeginning(folder));
        long named = said.find() ? Long.parseLong(said.group(1), 16) : 0;
        try (OnlyRead file = new OnlyRead(folder);
                MVStore store = file.open()) {
            TransactionStore transactions = new TransactionStore(store);
            transactions.init();
            TransactionMap<Long, Row> catalogue = transactions.begin().openMap(CATALOGUE);
            for (Iterator<Long> keys = catalogue.keyIterator(null); keys.hasNext(); ) {
                Row row = catalogue.get(keys.next());
                requireKnown(
                        folder,
                        row == null ? "" : row.getValue(STATEMENT_COLUMN).getString());
            }
            return store.getCurrentVersion() < named;
        } catch (MVStoreException unreadable) {
            throw unreadable.getErrorCode() == DataUtils.ERROR_FILE_LOCKED
                    ? Database.inUse(folder, unreadable)
                    : Database.damaged(folder, unreadable);
        } catch (RuntimeException unreadable) {
            throw Database.damaged(folder, unreadable);
        }
    }

    /** A file that is closed, and its lock given up, even where H2 fails in the middle of opening it. */
    private static final class OnlyRead implements AutoCloseable {

        private final SingleFileStore file = new SingleFileStore(new HashMap<>());

        OnlyRead(Path folder) {
            file.open(Database.file(folder).toAbsolutePath().toString(), true, null);
        }

        MVStore open() {
            return new MVStore.Builder().adoptFileStore(file).readOnly().open();
        }

        @Override
        public void close() {
            file.close();
        }
    }

    /**
     * H2 takes an empty file for a new database, and holds on to what it cannot read: such files it is not given.
     *
     * @return the header's text
     */
    private static String requireBeginning(Path folder) throws NightjarException {
        String header = header(folder);
        if (!header.startsWith(BEGINNING)) {
            throw Database.damaged(folder, new IOException("the file does not begin as a database does"));
        }
        return header;
    }

    /** The header's text, which stands twice; "" of a file that is shorter than that, or has neither. */
    private static String header(Path folder) throws NightjarException {
        try (InputStream in = Files.newInputStream(Database.file(folder))) {
            byte[] blocks = in.readNBytes(2 * HEADER_BYTES);
            String both = new String(blocks, StandardCharsets.ISO_8859_1);
            if (both.length() < 2 * HEADER_BYTES) {
                return "";
            }
            return both.startsWith(BEGINNING) ? both.substring(0, HEADER_BYTES) : both.substring(HEADER_BYTES);
        } catch (IOException unreadable) {
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
