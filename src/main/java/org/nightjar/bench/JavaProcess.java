package org.nightjar.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a contestant in Java is started: with this program's class path, the flags that the launcher gives, and the
 * classes that it keeps ready for use, whoever the contestant is.
 */
final class JavaProcess {

    /** The flags with which the launcher starts commands. */
    private static final String FLAGS = "nightjar.command.flags";

    /** The flags with which the launcher starts the window. */
    private static final String WINDOW_FLAGS = "nightjar.window.flags";

    /** Those with which it starts detections and looks into a case. */
    private static final String BRIEF_FLAGS = "nightjar.brief.flags";

    /** Where the launcher keeps classes ready for use, or "". */
    private static final String KEPT = "nightjar.kept.classes";

    private static final String PROGRAM = "org.nightjar.app.Main";
    private static final String FIRST_PICTURE = "org.nightjar.app.FirstPicture";

    private JavaProcess() {}

    /** A class of this program, started as the launcher starts commands. */
    static List<String> command(String heap, String mainClass, List<String> arguments) {
        return command(heap, flags(FLAGS), mainClass, arguments);
    }

    /** The same, started as the launcher starts a detection. */
    static List<String> detection(String heap, String mainClass, List<String> arguments) {
        return command(heap, flags(BRIEF_FLAGS), mainClass, arguments);
    }

    private static List<String> flags(String property) {
        return Arrays.stream(System.getProperty(property, "").split(" "))
                .filter(flag -> !flag.isBlank())
                .toList();
    }

    /** The program itself, started as the launcher starts commands. */
    static List<String> nightjar(String heap, List<String> arguments) {
        return nightjar(heap, List.of(), arguments);
    }

    /** The same with flags of its own besides. */
    static List<String> nightjar(String heap, List<String> flags, List<String> arguments) {
        List<String> all = new ArrayList<>(flags(FLAGS));
        all.addAll(flags);
        return command(heap, all, PROGRAM, arguments);
    }

    /** The program itself, started as the launcher starts detections and looks into a case. */
    static List<String> brief(String heap, List<String> arguments) {
        return command(heap, flags(BRIEF_FLAGS), PROGRAM, arguments);
    }

    /** A class that lives long, started as the launcher starts the window. */
    static List<String> longLived(String heap, String mainClass, List<String> arguments) {
        return command(heap, flags(WINDOW_FLAGS), mainClass, arguments);
    }

    /** The window of a case, watched until all its views were drawn. To be started at once: it counts from now on. */
    static List<String> firstPicture(String heap, Path caseFolder) {
        List<String> all = new ArrayList<>(flags(WINDOW_FLAGS));
        all.addAll(List.of("-Djava.awt.headless=true", "-Djavafx.platform=desktop"));
        return command(
                heap, all, FIRST_PICTURE, List.of(caseFolder.toString(), Long.toString(System.currentTimeMillis())));
    }

    private static List<String> command(String heap, List<String> flags, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), heap, "-Xshare:auto"));
        String kept = System.getProperty(KEPT, "");
        if (!kept.isEmpty()) {
            command.addAll(List.of("-XX:SharedArchiveFile=" + kept, "-Xlog:cds=off"));
        }
        command.addAll(flags);
        command.add("-Dnightjar.home=" + System.getProperty("nightjar.home", ""));
        command.addAll(List.of("-cp", System.getProperty("java.class.path", ""), mainClass));
        command.addAll(arguments);
        return command;
    }
}
