package org.nightjar.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Held against texts that are compared a character at a time. */
class AsciiPartTest {

    private static final String ALPHABET = "abAB01-kKsSiI ";
    private static final String OTHERS = "\u0131\u0130\u017f\u212a\u00e9\u6f22";

    private final Random random = new Random(3);

    private String text(int most, int othersIn) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            String from = random.nextInt(100) < othersIn ? OTHERS : ALPHABET;
            text.append(from.charAt(random.nextInt(from.length())));
        }
        return text.toString();
    }

    private static char folded(char c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }

    private static String folded(String text) {
        StringBuilder folded = new StringBuilder();
        text.chars().forEach(c -> folded.append(folded((char) c)));
        return folded.toString();
    }

    private static Values packed(String[] texts) {
        ByteBuffer ends = ByteBuffer.allocate(texts.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        int end = 0;
        for (String text : texts) {
            end += text.getBytes(StandardCharsets.UTF_8).length;
            ends.putInt(end);
        }
        byte[] bytes = String.join("", texts).getBytes(StandardCharsets.UTF_8);
        return new PackedValues(ByteBuffer.wrap(bytes), ends, texts.length);
    }

    @Test
    void noValueThatHasThePartIsLeftOut() {
        int leftOut = 0;
        for (int round = 0; round < 3_000; round++) {
            String[] texts = new String[1 + random.nextInt(64)];
            int othersIn = round % 3 == 0 ? 3 : 0;
            for (int i = 0; i < texts.length; i++) {
                texts[i] = text(9, othersIn);
            }
            String wanted = text(4, 0);
            AsciiPart part = AsciiPart.of(wanted).orElse(null);
            if (part == null) {
                assertTrue(wanted.isEmpty());
                continue;
            }
            int from = random.nextInt(texts.length);
            long may = packed(texts).mayHave(part, from, texts.length);
            for (int i = from; i < texts.length; i++) {
                boolean has = folded(texts[i]).contains(wanted.toLowerCase(Locale.ROOT));
                boolean said = (may >>> i - from & 1) != 0;
                assertTrue(said || !has, wanted + " in " + texts[i]);
                if (othersIn == 0) {
                    assertEquals(has, said, wanted + " in " + texts[i]);
                }
                leftOut += said ? 0 : 1;
            }
            assertEquals(0, texts.length - from == 64 ? 0 : may >>> texts.length - from);
        }
        assertTrue(leftOut > 10_000);
    }

    @Test
    void onlyFourCharactersBeyondAsciiFoldIntoIt() {
        StringBuilder found = new StringBuilder();
        for (int c = 128; c <= Character.MAX_VALUE; c++) {
            if (folded((char) c) < 128) {
                found.append((char) c);
            }
        }
        assertEquals("\u0130\u0131\u017f\u212a", found.toString());
    }
}
