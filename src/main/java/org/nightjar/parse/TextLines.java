package org.nightjar.parse;

import java.io.IOException;

/** What the lines of an entry tell: where records may start or end on them. */
final class TextLines {

    private static final int MOST_HEADER_BYTES = 512;
    private static final int MOST_COMMENT_BYTES = 64 << 10;

    private TextLines() {}

    /** Lines that start so belong to the document above them. */
    static boolean isContinuation(int first) {
        return first == ' ' || first == '\t' || first == '"' || first == '}' || first == ']' || first == ',';
    }

    /** Whether a line below the first of what is held starts like a record of its own. */
    static boolean isOneBelow(ByteWindow window) {
        if (window.mark < 0) {
            return false;
        }
        for (int i = window.mark; i + 1 < window.limit; i++) {
            if (window.bytes[i] == '\n' && window.bytes[i + 1] == '{') {
                return true;
            }
        }
        return false;
    }

    /** Where the line ends that a place of what is held stands in. */
    static int end(ByteWindow window, int from) {
        int i = from;
        while (i < window.limit && window.bytes[i] != '\n') {
            i++;
        }
        return i;
    }

    /**
     * What stands before an object on its line, as the time stamp in exports of CloudWatch Logs and the header that syslog
     * puts there (RFC 5424); its length, or 0.
     */
    static int headerBytes(ByteWindow window) throws IOException {
        int held = window.ahead(MOST_HEADER_BYTES);
        byte[] bytes = window.bytes;
        int start = window.position;
        int end = start + held;
        int at = start;
        while (at < end && bytes[at] != '{' && (bytes[at] < 0 || bytes[at] >= ' ' || bytes[at] == '\t')) {
            at++;
        }
        int name = at + 1;
        while (name < end && bytes[name] == ' ') {
            name++;
        }
        return name < end && bytes[at] == '{' && bytes[name] == '"' ? at - start : 0;
    }

    /** The length of the comment at the position, as programs are commented; 0 if there is none, or its end is far. */
    static int commentBytes(ByteWindow window) throws IOException {
        int held = window.ahead(MOST_COMMENT_BYTES);
        byte[] bytes = window.bytes;
        int start = window.position;
        int end = start + held;
        if (held < 2 || bytes[start] != '/') {
            return 0;
        }
        if (bytes[start + 1] == '/') {
            int line = end(window, start);
            return line < end || held < MOST_COMMENT_BYTES ? Math.min(line, end) - start : 0;
        }
        for (int i = start + 3; i < end && bytes[start + 1] == '*'; i++) {
            if (bytes[i] == '/' && bytes[i - 1] == '*') {
                return i + 1 - start;
            }
        }
        return 0;
    }
}
