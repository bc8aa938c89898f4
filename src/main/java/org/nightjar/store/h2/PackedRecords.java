package org.nightjar.store.h2;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Original records that lie together, as they are kept: fetched on one thread, unpacked on another.
 *
 * @param firstRow store row of the first
 * @param rows how many
 * @param places of each in the inflated gzip data; null for a block of records
 * @param data the gzip data or the block
 */
record PackedRecords(long firstRow, int rows, byte @Nullable [] places, byte[] data) {

    long endRow() {
        return firstRow + rows;
    }

    RecordBlock unpack() throws DamagedBlockException {
        return unpack(rows);
    }

    /** At least the first records: of a long entry the rest need not be inflated. */
    RecordBlock unpack(int first) throws DamagedBlockException {
        return places == null
                ? RawBlocks.unpack(firstRow, rows, data)
                : GzipBlocks.unpack(firstRow, first, places, data);
    }

    /** The one that holds a row, and those behind it that begin before {@code endRow}, in order of rows. */
    static List<PackedRecords> read(Connection connection, long row, long endRow)
            throws SQLException, DamagedBlockException {
        long gzipRow = first(connection, "gzip_block", row);
        long rawRow = first(connection, "raw_block", row);
        long from = Math.max(gzipRow, rawRow);
        if (from < 0) {
            throw new DamagedBlockException("there is no original record of row " + row);
        }
        List<PackedRecords> found = gzip(connection, from, Math.max(from + 1, endRow));
        raw(connection, from, Math.max(from + 1, endRow), found);
        found.sort(Comparator.comparingLong(PackedRecords::firstRow));
        long next = from;
        for (PackedRecords one : found) {
            if (one.firstRow() != next || one.rows() <= 0) {
                throw new DamagedBlockException("original records are missing before row " + one.firstRow());
            }
            next = one.endRow();
        }
        if (next <= row) {
            throw new DamagedBlockException("there is no original record of row " + row);
        }
        return found;
    }

    private static long first(Connection connection, String table, long row) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT first_row FROM " + table + " WHERE first_row <= ? ORDER BY first_row DESC LIMIT 1")) {
            select.setLong(1, row);
            try (ResultSet result = select.executeQuery()) {
                return result.next() ? result.getLong(1) : -1;
            }
        }
    }

    private static List<PackedRecords> gzip(Connection connection, long from, long to)
            throws SQLException, DamagedBlockException {
        List<PackedRecords> found = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT first_row, part, row_count, places, data FROM gzip_block"
                        + " WHERE first_row >= ? AND first_row < ? ORDER BY first_row, part")) {
            select.setLong(1, from);
            select.setLong(2, to);
            try (ResultSet result = select.executeQuery()) {
                int parts = 0;
                while (result.next()) {
                    PackedRecords part = new PackedRecords(
                            result.getLong(1), result.getInt(3), result.getBytes(4), result.getBytes(5));
                    PackedRecords last = found.isEmpty() ? null : found.get(found.size() - 1);
                    boolean goesOn = last != null && last.firstRow() == part.firstRow();
                    parts = goesOn ? parts + 1 : 0;
                    if (result.getInt(2) != parts) {
                        throw new DamagedBlockException("a part of an entry's gzip data is missing");
                    }
                    if (last != null && goesOn) {
                        found.set(found.size() - 1, last.and(part.data()));
                    } else {
                        found.add(part);
                    }
                }
            }
        }
        return found;
    }

    private PackedRecords and(byte[] more) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream(data.length + more.length);
        whole.writeBytes(data);
        whole.writeBytes(more);
        return new PackedRecords(firstRow, rows, places, whole.toByteArray());
    }

    private static void raw(Connection connection, long from, long to, List<PackedRecords> found) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT first_row, row_count, data FROM raw_block WHERE first_row >= ? AND first_row < ?")) {
            select.setLong(1, from);
            select.setLong(2, to);
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    found.add(new PackedRecords(result.getLong(1), result.getInt(2), null, result.getBytes(3)));
                }
            }
        }
    }
}
