package org.nightjar.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.nightjar.evidence.EntryHandler;
import org.nightjar.evidence.EvidenceLimits;
import org.nightjar.evidence.EvidenceReader;
import org.nightjar.evidence.Unfolder;
import org.nightjar.job.JobContext;
import org.nightjar.job.JobUnit;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.NightjarException;
import org.nightjar.model.RecordPosition;
import org.nightjar.parse.EntryParser;
import org.nightjar.parse.RecordSink;
import org.nightjar.simulate.Simulation;
import org.nightjar.simulate.SimulationPlan;
import org.nightjar.simulate.Story;

/**
 * The evidence that is imported: simulated records in files as S3 has them, {@code {"Records":[…]}} in gzip, of 20 to
 * 5,000 events each, evenly over the logarithm, as archives of small and large accounts mixed are.
 */
final class BenchEvidence implements EntryHandler, RecordSink {

    private static final int FEWEST = 20;
    private static final int MOST = 5_000;
    private static final long SEED = 1;
    private static final String DONE = "made";

    private final Path folder;
    private final EntryParser parser = EntryParser.ofAllSources(EvidenceLimits.DEFAULT);
    private final Random random = new Random(SEED);
    private final ByteArrayOutputStream records = new ByteArrayOutputStream();
    private String place = "";
    private int held;
    private int wanted;
    private int written;
    private long events;

    private BenchEvidence(Path folder) {
        this.folder = folder;
    }

    /**
     * What was made.
     *
     * @param folder of the files
     * @param files in order
     * @param events in them
     * @param bytes of the files
     */
    record Made(Path folder, List<Path> files, long events, long bytes) {

        /** About that share of the files, spread evenly. */
        Made share(double share) {
            List<Path> some = new ArrayList<>();
            int wanted = Math.max(1, (int) (files.size() * share));
            for (int i = 0; i < wanted; i++) {
                some.add(files.get((int) ((long) i * files.size() / wanted)));
            }
            return new Made(folder, some, -1, -1);
        }
    }

    /** Makes the evidence below the folder, or finds it there. */
    static Made make(Path folder, long events, JobContext job) throws IOException, NightjarException {
        Path target = folder.resolve("evidence-" + events);
        Path done = target.resolve(DONE);
        if (!Files.exists(done)) {
            BenchEvidence making = new BenchEvidence(target.resolve("AWSLogs"));
            making.run(folder.resolve("simulated"), events, job);
            Files.writeString(done, Long.toString(making.events));
        }
        long made = Long.parseLong(Files.readString(done));
        List<Path> files = filesBelow(target.resolve("AWSLogs"));
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        return new Made(target.resolve("AWSLogs"), files, made, bytes);
    }

    private void run(Path simulated, long wantedEvents, JobContext job) throws IOException, NightjarException {
        SimulationPlan plan = SimulationPlan.of(Story.MIXED, SEED).withEvents(wantedEvents);
        Path evidence = Simulation.run(plan, simulated, job).evidence();
        wanted = draw();
        List<Path> files = new ArrayList<>(filesBelow(evidence));
        files.sort(Comparator.comparing(BenchEvidence::placeOf).thenComparing(Path::toString));
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        job.stage("putting the evidence into files of all sizes", JobUnit.BYTES, bytes);
        for (Path file : files) {
            String next = placeOf(file);
            if (!next.equals(place)) {
                flush();
                place = next;
            }
            EvidenceReader.read(file, this, EvidenceLimits.DEFAULT, job);
        }
        flush();
        delete(simulated);
    }

    /** Of {@code ACCOUNT_CloudTrail_REGION_TIME_RANDOM.json.gz}. */
    private static String placeOf(Path file) {
        String[] parts = String.valueOf(file.getFileName()).split("_", -1);
        return parts[0] + "/CloudTrail/" + parts[2];
    }

    private int draw() {
        return (int) (FEWEST * Math.pow((double) MOST / FEWEST, random.nextDouble()));
    }

    private void flush() throws IOException {
        if (held == 0) {
            return;
        }
        Path file = folder.resolve(place).resolve(String.format(Locale.ROOT, "%06d_CloudTrail.json.gz", written++));
        Files.createDirectories(file.getParent());
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("{\"Records\":[".getBytes(StandardCharsets.UTF_8));
            records.writeTo(out);
            out.write("]}".getBytes(StandardCharsets.UTF_8));
        }
        records.reset();
        held = 0;
        wanted = draw();
    }

    @Override
    public void entry(String entryPath, InputStream content, Optional<byte[]> gzip, Unfolder unfolder)
            throws IOException {
        try {
            parser.parse(entryPath, content, unfolder, this, JobContext.unwatched());
        } catch (UncheckedIOException full) {
            throw full.getCause();
        }
    }

    @Override
    public void event(AuditEvent event, byte[] buffer, int offset, int length) {
        if (held > 0) {
            records.write(',');
        }
        records.write(buffer, offset, length);
        held++;
        events++;
        if (held >= wanted) {
            try {
                flush();
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        }
    }

    @Override
    public void reject(RecordPosition position, String reason, String message, String excerpt) {
        throw new IllegalStateException("simulated evidence is read without rejects: " + message);
    }

    @Override
    public void skipped(String entryPath, String message) {}

    static List<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
