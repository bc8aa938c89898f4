package org.nightjar.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.nightjar.casefile.LocalCaseFiles;

/** Command lines run one after the other against real cases, without a display: what the last one printed. */
final class RealCommands {

    private String out = "";
    private String err = "";

    /** Gives the exit status. */
    int run(String... args) {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream told = new PrintStream(said, true, StandardCharsets.UTF_8);
        try (Interruption interruption = Interruption.listen(told)) {
            return CommandLineApp.run(
                    args,
                    new LocalCaseFiles("test"),
                    new CommandLineRun(),
                    new PrintStream(result, true, StandardCharsets.UTF_8),
                    told,
                    interruption);
        } finally {
            out = result.toString(StandardCharsets.UTF_8);
            err = said.toString(StandardCharsets.UTF_8);
        }
    }

    String out() {
        return out;
    }

    String err() {
        return err;
    }
}
