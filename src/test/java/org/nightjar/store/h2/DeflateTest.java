package org.nightjar.store.h2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Blocks are zlib streams, be they made smaller or not. */
class DeflateTest {

    @Test
    void blockOfAnySizeComesBackMadeSmallerOrNot() throws DamagedBlockException {
        Random random = new Random(1);
        for (int length : new int[] {0, 1, 65_534, 65_535, 65_536, 131_070, 131_071, 300_000}) {
            byte[] data = new byte[length + 7];
            random.nextBytes(data);
            byte[] expected = Arrays.copyOf(data, length);
            assertArrayEquals(expected, Deflate.unpack(Deflate.store(data, length)), "stored " + length);
            assertArrayEquals(expected, Deflate.unpack(Deflate.pack(data, length)), "packed " + length);
        }
    }

    @Test
    void changedByteOfAStoredBlockIsDamage() {
        byte[] stored = Deflate.store(new byte[70_000], 70_000);
        for (int at : new int[] {5, 7, 9, 40_000, 65_546, 65_547, stored.length - 1}) {
            byte[] changed = stored.clone();
            changed[at] ^= 2;
            assertThrows(DamagedBlockException.class, () -> Deflate.unpack(changed), "byte " + at);
        }
    }

    @Test
    void storedBlockTakesFiveBytesForEach64KibibytesMore() {
        assertEquals(4 + 6 + 2 * 5 + 100_000, Deflate.store(new byte[100_000], 100_000).length);
    }
}
