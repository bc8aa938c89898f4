package org.nightjar.store.h2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.nightjar.support.TestEvents.anEvent;

import org.junit.jupiter.api.Test;
import org.nightjar.store.EventTable;
import org.nightjar.store.StoredColumn;

class EventBlockCodecTest {

    @Test
    void blockOfACaseFromBeforeSharedEventsIsReadAsHavingNone() throws DamagedBlockException {
        EventTable table = new EventTable();
        table.append(anEvent().by("alice").shared("shared-1").build(), 1);
        byte[] now = EventBlockCodec.pack(table);

        // the same row again, over what was in its place before
        table.clearRows();
        EventBlockCodec.unpack(now, 1, 1, table);
        assertEquals("shared-1", table.text(0, StoredColumn.SHARED_EVENT));
        table.clearRows();
        EventBlockCodec.unpack(cut(now, 2), 1, 1, table);
        assertEquals("", table.text(0, StoredColumn.SHARED_EVENT));
        assertEquals("GetObject", table.text(0, StoredColumn.ACTION));
    }

    @Test
    void blockThatEndsInsideAColumnIsDamaged() {
        EventTable table = new EventTable();
        table.append(anEvent().by("alice").shared("shared-1").build(), 1);
        byte[] now = EventBlockCodec.pack(table);
        for (int cut : new int[] {1, 3, 5}) {
            table.clearRows();
            assertThrows(DamagedBlockException.class, () -> EventBlockCodec.unpack(cut(now, cut), 1, 1, table));
        }
    }

    /** Without its last bytes: the column of shared events is one byte of width and one of code. */
    private static byte[] cut(byte[] block, int bytes) throws DamagedBlockException {
        byte[] content = Deflate.unpack(block);
        return Deflate.store(content, content.length - bytes);
    }
}
