package org.nightjar.support;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.nightjar.app.Main;

/** The program in a process of its own, which is killed as by {@code kill -9}. */
public final class KilledProgram {

    private final Path said;

    /** @param folder for what it says */
    public KilledProgram(Path folder) {
        said = folder.resolve("child.txt");
    }

    /** Starts it and kills it after that time; gives whether it was killed before it had ended, which it must do well. */
    public boolean killed(long afterMillis, String... arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(arguments))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        boolean ended = process.waitFor(afterMillis, TimeUnit.MILLISECONDS);
        process.destroyForcibly();
        process.waitFor();
        assertTrue(!ended || process.exitValue() == 0 || process.exitValue() == 3, Files.readString(said));
        return !ended;
    }

    /** How the program is started, with little memory. */
    public static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    /** Lets it end; gives how long it took in milliseconds. */
    public long whole(String... arguments) throws IOException, InterruptedException {
        long started = System.nanoTime();
        assertTrue(!killed(300_000, arguments));
        return (System.nanoTime() - started) / 1_000_000;
    }
}
