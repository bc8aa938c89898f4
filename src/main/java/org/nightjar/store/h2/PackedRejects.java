package org.nightjar.store.h2;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nightjar.model.Conflict;
import org.nightjar.model.RecordPosition;
import org.nightjar.model.Reject;
import org.nightjar.model.RejectContent;
import org.nightjar.store.ConflictRow;

/**
 * Rejects of which place, reason and sentence are kept and nothing else, many a block: of a file of nothing but broken
 * records they take less than the file does. One instance packs those of one item. How a block looks stands in
 * {@code formats/case.md}.
 */
final class PackedRejects {

    private static final int FULL_BYTES = 256 << 10;
    private static final int NEW_KIND = 0;

    /** What many rejects have in common. */
    private record Kind(String entry, String reason, String message) {}

    /** A block without what is in it. */
    record Block(long id, long afterReject) {}

    private final BlockBytes bytes = new BlockBytes(256);
    private final Map<Kind, Integer> kinds = new HashMap<>();
    private int rejects;
    private int conflicts;
    private long lastIndex;
    private long lastOffset;

    /** @param eventId of the event that it contradicts; only of conflicts */
    void add(RecordPosition position, String reason, String message, long wholeBytes, String eventId) {
        Kind kind = new Kind(position.entry(), reason, message);
        Integer known = kinds.putIfAbsent(kind, kinds.size() + 1);
        if (known == null) {
            bytes.varint(NEW_KIND);
            bytes.text(kind.entry);
            bytes.text(reason);
            bytes.text(message);
        } else {
            bytes.varint(known);
        }
        bytes.signed(position.recordIndex() - lastIndex);
        bytes.signed(position.byteOffset() - lastOffset);
        bytes.signed(wholeBytes);
        lastIndex = position.recordIndex();
        lastOffset = position.byteOffset();
        rejects++;
        if (reason.equals(Conflict.REASON)) {
            bytes.text(eventId);
            conflicts++;
        }
    }

    boolean isFull() {
        return bytes.length() >= FULL_BYTES;
    }

    /** Writes what there is, if anything, and begins anew. */
    void save(Connection connection, int evidenceId) throws SQLException {
        if (rejects == 0) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO reject_block (evidence_id, after_reject, reject_count, conflict_count, data)"
                        + " VALUES (?, (SELECT COALESCE(MAX(id), 0) FROM reject), ?, ?, ?)")) {
            insert.setInt(1, evidenceId);
            insert.setInt(2, rejects);
            insert.setInt(3, conflicts);
            insert.setBytes(4, bytes.packed());
            insert.executeUpdate();
        }
        bytes.clear();
        kinds.clear();
        rejects = 0;
        conflicts = 0;
        lastIndex = 0;
        lastOffset = 0;
    }

    /** All blocks in the order of evidence. */
    static List<Block> blocks(Connection connection) throws SQLException {
        List<Block> blocks = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT id, after_reject FROM reject_block ORDER BY after_reject, id")) {
            while (row.next()) {
                blocks.add(new Block(row.getLong(1), row.getLong(2)));
            }
        }
        return blocks;
    }

    /** What one block holds. */
    static List<RejectRows.Numbered> read(Connection connection, long id) throws SQLException, DamagedBlockException {
        List<RejectRows.Numbered> all = new ArrayList<>();
        read(connection, id, (reject, wholeBytes, eventId) -> {
            RejectContent content = new RejectContent(new byte[0], wholeBytes);
            all.add(new RejectRows.Numbered(0, reject, content));
        });
        return all;
    }

    /** Conflicts in blocks, at most so many. */
    static List<ConflictRow> conflicts(Connection connection, int limit) throws SQLException, DamagedBlockException {
        List<ConflictRow> found = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT id FROM reject_block WHERE conflict_count > 0 ORDER BY id")) {
            while (row.next()) {
                ids.add(row.getLong(1));
            }
        }
        for (long id : ids) {
            read(connection, id, (reject, wholeBytes, eventId) -> {
                if (found.size() < limit && reject.reason().equals(Conflict.REASON)) {
                    found.add(new ConflictRow(eventId, reject));
                }
            });
        }
        return found;
    }

    private interface Taker {
        void take(Reject reject, long wholeBytes, String eventId);
    }

    private static void read(Connection connection, long id, Taker taker) throws SQLException, DamagedBlockException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT evidence_id, reject_count, data FROM reject_block WHERE id = ?")) {
            select.setLong(1, id);
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    unpack(row.getInt(1), row.getInt(2), new BlockBytes.Reader(row.getBytes(3)), taker);
                }
            }
        }
    }

    private static void unpack(int evidenceId, int count, BlockBytes.Reader from, Taker taker)
            throws DamagedBlockException {
        List<Kind> kinds = new ArrayList<>();
        long index = 0;
        long offset = 0;
        for (int i = 0; i < count; i++) {
            int code = from.varint();
            if (code == NEW_KIND) {
                kinds.add(new Kind(from.text(), from.text(), from.text()));
                code = kinds.size();
            }
            if (code < 1 || code > kinds.size()) {
                throw new DamagedBlockException("a block of rejects names a kind that it does not have");
            }
            Kind kind = kinds.get(code - 1);
            index += from.signed();
            offset += from.signed();
            long wholeBytes = from.signed();
            String eventId = kind.reason.equals(Conflict.REASON) ? from.text() : "";
            RecordPosition position = new RecordPosition(kind.entry, index, offset);
            taker.take(new Reject(evidenceId, position, kind.reason, kind.message, ""), wholeBytes, eventId);
        }
        if (!from.isAtEnd()) {
            throw new DamagedBlockException("a block of rejects holds more than it says");
        }
    }
}
