package org.nightjar.inflate;

import java.io.EOFException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/**
 * Inflates raw deflate data. Every byte that comes before an end, a break or damage is handed out first, and what is refused is
 * what zlib refuses. Memory is bounded whatever the data says. Confined to one thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1951">RFC 1951</a>
 */
public final class DeflateDecoder {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** How far back a copy may reach. */
    private static final int HISTORY = 32 << 10;

    /** Inflated at once at first, and at most. */
    private static final int FIRST_AHEAD = 8 << 10;

    private static final int MOST_AHEAD = 128 << 10;

    /** Of them in one call of {@link #quickly}: called often, it is soon compiled, also where little is. */
    private static final int STRETCH = 4 << 10;

    private static final int LITERALS_A_LOAD = 4;

    /** Room behind the last byte that is wanted: literals, the longest match, and what copying by 32 bytes adds. */
    private static final int SLACK = LITERALS_A_LOAD + 258 + 32;

    /** Input that one step of {@link #quickly} may load. */
    private static final int STEP_BYTES = 16;

    private static final int LITERAL_INDEX_BITS = 11;
    private static final int LITERAL_INDEX = (1 << LITERAL_INDEX_BITS) - 1;
    private static final int FURTHER_LITERAL = (1 << 15 - LITERAL_INDEX_BITS) - 1;
    private static final int DISTANCE_INDEX_BITS = 8;
    private static final int DISTANCE_INDEX = (1 << DISTANCE_INDEX_BITS) - 1;
    private static final int FURTHER_DISTANCE = (1 << 15 - DISTANCE_INDEX_BITS) - 1;

    private final CompressedInput input;
    private final HuffmanTable literals = new HuffmanTable(LITERAL_INDEX_BITS, 15, DeflateCodes.LITERALS);
    private final HuffmanTable distances = new HuffmanTable(DISTANCE_INDEX_BITS, 15, DeflateCodes.DISTANCES);
    private final DeflateCodes codes = new DeflateCodes(this::take, this::entry);

    private long bits;
    private int bitCount;

    private byte[] window = new byte[FIRST_AHEAD + SLACK];
    private int aheadBytes = FIRST_AHEAD;
    private int given;
    private int filled;

    private boolean ended;
    private boolean inBlock;
    private boolean lastBlock;
    private int stored;
    private @Nullable DataFormatException damaged;
    private @Nullable IOException failed;

    public DeflateDecoder(CompressedInput input) {
        this.input = input;
    }

    /** Begins anew with the next run of deflate data; what was inflated before is forgotten. */
    public void restart() {
        bits = 0;
        bitCount = 0;
        given = 0;
        filled = 0;
        ended = false;
        inBlock = false;
        lastBlock = false;
        stored = 0;
        damaged = null;
        failed = null;
    }

    /**
     * Inflates some bytes.
     *
     * @return how many, one at least; -1 when the run has ended: then the input goes on behind it
     * @throws DataFormatException if what follows is not deflate data
     * @throws EOFException if the input ends before the run does
     * @throws IOException if the input cannot be read
     */
    public int read(byte[] into, int offset, int length) throws IOException, DataFormatException {
        if (given == filled && !ended) {
            inflate();
        }
        int count = Math.min(length, filled - given);
        System.arraycopy(window, given, into, offset, count);
        given += count;
        if (count > 0) {
            return count;
        }
        if (damaged != null) {
            throw damaged;
        }
        if (failed != null) {
            throw failed;
        }
        return -1;
    }

    private void inflate() {
        makeRoom(aheadBytes + SLACK);
        int until = filled + aheadBytes;
        aheadBytes = Math.min(MOST_AHEAD, 4 * aheadBytes);
        try {
            while (filled < until && !ended) {
                if (stored > 0) {
                    copyStored(until);
                } else if (!inBlock) {
                    nextBlock();
                } else if (input.has(STEP_BYTES)) {
                    quickly(Math.min(until, filled + STRETCH));
                } else {
                    slowly(until);
                }
            }
        } catch (DataFormatException met) {
            damaged = met;
            ended = true;
        } catch (IOException met) {
            failed = met;
            ended = true;
        }
    }

    /** Keeps what copies may reach back to. */
    private void makeRoom(int room) {
        if (window.length - filled >= room) {
            return;
        }
        int kept = Math.min(filled, HISTORY);
        byte[] from = window;
        if (window.length - kept < room) {
            window = new byte[kept + room];
        }
        System.arraycopy(from, filled - kept, window, 0, kept);
        filled = kept;
        given = kept;
    }

    private void nextBlock() throws IOException, DataFormatException {
        if (lastBlock) {
            end();
            return;
        }
        lastBlock = take(1) == 1;
        switch (take(2)) {
            case 0 -> {
                takeBack();
                stored = take(16);
                if (take(16) != (~stored & 0xffff)) {
                    throw new DataFormatException("a stored block does not confirm its length");
                }
            }
            case 1 -> {
                codes.fixed(literals, distances);
                inBlock = true;
            }
            case 2 -> {
                codes.read(literals, distances);
                inBlock = true;
            }
            default -> throw new DataFormatException("there is no such kind of block");
        }
    }

    private void end() {
        takeBack();
        ended = true;
    }

    /** Gives whole bytes back to the input, and drops the rest of the one that was begun. */
    private void takeBack() {
        input.at(input.at() - (bitCount >>> 3));
        bits = 0;
        bitCount = 0;
    }

    private void copyStored(int until) throws IOException {
        if (!input.has(1)) {
            throw new EOFException();
        }
        int count = input.move(window, filled, Math.min(stored, until - filled));
        filled += count;
        stored -= count;
    }

    /** The next bits as a number, the first bit lowest. */
    private int take(int count) throws IOException {
        while (bitCount < count) {
            pull();
        }
        int value = (int) (bits & (1L << count) - 1);
        bits >>>= count;
        bitCount -= count;
        return value;
    }

    private void pull() throws IOException {
        int next = input.next();
        if (next < 0) {
            throw new EOFException();
        }
        bits |= (long) next << bitCount;
        bitCount += 8;
    }

    /** The entry of the next code, which is taken; what follows it is not. No more of the input is taken than the code needs. */
    private int entry(HuffmanTable table) throws IOException {
        int[] entries = table.entries();
        int entry = entry(entries, 0, table.indexBits());
        return (entry & HuffmanTable.FURTHER) == HuffmanTable.FURTHER
                ? entry(entries, HuffmanTable.value(entry), 15 - table.indexBits())
                : entry;
    }

    private int entry(int[] entries, int base, int indexBits) throws IOException {
        int mask = (1 << indexBits) - 1;
        int entry = entries[base + ((int) bits & mask)];
        while (HuffmanTable.codeBits(entry) > bitCount) {
            pull();
            entry = entries[base + ((int) bits & mask)];
        }
        take(HuffmanTable.codeBits(entry));
        return entry;
    }

    /** Where the input may end at any bit. */
    private void slowly(int until) throws IOException, DataFormatException {
        while (filled < until && inBlock) {
            int entry = entry(literals);
            if (entry < 0) {
                window[filled++] = (byte) HuffmanTable.value(entry);
            } else if ((entry & HuffmanTable.OTHER) != 0) {
                endOfBlock(entry);
            } else {
                int length = HuffmanTable.value(entry) + take(HuffmanTable.extraBits(entry));
                entry = entry(distances);
                if ((entry & HuffmanTable.OTHER) != 0) {
                    throw noCode();
                }
                int from = filled - HuffmanTable.value(entry) - take(HuffmanTable.extraBits(entry));
                if (from < 0) {
                    throw tooFar();
                }
                for (int i = 0; i < length; i++) {
                    window[filled++] = window[from + i];
                }
            }
        }
    }

    private void endOfBlock(int entry) throws DataFormatException {
        if ((entry & HuffmanTable.NO_CODE) == HuffmanTable.NO_CODE) {
            throw noCode();
        }
        inBlock = false;
    }

    /**
     * While enough input waits: a load gives at least 56 bits, which are four literals and the look at what follows, or a match (48 at
     * most) and no literal before it. Bits above the count are those that the next load gives again.
     */
    private void quickly(int until) throws DataFormatException {
        byte[] in = input.bytes();
        byte[] out = window;
        int[] literal = literals.entries();
        int[] distance = distances.entries();
        long ahead = bits;
        int count = bitCount;
        int at = input.at();
        int lastAt = input.end() - STEP_BYTES;
        int to = filled;
        int end = 0;
        boolean far = false;
        while (to < until && at <= lastAt) {
            ahead |= (long) LONGS.get(in, at) << count;
            at += 63 - count >>> 3;
            count |= 56;
            int entry = literal[(int) ahead & LITERAL_INDEX];
            for (int literals = 0; entry < 0 && literals < LITERALS_A_LOAD; literals++) {
                ahead >>>= entry;
                count -= entry & 63;
                out[to++] = (byte) (entry >>> 16);
                entry = literal[(int) ahead & LITERAL_INDEX];
            }
            if (entry < 0) {
                continue;
            }
            ahead |= (long) LONGS.get(in, at) << count;
            at += 63 - count >>> 3;
            count |= 56;
            if ((entry & HuffmanTable.OTHER) != 0) {
                if ((entry & HuffmanTable.FURTHER) == HuffmanTable.FURTHER) {
                    ahead >>>= LITERAL_INDEX_BITS;
                    count -= LITERAL_INDEX_BITS;
                    entry = literal[(entry >>> 16) + ((int) ahead & FURTHER_LITERAL)];
                }
                if (entry < 0) {
                    ahead >>>= entry;
                    count -= entry & 63;
                    out[to++] = (byte) (entry >>> 16);
                    continue;
                }
                if ((entry & HuffmanTable.OTHER) != 0) {
                    ahead >>>= entry;
                    count -= entry & 63;
                    end = entry;
                    break;
                }
            }
            int length = (entry >>> 16) + (int) ((ahead & (1L << entry) - 1) >>> (entry >>> 8 & 15));
            ahead >>>= entry;
            count -= entry & 63;
            entry = distance[(int) ahead & DISTANCE_INDEX];
            if ((entry & HuffmanTable.OTHER) != 0) {
                if ((entry & HuffmanTable.FURTHER) == HuffmanTable.FURTHER) {
                    ahead >>>= DISTANCE_INDEX_BITS;
                    count -= DISTANCE_INDEX_BITS;
                    entry = distance[(entry >>> 16) + ((int) ahead & FURTHER_DISTANCE)];
                }
                if ((entry & HuffmanTable.OTHER) != 0) {
                    end = entry;
                    break;
                }
            }
            int back = (entry >>> 16) + (int) ((ahead & (1L << entry) - 1) >>> (entry >>> 8 & 15));
            ahead >>>= entry;
            count -= entry & 63;
            if (back > to) {
                far = true;
                break;
            }
            copy(out, to, back, length);
            to += length;
        }
        filled = to;
        input.at(at);
        bits = ahead & (1L << count) - 1;
        bitCount = count;
        if (far) {
            throw tooFar();
        }
        if (end != 0) {
            endOfBlock(end);
        }
    }

    /** Copies what lies so far back, which may overlap; up to 32 bytes behind it are overwritten. */
    private static void copy(byte[] out, int at, int back, int length) {
        int to = at;
        int from = to - back;
        int stop = to + length;
        if (back >= 8) {
            do {
                LONGS.set(out, to, (long) LONGS.get(out, from));
                LONGS.set(out, to + 8, (long) LONGS.get(out, from + 8));
                LONGS.set(out, to + 16, (long) LONGS.get(out, from + 16));
                LONGS.set(out, to + 24, (long) LONGS.get(out, from + 24));
                to += 32;
                from += 32;
            } while (to < stop);
        } else if (back == 1) {
            Arrays.fill(out, to, stop, out[from]);
        } else {
            while (to < stop) {
                out[to++] = out[from++];
            }
        }
    }

    private static DataFormatException noCode() {
        return new DataFormatException("there is no such code");
    }

    private static DataFormatException tooFar() {
        return new DataFormatException("a copy reaches back before the beginning");
    }
}
