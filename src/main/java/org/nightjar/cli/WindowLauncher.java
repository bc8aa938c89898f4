package org.nightjar.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Opens the workbench; given by the main class, so that commands need no window system. */
public interface WindowLauncher {

    /** One sentence why no window can be opened here (no display, say), or empty if it can. */
    Optional<String> whyNot();

    /** A window will be asked for on that case, if there can be one: what takes time may begin. Returns at once. */
    void expect(Path caseFolder);

    /**
     * Opens the workbench on a case, or its welcome page, and returns when it is closed. The case must not be open.
     */
    void open(Optional<Path> caseFolder);

    /** The program is ending: closes the case of the open window, so that {@link #open} returns. Any thread. */
    void end();

    /**
     * Measures in a window how smoothly it moves over so many events.
     *
     * @param line is given each result
     */
    void measureFrames(int events, Consumer<String> line) throws InterruptedException;
}
