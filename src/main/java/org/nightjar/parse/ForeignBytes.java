package org.nightjar.parse;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/** Says in a few words what an entry that is no JSON seems to be. */
final class ForeignBytes {

    private static final Map<String, String> MAGIC = Map.ofEntries(
            Map.entry("%PDF", "is a PDF document"),
            Map.entry("PAR1", "is a Parquet file"),
            Map.entry("SQLite format 3", "is an SQLite database"),
            Map.entry("Obj\1", "is an Avro file"),
            Map.entry("ORC", "is an ORC file"),
            Map.entry("ElfFile\0", "is a Windows event log"),
            Map.entry("\324\303\262\241", "is a recording of network traffic"),
            Map.entry("\377\376\0\0", "is text in UTF-32; convert it to UTF-8"),
            Map.entry("\211PNG", "is a picture"),
            Map.entry("\377\330\377", "is a picture"),
            Map.entry("\177ELF", "is a program"),
            Map.entry("MZ", "is a program"),
            Map.entry("<?xml", "is XML"),
            Map.entry("<", "is markup"));

    private static final Pattern PYTHON = Pattern.compile("[\\[(\\s]*\\{\\s*u?'[^'\\n]{1,99}'\\s*:");

    private ForeignBytes() {}

    /** A phrase to follow the entry's name. */
    static String describe(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        for (Map.Entry<String, String> magic : MAGIC.entrySet()) {
            if (text.startsWith(magic.getKey()) && !(magic.getKey().equals("<") && text.startsWith("<?xml"))) {
                return magic.getValue();
            }
        }
        if (isBinary(head)) {
            return "is binary data";
        }
        String known = ForeignText.name(text);
        if (known != null) {
            return "holds " + known;
        }
        if (PYTHON.matcher(text).lookingAt()) {
            return "is data as Python prints it (in single quotes; json.dumps writes JSON)";
        }
        if (text.strip().startsWith("{")) {
            return "is broken JSON";
        }
        String firstLine = text.lines().findFirst().orElse("");
        return TableCells.isRow(firstLine) ? "is a table of values (CSV)" : "is plain text";
    }

    /** Byte order marks of UTF-16, of either order. */
    static boolean isUtf16(byte[] head) {
        return head.length >= 2
                && (head[0] == (byte) 0xff && head[1] == (byte) 0xfe
                        || head[0] == (byte) 0xfe && head[1] == (byte) 0xff);
    }

    /** Zero bytes stand in no text; JSON with a few of them is damaged JSON. */
    static boolean isBinary(byte[] head) {
        if (head.length > 0 && (head[0] == '{' || head[0] == '[')) {
            return false;
        }
        for (byte b : head) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }
}
