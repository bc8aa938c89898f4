package org.nightjar.detect.sigma;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/** Nightjar's own rules, which come with the program: the files that {@code assets/rules/pack.txt} names. */
final class OwnRules {

    private static final String FOLDER = "/assets/rules/";
    private static final String LIST = "pack.txt";

    private OwnRules() {}

    /** Gives each file's name below {@code nightjar/} and its bytes, in the order of the list. */
    static void read(BiConsumer<String, byte[]> reader) {
        new String(bytes(LIST), StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(line -> reader.accept("nightjar/" + line, bytes(line)));
    }

    private static byte[] bytes(String file) {
        try (InputStream in = OwnRules.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("this program comes without " + FOLDER + file);
            }
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new IllegalStateException("this program is damaged: " + FOLDER + file, unreadable);
        }
    }
}
