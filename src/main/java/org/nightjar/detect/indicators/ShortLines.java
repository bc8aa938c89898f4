package org.nightjar.detect.indicators;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of a text of which only the beginning is kept, however long they are: a file without line feeds fills no memory. */
final class ShortLines {

    /** The most characters of a line that are kept; a longer one is never an entry. */
    static final int LONGEST = 10_000;

    private final BufferedReader reader;
    private int number;
    private boolean afterReturn;

    ShortLines(InputStream in) {
        reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
    }

    /** The next line or its first {@link #LONGEST} characters and one more; null at the end. */
    @Nullable
    String next() throws IOException {
        StringBuilder line = new StringBuilder();
        int read = reader.read();
        if (afterReturn && read == '\n') {
            read = reader.read();
        }
        afterReturn = false;
        if (read < 0) {
            return null;
        }
        number++;
        for (; read >= 0 && read != '\n' && read != '\r'; read = reader.read()) {
            if (line.length() <= LONGEST) {
                line.append((char) read);
            }
        }
        afterReturn = read == '\r';
        return number == 1 && line.indexOf("\ufeff") == 0 ? line.substring(1) : line.toString();
    }

    /** The number of the line that was read last, from 1. */
    int number() {
        return number;
    }

    /** What follows the lines that were read. */
    Reader rest() throws IOException {
        if (afterReturn) {
            reader.mark(1);
            if (reader.read() != '\n') {
                reader.reset();
            }
            afterReturn = false;
        }
        return reader;
    }
}
