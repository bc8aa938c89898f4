package org.nightjar.store.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The hashes of what records say, block by block beside the events; cases of the first version have none. */
final class ContentHashRows {

    private ContentHashRows() {}

    static void save(Connection connection, long firstRow, int evidenceId, long[] hashes, int rows)
            throws SQLException {
        BlockBytes block = new BlockBytes(rows * Long.BYTES);
        for (int row = 0; row < rows; row++) {
            block.number(hashes[row], Long.BYTES);
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO content_hash VALUES (?, ?, ?, ?)")) {
            insert.setLong(1, firstRow);
            insert.setInt(2, rows);
            insert.setInt(3, evidenceId);
            insert.setBytes(4, block.packed(0, block.length()));
            insert.executeUpdate();
        }
    }

    /** The hashes of all store rows; 0 where there is none. */
    static long[] load(Connection connection, int rows) throws SQLException, DamagedBlockException {
        long[] hashes = new long[rows];
        try (Statement statement = connection.createStatement();
                ResultSet block = statement.executeQuery("SELECT first_row, row_count, data FROM content_hash")) {
            while (block.next()) {
                long first = block.getLong(1);
                int count = block.getInt(2);
                if (first < 0 || count < 0 || first + count > rows) {
                    throw new DamagedBlockException("hashes belong to no events");
                }
                BlockBytes.Reader in = new BlockBytes.Reader(block.getBytes(3));
                for (int i = 0; i < count; i++) {
                    hashes[(int) first + i] = in.number(Long.BYTES);
                }
            }
        }
        return hashes;
    }
}
