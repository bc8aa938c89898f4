package org.nightjar.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.nightjar.casefile.CaseFiles;
import org.nightjar.casefile.ExportFormat;
import org.nightjar.job.JobCancelledException;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;
import org.nightjar.model.TriageState;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line: picks the command, runs it, and turns whatever happens into one sentence and an exit status.
 * Exit status: 0 done, 1 failed or cancelled, 2 wrong usage, 3 done but something was rejected or did not hold.
 */
public final class CommandLineApp {

    /** A variable of the environment: where it is set, a failure that nobody expected shows where it happened. */
    private static final String DEBUG = "NIGHTJAR_DEBUG";

    private CommandLineApp() {}

    /** Runs one command line in the calling thread and gives the exit status; never throws. A stop is told in one sentence. */
    public static int run(
            String[] args,
            CaseFiles files,
            WindowLauncher window,
            PrintStream out,
            PrintStream err,
            Interruption interruption) {
        if (interruption.requested()) {
            err.println("nightjar: stopped before the command began");
            return ExitStatus.FAILED;
        }
        JobWatch jobs = new JobWatch(err, System.console() != null, interruption);
        Surroundings around = new Surroundings(files, window, out, err, jobs, interruption);
        int status = commands(around).execute(args);
        if (out.checkError() && status != ExitStatus.USAGE) {
            err.println("nightjar: not all of the result was written: nobody reads it any more, or the disk is full");
            return ExitStatus.FAILED;
        }
        if (interruption.requested() && (status == ExitStatus.DONE || status == ExitStatus.DONE_WITH_REJECTS)) {
            err.println("nightjar: a stop was asked for when the command was done; its result is whole");
        }
        return status;
    }

    private static CommandLine commands(Surroundings around) {
        CommandLine line = new CommandLine(new NightjarCommand(around));
        line.addSubcommand(new OpenCommand(around));
        line.addSubcommand(new DemoCommand(around));
        line.addSubcommand(new ImportCommand(around));
        line.addSubcommand(new DetectCommand(around));
        line.addSubcommand(new UsersCommand(around));
        line.addSubcommand(new RulesCommand(around));
        line.addSubcommand(new TryRulesCommand(around));
        line.addSubcommand(new FindingsCommand(around));
        line.addSubcommand(new IncidentsCommand(around));
        line.addSubcommand(new TriageCommand(around));
        line.addSubcommand(new TagCommand(around));
        line.addSubcommand(new NoteCommand(around));
        line.addSubcommand(new RunsCommand(around));
        line.addSubcommand(new EventsCommand(around));
        line.addSubcommand(new SearchesCommand(around));
        line.addSubcommand(new ZoneCommand(around));
        line.addSubcommand(new RejectsCommand(around));
        line.addSubcommand(new CredentialsCommand(around));
        line.addSubcommand(new PeopleCommand(around));
        line.addSubcommand(new PlacesCommand(around));
        line.addSubcommand(new CoverageCommand(around));
        line.addSubcommand(new VerifyCommand(around));
        line.addSubcommand(new ExportCommand(around));
        line.addSubcommand(new SqlCommand(around));
        line.addSubcommand(new TextCommand(around));
        line.addSubcommand(new EvaluateCommand(around));
        line.addSubcommand(new SimulateCommand(around));
        line.addSubcommand(new BenchCommand(around));
        line.setOut(new PrintWriter(around.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(around.err(), true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(ExportFormat.class, CommandLineApp::exportFormat);
        line.registerConverter(TriageState.class, CommandLineApp::triageState);
        line.setParameterExceptionHandler((wrong, args) -> sayUsage(wrong, around.err()));
        line.setExecutionExceptionHandler((failed, command, result) -> say(failed, around.err()));
        return line;
    }

    private static ExportFormat exportFormat(String name) {
        return ExportFormat.findById(name)
                .orElseThrow(() -> new TypeConversionException("expected html, csv or jsonl, not " + name));
    }

    private static TriageState triageState(String name) {
        return TriageState.findById(name)
                .orElseThrow(() ->
                        new TypeConversionException("expected new, under-review, confirmed or dismissed, not " + name));
    }

    private static int sayUsage(ParameterException wrong, PrintStream err) {
        err.println("nightjar: " + Texts.shown(String.valueOf(wrong.getMessage())));
        PrintWriter suggestions = new PrintWriter(err, true, StandardCharsets.UTF_8);
        if (!UnmatchedArgumentException.printSuggestions(wrong, suggestions)) {
            err.println("See: " + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        }
        return ExitStatus.USAGE;
    }

    private static int say(Exception failed, PrintStream err) {
        if (failed instanceof JobCancelledException) {
            err.println("nightjar: cancelled; nothing half-written is left behind");
            return ExitStatus.FAILED;
        }
        err.println("nightjar: " + Texts.shown(sentence(failed)));
        if (System.getenv(DEBUG) != null) {
            failed.printStackTrace(err);
        }
        boolean usage = failed instanceof NightjarException known
                && (known.kind() == ErrorKind.USAGE || known.kind() == ErrorKind.QUERY_INVALID);
        return usage ? ExitStatus.USAGE : ExitStatus.FAILED;
    }

    private static String sentence(Exception failed) {
        if (failed instanceof NightjarException known) {
            return known.userMessage();
        }
        boolean told = failed instanceof UnexpectedFailure;
        return (told ? String.valueOf(failed.getMessage()) : "an unexpected error: " + failed) + " (with " + DEBUG
                + "=1 before the command it says where)";
    }
}
