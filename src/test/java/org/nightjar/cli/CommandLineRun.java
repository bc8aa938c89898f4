package org.nightjar.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One command line, run against the fake: what it printed and how it ended. */
final class CommandLineRun implements WindowLauncher {

    final FakeCaseFiles files = new FakeCaseFiles();
    final List<Optional<Path>> windows = new ArrayList<>();
    Runnable whileOpen = () -> {};
    int ended;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Optional<String> whyNot = Optional.of("There is no display here.");

    CommandLineRun withDisplay() {
        whyNot = Optional.empty();
        return this;
    }

    int run(String... args) {
        try (Interruption interruption = interruption()) {
            return run(interruption, args);
        }
    }

    int run(Interruption interruption, String... args) {
        return CommandLineApp.run(args, files, this, stream(out), stream(err), interruption);
    }

    /** What may stop the next run. */
    Interruption interruption() {
        return Interruption.listen(stream(err));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Override
    public Optional<String> whyNot() {
        return whyNot;
    }

    @Override
    public void expect(Path caseFolder) {}

    @Override
    public void open(Optional<Path> caseFolder) {
        windows.add(caseFolder);
        whileOpen.run();
    }

    @Override
    public void end() {
        ended++;
    }

    @Override
    public void measureFrames(int events, Consumer<String> line) {
        line.accept("frames of " + events);
    }
}
