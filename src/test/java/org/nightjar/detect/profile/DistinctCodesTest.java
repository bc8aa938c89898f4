package org.nightjar.detect.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DistinctCodesTest {

    @Test
    void eachGroupHasItsOwnCodesAndNothingIsNoCode() {
        Random random = new Random(11);
        DistinctCodes distinct = new DistinctCodes(50);
        for (int group = 0; group < 1_000; group++) {
            distinct.begin();
            BitSet plain = new BitSet();
            for (int i = random.nextInt(40); i > 0; i--) {
                int code = random.nextInt(50);
                distinct.add(code);
                plain.set(code);
            }
            plain.clear(0);
            assertEquals(plain.cardinality(), distinct.count());
        }
    }
}
