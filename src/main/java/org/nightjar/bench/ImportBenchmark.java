package org.nightjar.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;

/**
 * Imports the same evidence with Nightjar and with its peers. Each run is a process of its own (two where the case is
 * opened too), cold, and counted whole; contestants take turns, so that what disturbs the machine disturbs all of them.
 */
public final class ImportBenchmark {

    /** Heap of Nightjar and of every peer that runs in Java. */
    static final String HEAP = "-Xmx768m";

    /** The setting by which a case looks nothing up. */
    private static final String UNENRICHED = "-Dnightjar.bench.unenriched=true";

    private static final String RESULT = "result";
    private static final String SAID = "said";
    private static final Pattern STORED = Pattern.compile("\"stored\"\\s*:\\s*(\\d+)(?!.*\"stored\")", Pattern.DOTALL);

    private final BenchOptions options;
    private final JobContext job;
    private final Path folder;

    private ImportBenchmark(BenchOptions options, Path folder, JobContext job) {
        this.options = options;
        this.folder = folder;
        this.job = job;
    }

    /**
     * Runs it.
     *
     * @throws NightjarException if the evidence cannot be made or a contestant fails
     */
    public static ImportResult run(BenchOptions options, JobContext job) throws NightjarException {
        return BenchFolder.with(options, folder -> new ImportBenchmark(options, folder, job).run());
    }

    private ImportResult run() throws IOException, NightjarException {
        BenchEvidence.Made evidence = BenchEvidence.make(folder, options.events(), job);
        List<Contestant> present = new ArrayList<>();
        List<Contestant> absent = new ArrayList<>();
        for (Contestant contestant : Contestant.values()) {
            (contestant.isAvailable() ? present : absent).add(contestant);
        }
        job.stage("Importing", JobUnit.STEPS, (long) options.rounds() * present.size());
        List<Measured> runs = new ArrayList<>();
        Map<Contestant, String> failures = new EnumMap<>(Contestant.class);
        absent.forEach(contestant -> failures.put(contestant, "what it needs is not here"));
        for (int round = 0; round < options.rounds(); round++) {
            for (Contestant contestant : present) {
                job.checkCancelled();
                try {
                    runs.add(measure(round, contestant, evidence));
                } catch (NightjarException failed) {
                    if (contestant.isNightjar()) {
                        throw failed;
                    }
                    failures.put(contestant, failed.userMessage());
                }
                job.advance(1);
            }
        }
        return new ImportResult(evidence.events(), evidence.files().size(), evidence.bytes(), runs, failures);
    }

    private Measured measure(int round, Contestant contestant, BenchEvidence.Made evidence)
            throws IOException, NightjarException {
        Path out = folder.resolve("out");
        BenchEvidence.delete(out);
        Files.createDirectories(out);
        Path list = out.resolve("files");
        List<Path> files =
                contestant.share < 1 ? evidence.share(contestant.share).files() : evidence.files();
        Files.write(list, files.stream().map(Path::toString).toList());
        ProcessMeter meter = watched(contestant, command(contestant, evidence, list, out), out);
        long events = events(contestant, out);
        boolean whole = contestant.share < 1 || contestant == Contestant.GUNZIP;
        if (!whole && events != evidence.events()) {
            throw new NightjarException(
                    ErrorKind.OUTPUT_FAILED,
                    contestant.title + " gave " + events + " events of " + evidence.events() + ".");
        }
        double seconds = meter.seconds();
        double cpuSeconds = meter.cpuSeconds();
        long peakBytes = meter.peakBytes();
        if (contestant.isOpened()) {
            ProcessMeter opening = watched(contestant, opening(contestant, out), out);
            seconds += opening.seconds();
            cpuSeconds += opening.cpuSeconds();
            peakBytes = Math.max(peakBytes, opening.peakBytes());
        }
        long size = sizeOfResults(out);
        BenchEvidence.delete(out);
        return new Measured(
                round,
                contestant,
                contestant == Contestant.GUNZIP ? evidence.events() : events,
                seconds,
                contestant == Contestant.JQ ? Double.NaN : cpuSeconds,
                contestant == Contestant.JQ ? 0 : peakBytes,
                size);
    }

    private ProcessMeter watched(Contestant contestant, List<String> command, Path out)
            throws IOException, NightjarException {
        Path said = out.resolve(SAID);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectOutput(said.toFile()).redirectErrorStream(!contestant.isNightjar());
        if (contestant.isNightjar()) {
            builder.redirectError(out.resolve("progress").toFile());
        }
        ProcessMeter meter = ProcessMeter.run(builder, job);
        if (meter.exitStatus() != 0) {
            String last = Files.readString(said, StandardCharsets.UTF_8);
            throw new NightjarException(
                    ErrorKind.OUTPUT_FAILED,
                    contestant.title + " failed: "
                            + last.lines()
                                    .filter(line -> !line.isBlank())
                                    .findFirst()
                                    .orElse("it said nothing"));
        }
        return meter;
    }

    private static List<String> command(Contestant contestant, BenchEvidence.Made evidence, Path list, Path out) {
        Path result = out.resolve(RESULT);
        if (contestant == Contestant.JQ) {
            return List.of(
                    "sh",
                    "-c",
                    "xargs zcat < \"$1\" | jq -r '" + Columns.JQ + "' > \"$2\"",
                    "sh",
                    list.toString(),
                    result.toString());
        }
        return contestant.isNightjar()
                ? nightjar(
                        contestant,
                        "import",
                        "--json",
                        "--case",
                        result.toString(),
                        evidence.folder().toString())
                : JavaProcess.command(
                        HEAP, Peer.class.getName(), List.of(contestant.name(), list.toString(), result.toString()));
    }

    /** Reads the whole case into memory and prints one event. */
    private static List<String> opening(Contestant contestant, Path out) {
        return nightjar(
                contestant,
                "events",
                "--limit",
                "1",
                "--case",
                out.resolve(RESULT).toString());
    }

    private static List<String> nightjar(Contestant contestant, String... arguments) {
        List<String> flags = contestant == Contestant.BARE ? List.of(UNENRICHED) : List.of();
        return JavaProcess.nightjar(HEAP, flags, List.of(arguments));
    }

    private static long events(Contestant contestant, Path out) throws IOException {
        if (contestant == Contestant.JQ) {
            try (var lines = Files.lines(out.resolve(RESULT))) {
                return lines.count();
            }
        }
        Matcher stored = STORED.matcher(Files.readString(out.resolve(SAID), StandardCharsets.UTF_8));
        return stored.find() ? Long.parseLong(stored.group(1)) : -1;
    }

    /** Of everything whose name begins as the result's: a case folder gets its own ending. */
    private static long sizeOfResults(Path out) throws IOException {
        long size = 0;
        for (Path file : BenchEvidence.filesBelow(out)) {
            size += out.relativize(file).toString().startsWith(RESULT) ? Files.size(file) : 0;
        }
        return size;
    }

    /** Which contestants there are and what each does, for the help. */
    public static Map<String, String> contestants() {
        Map<String, String> all = new java.util.LinkedHashMap<>();
        for (Contestant contestant : Contestant.values()) {
            all.put(contestant.title, contestant.does);
        }
        return all;
    }
}
