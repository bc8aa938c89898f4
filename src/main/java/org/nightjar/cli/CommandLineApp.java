package org.nightjar.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
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

    /** In the order in which the help names them. */
    static final List<String> COMMANDS = List.of(
            "open",
            "demo",
            "import",
            "detect",
            "users",
            "rules",
            "try-rules",
            "findings",
            "incidents",
            "triage",
            "tag",
            "note",
            "runs",
            "events",
            "searches",
            "zone",
            "rejects",
            "entries",
            "credentials",
            "people",
            "places",
            "coverage",
            "verify",
            "export",
            "sql",
            "text",
            "evaluate",
            "simulate",
            "bench");

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
        int status = commands(around, args).execute(args);
        if (out.checkError() && status != ExitStatus.USAGE) {
            err.println("nightjar: not all of the result was written: nobody reads it any more, or the disk is full");
            return ExitStatus.FAILED;
        }
        if (interruption.requested() && (status == ExitStatus.DONE || status == ExitStatus.DONE_WITH_REJECTS)) {
            err.println("nightjar: a stop was asked for when the command was done; its result is whole");
        }
        return status;
    }

    /** Only with the command that is asked for, if one is: making all takes a tenth of a second. */
    private static CommandLine commands(Surroundings around, String[] args) {
        CommandLine line = new CommandLine(new NightjarCommand(around));
        boolean asked = args.length == 0 || COMMANDS.contains(args[0]);
        List<String> needed = asked ? Stream.of(args).limit(1).toList() : COMMANDS;
        needed.forEach(name -> line.addSubcommand(command(name, around)));
        line.setOut(new PrintWriter(around.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(around.err(), true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(ExportFormat.class, CommandLineApp::exportFormat);
        line.registerConverter(TriageState.class, CommandLineApp::triageState);
        line.setParameterExceptionHandler((wrong, words) -> sayUsage(wrong, around.err()));
        line.setExecutionExceptionHandler((failed, command, result) -> say(failed, around.err()));
        return line;
    }

    static Object command(String name, Surroundings around) {
        return switch (name) {
            case "open" -> new OpenCommand(around);
            case "demo" -> new DemoCommand(around);
            case "import" -> new ImportCommand(around);
            case "detect" -> new DetectCommand(around);
            case "users" -> new UsersCommand(around);
            case "rules" -> new RulesCommand(around);
            case "try-rules" -> new TryRulesCommand(around);
            case "findings" -> new FindingsCommand(around);
            case "incidents" -> new IncidentsCommand(around);
            case "triage" -> new TriageCommand(around);
            case "tag" -> new TagCommand(around);
            case "note" -> new NoteCommand(around);
            case "runs" -> new RunsCommand(around);
            case "events" -> new EventsCommand(around);
            case "searches" -> new SearchesCommand(around);
            case "zone" -> new ZoneCommand(around);
            case "rejects" -> new RejectsCommand(around);
            case "entries" -> new EntriesCommand(around);
            case "credentials" -> new CredentialsCommand(around);
            case "people" -> new PeopleCommand(around);
            case "places" -> new PlacesCommand(around);
            case "coverage" -> new CoverageCommand(around);
            case "verify" -> new VerifyCommand(around);
            case "export" -> new ExportCommand(around);
            case "sql" -> new SqlCommand(around);
            case "text" -> new TextCommand(around);
            case "evaluate" -> new EvaluateCommand(around);
            case "simulate" -> new SimulateCommand(around);
            case "bench" -> new BenchCommand(around);
            default -> throw new IllegalArgumentException(name);
        };
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
