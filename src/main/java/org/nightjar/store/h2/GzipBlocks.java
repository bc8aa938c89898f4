package org.nightjar.store.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries kept as the gzip data that they came in, in parts of 512 KiB, with the place of each stored record in the
 * inflated data. Compressing the records anew would cost more than all the rest of an import.
 */
final class GzipBlocks {

    private static final int PART_BYTES = 512 << 10;
    private static final byte[] NO_BYTES = new byte[0];

    private final byte[] gzip;
    private final long firstRow;
    private final BlockBytes places = new BlockBytes(4096);
    private @Nullable GzipContent content;
    private long end;
    private int rows;

    /** Of an entry whose first stored record becomes that row. */
    GzipBlocks(byte[] gzip, long firstRow) {
        this.gzip = gzip;
        this.firstRow = firstRow;
    }

    /** The next stored record; records come in the order in which they stand. */
    void add(long byteOffset, int length) {
        places.number(byteOffset - end, 8);
        places.varint(length);
        end = byteOffset + length;
        rows++;
    }

    /**
     * The first bytes of a record of the entry; records are asked for in the order in which they stand. Empty if it lies
     * further behind than content is ever inflated, or the data inflate to something else here.
     */
    byte[] record(long byteOffset, int length) {
        if (byteOffset + length > GzipContent.MOST_BYTES) {
            return new byte[0];
        }
        if (content == null) {
            content = new GzipContent(gzip);
        }
        int from = (int) byteOffset;
        try {
            return Arrays.copyOfRange(content.upTo(from + length), from, from + length);
        } catch (DamagedBlockException unlike) {
            return new byte[0];
        }
    }

    void save(Connection connection, int evidenceId) throws SQLException {
        if (rows == 0) {
            return;
        }
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO gzip_block VALUES (?, ?, ?, ?, ?, ?)")) {
            int part = 0;
            for (int at = 0; at < gzip.length; at += PART_BYTES) {
                insert.setLong(1, firstRow);
                insert.setInt(2, part);
                insert.setInt(3, rows);
                insert.setInt(4, evidenceId);
                Database.setBytes(insert, 5, part == 0 ? places.stored() : NO_BYTES);
                Database.setBytes(insert, 6, part(at));
                insert.executeUpdate();
                part++;
            }
        }
    }

    private byte[] part(int at) {
        return gzip.length <= PART_BYTES ? gzip : Arrays.copyOfRange(gzip, at, Math.min(gzip.length, at + PART_BYTES));
    }

    /** The records of the entry that holds a row, or null if it was not kept in this way. */
    static @Nullable RecordBlock find(Connection connection, long row) throws SQLException, DamagedBlockException {
        try (PreparedStatement select = holding(connection, row);
                ResultSet result = select.executeQuery()) {
            return isThere(result, row)
                    ? unpack(connection, result.getLong(1), result.getInt(2), result.getBytes(3))
                    : null;
        }
    }

    /**
     * The same, inflated as far as its records are asked for.
     *
     * @param room to inflate into, if it is enough
     */
    static @Nullable GzipEntry open(Connection connection, long row, byte[] room)
            throws SQLException, DamagedBlockException {
        try (PreparedStatement select = holding(connection, row);
                ResultSet result = select.executeQuery()) {
            return isThere(result, row)
                    ? new GzipEntry(
                            placed(result.getLong(1), result.getInt(2), result.getBytes(3)),
                            gzip(connection, result.getLong(1)),
                            room)
                    : null;
        }
    }

    private static PreparedStatement holding(Connection connection, long row) throws SQLException {
        PreparedStatement select = connection.prepareStatement("SELECT first_row, row_count, places"
                + " FROM gzip_block WHERE first_row <= ? AND part = 0 ORDER BY first_row DESC LIMIT 1");
        select.setLong(1, row);
        return select;
    }

    private static boolean isThere(ResultSet result, long row) throws SQLException {
        return result.next() && row < result.getLong(1) + result.getInt(2);
    }

    static RecordBlock unpack(Connection connection, long firstRow, int rows, byte[] places)
            throws SQLException, DamagedBlockException {
        return unpack(firstRow, rows, places, gzip(connection, firstRow));
    }

    static RecordBlock unpack(long firstRow, int rows, byte[] places, byte[] gzip) throws DamagedBlockException {
        RecordBlock placed = placed(firstRow, rows, places);
        return placed.in(GzipContent.inflate(gzip, placed.end()));
    }

    /** Where the records stand, without what stands there. */
    private static RecordBlock placed(long firstRow, int rows, byte[] places) throws DamagedBlockException {
        BlockBytes.Reader in = new BlockBytes.Reader(places);
        int[] offsets = new int[rows];
        int[] lengths = new int[rows];
        long end = 0;
        for (int i = 0; i < rows; i++) {
            long offset = end + in.number(8);
            lengths[i] = in.varint();
            end = offset + lengths[i];
            if (offset < 0 || end > GzipContent.MOST_BYTES) {
                throw new DamagedBlockException("a record lies outside its entry");
            }
            offsets[i] = (int) offset;
        }
        return new RecordBlock(firstRow, NO_BYTES, offsets, lengths);
    }

    private static byte[] gzip(Connection connection, long firstRow) throws SQLException, DamagedBlockException {
        List<byte[]> parts = new ArrayList<>();
        int length = 0;
        try (PreparedStatement select =
                connection.prepareStatement("SELECT part, data FROM gzip_block WHERE first_row = ? ORDER BY part")) {
            select.setLong(1, firstRow);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    if (row.getInt(1) != parts.size()) {
                        throw new DamagedBlockException("a part of an entry's gzip data is missing");
                    }
                    parts.add(row.getBytes(2));
                    length += parts.get(parts.size() - 1).length;
                }
            }
        }
        byte[] whole = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }
}
