package org.nightjar.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Walks a tar (ustar, GNU and pax long names) as it streams by. Confined to one thread.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html">pax</a>
 */
final class TarMembers {

    private static final int BLOCK = 512;
    private static final int MAX_LONG_NAME = 64 * 1024;

    private final InputStream in;
    private final byte[] header = new byte[BLOCK];
    private long left;
    private long padding;

    TarMembers(InputStream in) {
        this.in = in;
    }

    /** The next member that is no name of another, or null at the end; skips what was not read of the last one. */
    @Nullable
    TarMember next() throws IOException {
        String longName = "";
        long paxSize = -1;
        while (true) {
            skip(left + padding);
            left = 0;
            padding = 0;
            if (!readHeader()) {
                return null;
            }
            char type = (char) (header[156] & 0xff);
            long size = paxSize >= 0 ? paxSize : number(124, 12);
            left = size;
            padding = (BLOCK - size % BLOCK) % BLOCK;
            if (type == 'L') {
                longName = text(content(), 0, MAX_LONG_NAME);
            } else if (type == 'x') {
                String pax = new String(content(), StandardCharsets.UTF_8);
                String path = paxValue(pax, "path");
                longName = path.isEmpty() ? longName : path;
                String number = paxValue(pax, "size");
                paxSize = number.matches("\\d{1,18}") ? Long.parseLong(number) : -1;
            } else if (type != 'g' && type != 'K') {
                return new TarMember(longName.isEmpty() ? shortName() : longName, type, size);
            }
        }
    }

    /** The content of the member that {@link #next} gave last. */
    InputStream member() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                if (left == 0) {
                    return -1;
                }
                int count = in.read(buffer, offset, (int) Math.min(length, left));
                if (count < 0) {
                    throw truncated();
                }
                left -= count;
                return count;
            }
        };
    }

    private boolean readHeader() throws IOException {
        int got = in.readNBytes(header, 0, BLOCK);
        if (got == 0 || isZero()) {
            return false;
        }
        if (got < BLOCK) {
            throw truncated();
        }
        long sum = 0;
        for (int i = 0; i < BLOCK; i++) {
            sum += i >= 148 && i < 156 ? ' ' : header[i] & 0xff;
        }
        if (sum != number(148, 8) || number(124, 12) < 0) {
            throw new BrokenEntryException("damaged", "The tar is damaged here; members behind it were not read.");
        }
        return true;
    }

    private boolean isZero() {
        for (byte b : header) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    private byte[] content() throws IOException {
        if (left > MAX_LONG_NAME) {
            throw new BrokenEntryException("damaged", "The tar holds a name that is too long; the rest was not read.");
        }
        byte[] content = in.readNBytes((int) left);
        left = 0;
        return content;
    }

    private void skip(long count) throws IOException {
        byte[] waste = new byte[(int) Math.min(count, 64 * 1024)];
        long rest = count;
        while (rest > 0) {
            int got = in.read(waste, 0, (int) Math.min(waste.length, rest));
            if (got < 0) {
                throw truncated();
            }
            rest -= got;
        }
    }

    private String shortName() {
        String prefix = header[345] == 0 || header[263] == ' ' ? "" : text(header, 345, 155) + "/";
        return prefix + text(header, 0, 100);
    }

    private static String text(byte[] bytes, int at, int max) {
        int end = at;
        while (end < bytes.length && end < at + max && bytes[end] != 0) {
            end++;
        }
        return ZipFields.name(bytes, at, end - at);
    }

    /** An octal number, or a binary one where the first bit is set; -1 if it is neither. */
    private long number(int at, int length) {
        if ((header[at] & 0x80) != 0) {
            long value = header[at] & 0x7f;
            for (int i = at + 1; i < at + length; i++) {
                value = value << 8 | header[i] & 0xff;
            }
            return value;
        }
        String digits = text(header, at, length).trim();
        return digits.matches("[0-7]{1,20}") ? Long.parseLong(digits, 8) : digits.isEmpty() ? 0 : -1;
    }

    /** Each pax line is "length name=value". */
    private static String paxValue(String pax, String name) {
        for (String line : pax.split("\n", -1)) {
            int space = line.indexOf(' ');
            if (space > 0 && line.startsWith(name + "=", space + 1)) {
                return line.substring(space + name.length() + 2);
            }
        }
        return "";
    }

    private static BrokenEntryException truncated() {
        return new BrokenEntryException("truncated", "The tar breaks off here; what came before was read.");
    }
}
