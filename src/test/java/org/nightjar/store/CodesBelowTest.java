package org.nightjar.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodesBelowTest {

    private final Random random = new Random(11);

    private static ByteBuffer numbers(int width, int count) {
        return ByteBuffer.allocate(width * count).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void put(ByteBuffer numbers, int width, int at, int value) {
        switch (width) {
            case 1 -> numbers.put(at, (byte) value);
            case 2 -> numbers.putChar(at * 2, (char) value);
            default -> numbers.putInt(at * 4, value);
        }
    }

    private static int largest(int width) {
        return width == 4 ? -1 : (1 << width * 8) - 1;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void oneNumberAtTheLimitIsSeenWhereverItStands(int width) {
        int[] limits = {
            1, 2, 127, 128, 129, 200, 255, 256, 300, 32_767, 32_768, 32_769, 65_535, 65_536, 1 << 30, Integer.MAX_VALUE
        };
        for (int limit : limits) {
            for (int count : new int[] {1, 3, 7, 8, 9, 64, 9001}) {
                ByteBuffer numbers = numbers(width, count);
                for (int at = 0; at < count; at++) {
                    int most = width == 4 ? limit : Math.min(limit, 1 << width * 8);
                    put(numbers, width, at, random.nextInt(4) == 0 ? most - 1 : random.nextInt(most));
                }
                assertTrue(CodesBelow.all(numbers, width, limit), width + " bytes below " + limit);

                int at = random.nextInt(count);
                if (width == 4 || limit <= largest(width)) {
                    put(numbers, width, at, limit);
                    assertFalse(CodesBelow.all(numbers, width, limit), limit + " at " + at + " of " + count);
                    put(numbers, width, at, largest(width));
                    assertFalse(CodesBelow.all(numbers, width, limit), "the largest at " + at + " of " + count);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void whatItSaysIsWhatLookingAtEachSays(int width) {
        for (int round = 0; round < 3000; round++) {
            int limit = 1 + random.nextInt(1 << random.nextInt(31));
            int around = (int) Math.min(Integer.MAX_VALUE, limit + (long) random.nextInt(3));
            int count = random.nextInt(20);
            ByteBuffer numbers = numbers(width, count);
            boolean below = true;
            for (int at = 0; at < count; at++) {
                int value = random.nextInt(around) & (width == 4 ? -1 : largest(width));
                put(numbers, width, at, value);
                below &= value < limit;
            }
            assertEquals(below, CodesBelow.all(numbers, width, limit));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void nothingIsBelowNothingButNothing(int width) {
        assertTrue(CodesBelow.all(numbers(width, 0), width, 0));
        assertFalse(CodesBelow.all(numbers(width, 1), width, 0));
    }
}
