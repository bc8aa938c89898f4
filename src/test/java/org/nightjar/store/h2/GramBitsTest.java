package org.nightjar.store.h2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Records with ids, among text that is in all of them, in some and in few. */
class GramBitsTest {

    private static final int CHUNKS = 64;
    private static final int RECORDS = 50;

    private final Random random = new Random(5);
    private final List<String> chunks = new ArrayList<>();
    private final GramBits form;

    GramBitsTest() {
        GramBits.Sample sample = new GramBits.Sample();
        for (int i = 0; i < CHUNKS; i++) {
            chunks.add(chunk(i));
            sample.add(grams(chunks.get(i)));
        }
        form = sample.bits(77);
    }

    private String chunk(int number) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < RECORDS; i++) {
            text.append("{\"eventversion\":\"1.08\",\"requestid\":\"")
                    .append(new UUID(random.nextLong(), random.nextLong()))
                    .append(number % 4 == 0 ? "\",\"sessioncontext\":\"" : "\",\"x\":\"")
                    .append(Long.toString(random.nextLong() >>> 1, 36))
                    .append("\"}");
        }
        return text.toString().toLowerCase(Locale.ROOT);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Grams grams(String text) {
        Grams grams = new Grams();
        grams.add(bytes(text), bytes(text).length);
        return grams;
    }

    private static BitSet needed(GramBits form, String text) {
        return form.of(Grams.of(List.of(bytes(text))));
    }

    private static boolean has(BitSet all, BitSet wanted) {
        BitSet missing = (BitSet) wanted.clone();
        missing.andNot(all);
        return missing.isEmpty();
    }

    @Test
    void whateverStandsInAChunkFindsAllItsBitsThere() {
        assertTrue(form.everydays() > 20 && form.frequents() > 10, form.everydays() + " and " + form.frequents());
        for (String chunk : chunks) {
            BitSet bits = form.encoder().of(grams(chunk));
            for (int i = 0; i < 100; i++) {
                int length = 1 + random.nextInt(60);
                int from = random.nextInt(chunk.length() - length);
                String part = chunk.substring(from, from + length);
                assertTrue(has(bits, needed(form, part)), part);
            }
        }
    }

    @Test
    void aChunkThatTheSampleDidNotHaveIsHeldToTheSame() {
        String other = "/etc/passwd äöß " + "0".repeat(40) + new UUID(1, 2) + "-----" + chunk(3).substring(700);
        BitSet bits = form.encoder().of(grams(other));
        for (int i = 0; i < other.length() - 9; i++) {
            assertTrue(has(bits, needed(form, other.substring(i, i + 9))), other.substring(i, i + 9));
        }
    }

    @Test
    void whatIsInEveryChunkSetsNothingAndPartsOfIdsAreToldFromOthers() {
        assertEquals(
                0, needed(form, "\"eventversion\":\"1.08\",\"requestid\":\"").cardinality());
        int takenForIt = 0;
        for (int i = 0; i < CHUNKS; i++) {
            BitSet bits = form.encoder().of(grams(chunks.get(i)));
            for (int j = 0; j < 50; j++) {
                String end = new UUID(random.nextLong(), random.nextLong())
                        .toString()
                        .substring(24);
                takenForIt += has(bits, needed(form, end)) ? 1 : 0;
            }
        }
        assertTrue(takenForIt <= 3, takenForIt + " of " + 50 * CHUNKS);
    }

    @Test
    void theFormIsReadAsItWasWrittenAndNothingElseIs() {
        int[] room = new int[form.everydays() + form.frequents()];
        form.put(IntBuffer.wrap(room));
        GramBits read = GramBits.read(IntBuffer.wrap(room), form.salt(), form.everydays(), form.frequents());
        String text = chunks.get(1).substring(0, 300);
        assertEquals(needed(form, text), needed(Objects.requireNonNull(read), text));
        room[0] = Grams.NUMBERS;
        assertEquals(null, GramBits.read(IntBuffer.wrap(room), 0, form.everydays(), form.frequents()));
    }
}
