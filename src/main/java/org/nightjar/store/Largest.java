package org.nightjar.store;

import java.nio.ByteBuffer;

/** The largest of many numbers, as unsigned; 0 if there are none. Plain loops over arrays: millions a millisecond. */
final class Largest {

    private static final int BLOCK = 1 << 13;

    private Largest() {}

    static int of(byte[] bytes) {
        int most = 0;
        for (byte one : bytes) {
            most = Math.max(most, one & 0xff);
        }
        return most;
    }

    static int of(char[] chars) {
        int most = 0;
        for (char one : chars) {
            most = Math.max(most, one);
        }
        return most;
    }

    static int of(int[] ints) {
        int most = 0;
        int signs = 0;
        for (int one : ints) {
            most = Math.max(most, one);
            signs |= one;
        }
        return signs < 0 ? -1 : most;
    }

    /** Of numbers of one, two or four bytes in a buffer, from its start, in its order. */
    static int of(ByteBuffer buffer, int width, int count) {
        int most = 0;
        for (int from = 0; from < count; from += BLOCK) {
            int block = Math.min(BLOCK, count - from);
            ByteBuffer part = buffer.slice(from * width, block * width).order(buffer.order());
            int here = switch (width) {
                case Byte.BYTES -> of(bytes(part, block));
                case Character.BYTES -> of(chars(part, block));
                default -> of(ints(part, block));
            };
            if (here < 0) {
                return here;
            }
            most = Math.max(most, here);
        }
        return most;
    }

    private static byte[] bytes(ByteBuffer part, int count) {
        byte[] all = new byte[count];
        part.get(all);
        return all;
    }

    private static char[] chars(ByteBuffer part, int count) {
        char[] all = new char[count];
        part.asCharBuffer().get(all);
        return all;
    }

    private static int[] ints(ByteBuffer part, int count) {
        int[] all = new int[count];
        part.asIntBuffer().get(all);
        return all;
    }
}
