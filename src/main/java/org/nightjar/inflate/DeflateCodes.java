package org.nightjar.inflate;

import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;

/**
 * The codes of a block: those that the format fixes, or those that the block itself brings. Confined to one thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1951#section-3.2.5">RFC 1951, sections 3.2.5 to 3.2.7</a>
 */
final class DeflateCodes {

    /** Symbols of the fixed code of literals and lengths; the last two mean nothing. */
    static final int LITERALS = 288;

    static final int DISTANCES = 32;

    private static final int USED_LITERALS = 286;
    private static final int USED_DISTANCES = 30;
    private static final int END_OF_BLOCK = 256;
    private static final int MOST_LENGTH = 258;
    private static final byte[] ORDER = {16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15};
    private static final int[] LITERAL_SYMBOLS = literalSymbols();
    private static final int[] DISTANCE_SYMBOLS = distanceSymbols();
    private static final int[] LENGTH_SYMBOLS = new int[ORDER.length];

    static {
        Arrays.setAll(LENGTH_SYMBOLS, symbol -> symbol << 16);
    }

    /** Takes bits. */
    interface Bits {
        int take(int count) throws IOException;
    }

    /** Takes a code and gives its entry. */
    interface Entries {
        int take(HuffmanTable table) throws IOException;
    }

    private final Bits bits;
    private final Entries entries;
    private final HuffmanTable lengthCode = new HuffmanTable(7, 7, ORDER.length);
    private final byte[] lengths = new byte[LITERALS + DISTANCES];

    DeflateCodes(Bits bits, Entries entries) {
        this.bits = bits;
        this.entries = entries;
    }

    private static int[] literalSymbols() {
        int[] symbols = new int[LITERALS];
        for (int literal = 0; literal < END_OF_BLOCK; literal++) {
            symbols[literal] = HuffmanTable.LITERAL | literal << 16;
        }
        symbols[END_OF_BLOCK] = HuffmanTable.OTHER;
        int length = 3;
        for (int code = 0; code < 28; code++) {
            int extra = code < 8 ? 0 : code / 4 - 1;
            symbols[END_OF_BLOCK + 1 + code] = length << 16 | extra;
            length += 1 << extra;
        }
        symbols[USED_LITERALS - 1] = MOST_LENGTH << 16;
        Arrays.fill(symbols, USED_LITERALS, LITERALS, HuffmanTable.NO_CODE);
        return symbols;
    }

    private static int[] distanceSymbols() {
        int[] symbols = new int[DISTANCES];
        int distance = 1;
        for (int code = 0; code < USED_DISTANCES; code++) {
            int extra = code < 4 ? 0 : code / 2 - 1;
            symbols[code] = distance << 16 | extra;
            distance += 1 << extra;
        }
        Arrays.fill(symbols, USED_DISTANCES, DISTANCES, HuffmanTable.NO_CODE);
        return symbols;
    }

    /** The codes that every decoder knows. */
    void fixed(HuffmanTable literals, HuffmanTable distances) {
        Arrays.fill(lengths, 0, 144, (byte) 8);
        Arrays.fill(lengths, 144, 256, (byte) 9);
        Arrays.fill(lengths, 256, 280, (byte) 7);
        Arrays.fill(lengths, 280, LITERALS, (byte) 8);
        Arrays.fill(lengths, LITERALS, LITERALS + DISTANCES, (byte) 5);
        literals.become(lengths, 0, LITERALS, LITERAL_SYMBOLS, false);
        distances.become(lengths, LITERALS, LITERALS + DISTANCES, DISTANCE_SYMBOLS, false);
    }

    /** Reads the codes of a block. */
    void read(HuffmanTable literals, HuffmanTable distances) throws IOException, DataFormatException {
        int literalCount = bits.take(5) + 257;
        int distanceCount = bits.take(5) + 1;
        int lengthCount = bits.take(4) + 4;
        if (literalCount > USED_LITERALS || distanceCount > USED_DISTANCES) {
            throw new DataFormatException("a block has too many codes");
        }
        readLengthCode(lengthCount);
        readLengths(literalCount + distanceCount);
        if (lengths[END_OF_BLOCK] == 0) {
            throw new DataFormatException("a block has no code for its end");
        }
        if (!literals.become(lengths, 0, literalCount, LITERAL_SYMBOLS, true)
                || !distances.become(lengths, literalCount, literalCount + distanceCount, DISTANCE_SYMBOLS, true)) {
            throw noCode();
        }
    }

    private void readLengthCode(int count) throws IOException, DataFormatException {
        Arrays.fill(lengths, 0, ORDER.length, (byte) 0);
        for (int i = 0; i < count; i++) {
            lengths[ORDER[i]] = (byte) bits.take(3);
        }
        if (!lengthCode.become(lengths, 0, ORDER.length, LENGTH_SYMBOLS, false)) {
            throw noCode();
        }
    }

    /** A code without any symbol gives lengths of 0, as in zlib; such a block has no end and is refused for that. */
    private void readLengths(int count) throws IOException, DataFormatException {
        int at = 0;
        while (at < count) {
            int symbol = HuffmanTable.value(entries.take(lengthCode));
            if (symbol < 16) {
                lengths[at++] = (byte) symbol;
                continue;
            }
            if (symbol == 16 && at == 0) {
                throw new DataFormatException("a block repeats a length before the first");
            }
            byte length = symbol == 16 ? lengths[at - 1] : 0;
            int times = switch (symbol) {
                case 16 -> 3 + bits.take(2);
                case 17 -> 3 + bits.take(3);
                default -> 11 + bits.take(7);
            };
            if (times > count - at) {
                throw new DataFormatException("a block has more lengths than codes");
            }
            Arrays.fill(lengths, at, at + times, length);
            at += times;
        }
    }

    private static DataFormatException noCode() {
        return new DataFormatException("the lengths of a block are not those of a code");
    }
}
