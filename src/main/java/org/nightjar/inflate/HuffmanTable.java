package org.nightjar.inflate;

import java.util.Arrays;

/**
 * Looks up a symbol of a prefix code by the next bits. Codes longer than the table's index lead to tables behind it. An entry has
 *
 * <pre>
 * bit 31      a literal
 * bits 16-30  the literal, the least length or distance, the symbol, or where the further table begins
 * bit 15      none of these: what follows says what it is, or it is the end of the block
 * bit 14      a further table
 * bit 13      no code
 * bits 8-11   bits of the code (of its rest in a further table)
 * bits 0-7    these and the bits that follow and are added to the least length or distance
 * </pre>
 *
 * Confined to one thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1951#section-3.2.2">RFC 1951, use of Huffman coding</a>
 */
final class HuffmanTable {

    static final int OTHER = 1 << 15;
    static final int FURTHER = OTHER | 1 << 14;
    static final int NO_CODE = OTHER | 1 << 13;
    static final int LITERAL = 1 << 31;

    private static final int MOST_BITS = 15;

    private final int indexBits;
    private final int[] entries;
    private final int[] count = new int[MOST_BITS + 1];
    private final int[] next = new int[MOST_BITS + 1];

    /**
     * @param symbols of the largest code; a whole code has two of them at least behind each entry that leads further
     */
    HuffmanTable(int indexBits, int longestCode, int symbols) {
        this.indexBits = indexBits;
        entries = new int[(1 << indexBits) + (longestCode > indexBits ? symbols / 2 << longestCode - indexBits : 0)];
    }

    /** Entries by the next bits, the first bit lowest; after each change the same array. */
    int[] entries() {
        return entries;
    }

    int indexBits() {
        return indexBits;
    }

    /** Bits of the code of an entry. */
    static int codeBits(int entry) {
        return entry >>> 8 & 15;
    }

    /** Bits that follow the code of an entry and belong to it. */
    static int extraBits(int entry) {
        return (entry & 0xff) - codeBits(entry);
    }

    /** What an entry stands for; of a literal, its byte in the lowest bits. */
    static int value(int entry) {
        return entry >>> 16 & 0x7fff;
    }

    /**
     * Becomes the code with these lengths.
     *
     * @param lengths of the code of each symbol in bits, 0 if it has none
     * @param symbols what an entry of each symbol says, save its code
     * @param single whether a code of one symbol, of one bit, is allowed
     * @return false if these are not the lengths of a prefix code in which every sequence of bits means something (no symbol at
     *     all is one, as nothing can be read by it)
     */
    boolean become(byte[] lengths, int from, int to, int[] symbols, boolean single) {
        Arrays.fill(count, 0);
        for (int i = from; i < to; i++) {
            count[lengths[i]]++;
        }
        if (!isWhole(to - from - count[0], single)) {
            return false;
        }
        count[0] = 0;
        int code = 0;
        for (int bits = 1; bits <= MOST_BITS; bits++) {
            code = code + count[bits - 1] << 1;
            next[bits] = code;
        }
        fill(lengths, from, to, symbols);
        return true;
    }

    private boolean isWhole(int used, boolean single) {
        int left = 1;
        for (int bits = 1; bits <= MOST_BITS; bits++) {
            left = (left << 1) - count[bits];
            if (left < 0) {
                return false;
            }
        }
        return left == 0 || used == 0 || single && used == 1 && count[1] == 1;
    }

    private void fill(byte[] lengths, int from, int to, int[] symbols) {
        int size = 1 << indexBits;
        Arrays.fill(entries, 0, size, NO_CODE | 1 << 8 | 1);
        int behind = size;
        for (int i = from; i < to; i++) {
            int bits = lengths[i];
            if (bits == 0) {
                continue;
            }
            int code = Integer.reverse(next[bits]++) >>> 32 - bits;
            if (bits <= indexBits) {
                put(symbols[i - from], code, bits, 0, size);
                continue;
            }
            int rest = MOST_BITS - indexBits;
            int index = code & size - 1;
            if ((entries[index] & FURTHER) != FURTHER) {
                entries[index] = FURTHER | behind << 16 | indexBits << 8 | indexBits;
                behind += 1 << rest;
            }
            put(symbols[i - from], code >>> indexBits, bits - indexBits, value(entries[index]), 1 << rest);
        }
    }

    /** Every index that begins with this code. */
    private void put(int symbol, int code, int bits, int base, int size) {
        int entry = symbol + bits | bits << 8;
        for (int index = code; index < size; index += 1 << bits) {
            entries[base + index] = entry;
        }
    }
}
