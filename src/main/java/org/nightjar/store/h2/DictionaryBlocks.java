package org.nightjar.store.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.nightjar.store.Dictionary;
import org.nightjar.store.EventTable;
import org.nightjar.store.StoredColumn;

/** Keeps the dictionaries of the event table: only what is new since the last time is written. */
final class DictionaryBlocks {

    /** Values a block, at most. */
    private static final int BLOCK = 8192;

    private final Map<StoredColumn, Integer> written = new EnumMap<>(StoredColumn.class);

    /** Fills the table's dictionaries from the case. */
    void load(Connection connection, EventTable table) throws SQLException, DamagedBlockException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT dictionary, first_code, value_count, data"
                        + " FROM dictionary_block ORDER BY dictionary, first_code")) {
            while (result.next()) {
                loadBlock(column(result.getString(1)), result.getInt(2), result.getInt(3), result.getBytes(4), table);
            }
        }
        for (StoredColumn column : StoredColumn.values()) {
            written.put(column, table.dictionary(column).size());
        }
    }

    /** The values of one dictionary, without the first, which is empty. */
    static List<String> values(Connection connection, StoredColumn column) throws SQLException, DamagedBlockException {
        List<String> values = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT value_count, data FROM dictionary_block WHERE dictionary = ? ORDER BY first_code")) {
            select.setString(1, column.name());
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    BlockBytes.Reader in = new BlockBytes.Reader(result.getBytes(2));
                    for (int i = result.getInt(1); i > 0; i--) {
                        values.add(in.text());
                    }
                }
            }
        }
        return values;
    }

    private static StoredColumn column(String name) throws DamagedBlockException {
        try {
            return StoredColumn.valueOf(name);
        } catch (IllegalArgumentException unknown) {
            throw new DamagedBlockException("there is a dictionary of no column");
        }
    }

    private static void loadBlock(StoredColumn column, int firstCode, int count, byte[] data, EventTable table)
            throws DamagedBlockException {
        Dictionary dictionary = table.dictionary(column);
        BlockBytes.Reader in = new BlockBytes.Reader(data);
        for (int i = 0; i < count; i++) {
            if (dictionary.code(in.text()) != firstCode + i) {
                throw new DamagedBlockException("a dictionary is out of order");
            }
        }
    }

    /** Writes what the dictionaries gained; part of the caller's transaction. */
    void save(Connection connection, EventTable table) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO dictionary_block VALUES (?, ?, ?, ?)")) {
            for (StoredColumn column : StoredColumn.values()) {
                Dictionary dictionary = table.dictionary(column);
                int first = written.getOrDefault(column, 1);
                while (first < dictionary.size()) {
                    int end = Math.min(first + BLOCK, dictionary.size());
                    insert.setString(1, column.name());
                    insert.setInt(2, first);
                    insert.setInt(3, end - first);
                    Database.setBytes(insert, 4, pack(dictionary, first, end));
                    insert.executeUpdate();
                    first = end;
                }
            }
        }
    }

    /** What {@link #save} wrote is now safe. */
    void saved(EventTable table) {
        for (StoredColumn column : StoredColumn.values()) {
            written.put(column, table.dictionary(column).size());
        }
    }

    private static byte[] pack(Dictionary dictionary, int first, int end) {
        BlockBytes out = new BlockBytes(4096);
        for (int code = first; code < end; code++) {
            out.text(dictionary.value(code));
        }
        return out.packed();
    }
}
