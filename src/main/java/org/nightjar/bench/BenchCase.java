package org.nightjar.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;

/** A case of the benchmark's evidence, made by Nightjar's own commands, and processes that do something with it. */
final class BenchCase {

    /** Heap of what works on a whole case, as the launcher gives it. */
    static final String HEAP = "-Xmx4g";

    private final Path folder;
    private final JobContext job;

    BenchCase(Path folder, JobContext job) {
        this.folder = folder;
        this.job = job;
    }

    /** Makes the case below the folder, or finds it there. */
    Path make(long events) throws IOException, NightjarException {
        Path made = folder.resolve("case-" + events + ".nightjar");
        if (!Files.exists(made)) {
            Path evidence = BenchEvidence.make(folder, events, job).folder();
            Path part = folder.resolve("making-" + events + ".nightjar");
            BenchEvidence.delete(part);
            job.stage("Importing", JobUnit.STEPS, -1);
            run(
                    "import",
                    JavaProcess.nightjar(
                            ImportBenchmark.HEAP, List.of("import", "--case", part.toString(), evidence.toString())));
            Files.move(part, made);
        }
        return made;
    }

    /** Runs a process to its end and gives the lines that it printed. */
    List<String> run(String what, List<String> command) throws IOException, NightjarException {
        return run(what, command, new ProcessMeter[1]);
    }

    /** The same, and how long it took. */
    List<String> run(String what, List<String> command, ProcessMeter[] meter) throws IOException, NightjarException {
        Path said = folder.resolve("said");
        Path complained = folder.resolve("complained");
        meter[0] = ProcessMeter.run(
                new ProcessBuilder(command).redirectOutput(said.toFile()).redirectError(complained.toFile()), job);
        if (meter[0].exitStatus() != 0) {
            String complaint = Files.readString(complained, StandardCharsets.UTF_8);
            throw new NightjarException(
                    ErrorKind.OUTPUT_FAILED,
                    what + " failed: "
                            + complaint
                                    .lines()
                                    .filter(line -> !line.isBlank())
                                    .findFirst()
                                    .orElse("it said nothing"));
        }
        return Files.readAllLines(said);
    }
}
