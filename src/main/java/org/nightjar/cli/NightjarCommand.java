package org.nightjar.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The program itself: without a command it opens the workbench. */
@Command(
        name = "nightjar",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        usageHelpWidth = 100,
        description = "Investigate cloud audit logs offline. Without a command: open the workbench.",
        footer = {
            "",
            "Exit status: 0 done, 1 failed, 2 wrong usage, 3 done but some input was rejected or a check",
            "did not hold.",
            "",
            "Example:",
            "  nightjar demo"
        })
final class NightjarCommand implements Callable<Integer> {

    private final Surroundings around;

    NightjarCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        return OpenCommand.open(around, Optional.empty());
    }
}
