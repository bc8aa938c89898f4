package org.nightjar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.support.KilledProgram;

/** The program and its launcher in processes of their own, asked to stop as by {@code kill}: both say so in one sentence. */
@Timeout(120)
@DisabledOnOs(OS.WINDOWS)
class StoppedProgramTest {

    private static final int STOPPED = 143;

    @TempDir
    Path folder;

    /** What a virtual machine says that is stopped in some three milliseconds of its own start, when no class of the program was asked yet. */
    private static final String NO_MACHINE =
            "Error occurred during initialization of VM\njava.lang.InternalError: Bad level";

    private Path file(String name) {
        return folder.resolve(name);
    }

    private Process start(List<String> command, String path) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(file("out").toFile())
                .redirectError(file("err").toFile());
        builder.environment().remove("JAVA_HOME");
        builder.environment().merge("PATH", path, (old, added) -> added + old);
        return builder.start();
    }

    private String said() throws IOException {
        return Files.readString(file("err"));
    }

    private void script(String name, String text) throws IOException {
        Path script = Files.createDirectories(file("bin")).resolve(name);
        Files.writeString(script, "#!/bin/sh\n" + text);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }

    private void await(String name) {
        while (!Files.exists(file(name))) {
            Thread.onSpinWait();
        }
    }

    /** Starts the launcher in a checkout of its own with those stand-ins for Java and Maven, and stops it once one has begun. */
    private int stopLauncher(boolean goOn) throws IOException, InterruptedException {
        return stopLauncher(Files.readString(Path.of("installer", "nightjar")), goOn);
    }

    private int stopLauncher(String text, boolean goOn) throws IOException, InterruptedException {
        Path launcher = Files.createDirectories(file("checkout/installer")).resolve("nightjar");
        Files.writeString(launcher, text);
        Process process =
                start(List.of("/bin/sh", launcher.toString(), "users"), file("bin") + java.io.File.pathSeparator);
        await("begun");
        process.destroy();
        if (goOn) {
            Files.createFile(file("go"));
        }
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return process.exitValue();
    }

    @Test
    void launcherThatIsStoppedBeforeTheProgramRunsSaysSo() throws Exception {
        script("java", "touch '" + file("begun") + "'\nwhile [ ! -e '" + file("go") + "' ]; do :; done\n");
        assertEquals(STOPPED, stopLauncher(true));
        assertEquals("nightjar: stopped before the command began\n", said());
    }

    @Test
    void launcherThatIsStoppedWhileItBuildsEndsTheBuild() throws Exception {
        endsTheBuild(Files.readString(Path.of("installer", "nightjar")));
    }

    @Test
    void launcherThatIsStoppedBeforeItKnowsWhomItBeganEndsTheBuildToo() throws Exception {
        String text = Files.readString(Path.of("installer", "nightjar"));
        String slow = text.replace("\n  child=$!\n", "\n  while :; do :; done\n  child=$!\n");
        assertNotEquals(text, slow);
        endsTheBuild(slow);
    }

    private void endsTheBuild(String launcher) throws Exception {
        script("java", "echo '  java.specification.version = 17'\n");
        script("javac", "");
        script(
                "mvn",
                "echo $$ > '" + file("number") + "'\nmv '" + file("number") + "' '" + file("begun")
                        + "'\nexec sleep 100\n");
        assertEquals(STOPPED, stopLauncher(launcher, false));
        assertTrue(said().endsWith("\nnightjar: stopped before the command began\n"), said());
        long build = Long.parseLong(Files.readString(file("begun")).strip());
        Optional<ProcessHandle> mvn = ProcessHandle.of(build);
        if (mvn.isPresent()) {
            mvn.get().onExit().get(50, TimeUnit.SECONDS);
        }
    }

    @Test
    void programThatIsEndingAlreadyBeginsNothing() throws Exception {
        List<String> command = new ArrayList<>(KilledProgram.command("users", "--case", "acme"));
        command.set(command.size() - 4, Late.class.getName());
        Process process = start(command, "");
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals("nightjar: stopped before the command began\n", said());
    }

    /** A program whose watch for a stop begins when it is being stopped already. */
    static final class Late {

        public static void main(String[] args) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try (Interruption interruption = Interruption.listen(System.err)) {
                    CommandLineApp.run(
                            args, new FakeCaseFiles(), new CommandLineRun(), System.out, System.err, interruption);
                }
            }));
        }
    }

    @Test
    void programThatIsStoppedAtAnyMomentSaysSoOrHasNotBegun() throws Exception {
        for (long millis = 50; ; millis += 150) {
            Path at = file(millis + ".nightjar");
            Process process = start(KilledProgram.command("zone", "--case", at.toString(), "Europe/Berlin"), "");
            boolean ended = process.waitFor(millis, TimeUnit.MILLISECONDS);
            process.destroy();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            if (ended) {
                return;
            }
            if (Files.readString(file("out")).startsWith(NO_MACHINE)) {
                assertFalse(Files.exists(at), "after " + millis);
                millis -= 150;
                continue;
            }
            assertEquals(STOPPED, process.exitValue(), said());
            if (said().isEmpty()) {
                assertEquals("", Files.readString(file("out")), "after " + millis);
                assertFalse(Files.exists(at), "after " + millis);
            } else {
                assertEquals(1, said().lines().count(), said());
            }
        }
    }
}
