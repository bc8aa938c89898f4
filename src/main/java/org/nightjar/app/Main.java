package org.nightjar.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.nightjar.casefile.CaseFiles;
import org.nightjar.casefile.LocalCaseFiles;
import org.nightjar.casefile.OpeningAhead;
import org.nightjar.cli.CommandLineApp;
import org.nightjar.cli.Interruption;
import org.nightjar.cli.WindowLauncher;
import org.nightjar.ui.DisplayCheck;
import org.nightjar.ui.ViewSlots;
import org.nightjar.ui.Workbench;
import org.nightjar.ui.frames.FrameBenchmark;
import org.nightjar.ui.graph.GraphView;
import org.nightjar.ui.map.CaseMapView;
import org.nightjar.ui.timeline.TimelineView;

/** Wires the rooms together and hands over to the command line, which opens the window when it is asked to. */
public final class Main {

    private Main() {}

    /** Ends the program with the command's exit status. Nothing comes before the watch for Ctrl-C: until then a stop is silent. */
    public static void main(String[] args) {
        PrintStream err = utf8(FileDescriptor.err);
        int status;
        try (Interruption interruption = Interruption.listen(err)) {
            PrintStream out = utf8(FileDescriptor.out);
            String version = version();
            CaseFiles files = new LocalCaseFiles(version);
            WindowLauncher window = new WorkbenchLauncher(version, new OpeningAhead(files));
            status = CommandLineApp.run(args, files, window, out, err, interruption);
            out.flush();
        }
        System.exit(status);
    }

    /** Results are UTF-8 whatever the terminal's locale: other programs read them. */
    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    private static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }

    /** The window as the command line sees it. */
    private record WorkbenchLauncher(String version, OpeningAhead opener) implements WindowLauncher {

        /** Held, because a logger that nobody holds forgets its level. */
        private static final Logger TOOLKIT = Logger.getLogger("javafx");

        static {
            // It would warn at each start that it was found on the class path, where it belongs (adr/0002).
            TOOLKIT.setLevel(Level.SEVERE);
        }

        @Override
        public Optional<String> whyNot() {
            DisplayCheck display = Workbench.checkDisplay();
            return display.available() ? Optional.empty() : Optional.of(display.sentence());
        }

        @Override
        public void expect(Path caseFolder) {
            opener.begin(caseFolder);
        }

        @Override
        public void open(Optional<Path> caseFolder) {
            ViewSlots slots = ViewSlots.NONE
                    .withTimeline(TimelineView::new)
                    .withMap(CaseMapView::new)
                    .withGraph(GraphView::new);
            Workbench.open(version, caseFolder, opener, slots);
        }

        @Override
        public void end() {
            Workbench.end();
        }

        @Override
        public void measureFrames(int events, Consumer<String> line) throws InterruptedException {
            FrameBenchmark.run(events, line);
        }
    }
}
