package org.nightjar.parse;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Names of fields by their ASCII bytes. Does not change; may be used from several threads. */
final class NameTable {

    private final byte[][] bytes;
    private final @Nullable String[] names;

    NameTable(Collection<String> all) {
        int places = Integer.highestOneBit(Math.max(1, all.size())) * 8;
        bytes = new byte[places][];
        names = new String[places];
        for (String name : all) {
            byte[] written = name.getBytes(StandardCharsets.US_ASCII);
            int place = place(written, 0, written.length);
            while (names[place] != null && !name.equals(names[place])) {
                place = place + 1 & places - 1;
            }
            bytes[place] = written;
            names[place] = name;
        }
    }

    /** The name that is written there, or null if it is none of these. */
    @Nullable
    String find(byte[] buffer, int from, int to) {
        int place = place(buffer, from, to);
        while (names[place] != null) {
            if (Slices.isSame(bytes[place], buffer, from, to)) {
                return names[place];
            }
            place = place + 1 & names.length - 1;
        }
        return null;
    }

    private int place(byte[] buffer, int from, int to) {
        return Slices.hash(buffer, from, to) & names.length - 1;
    }
}
