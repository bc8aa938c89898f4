package org.nightjar.bench;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nightjar.detect.DetectedSignals;
import org.nightjar.detect.DetectionEngine;
import org.nightjar.detect.DetectionSettings;
import org.nightjar.detect.detectors.DetectorCatalogue;
import org.nightjar.enrich.AddressEnricher;
import org.nightjar.enrich.UserAgents;
import org.nightjar.enrich.UserFolding;
import org.nightjar.evidence.EntryHandler;
import org.nightjar.evidence.EvidenceLimits;
import org.nightjar.evidence.EvidenceReader;
import org.nightjar.evidence.Unfolder;
import org.nightjar.job.JobContext;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.AgentFacts;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.KeyIssue;
import org.nightjar.model.NightjarException;
import org.nightjar.model.PrincipalUse;
import org.nightjar.model.RecordPosition;
import org.nightjar.model.SharedCall;
import org.nightjar.model.UserLink;
import org.nightjar.parse.EntryParser;
import org.nightjar.parse.RecordSink;
import org.nightjar.store.Enrichment;
import org.nightjar.store.EventIndex;
import org.nightjar.store.EventTable;

/** The process that detects over one size of evidence and prints what it cost. */
final class DetectPeer {

    private DetectPeer() {}

    /** Arguments: an archive of evidence, and how many rounds. */
    public static void main(String[] args) throws Exception {
        EventIndex index = index(Path.of(args[0]));
        int rounds = Integer.parseInt(args[1]);
        System.gc();
        say("events", List.of((double) index.size()));
        say("index", List.of((double)
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()));
        List<Double> seconds = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        List<Double> peak = new ArrayList<>();
        Map<String, Double> byDetector = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            System.gc();
            heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
            long cpuBefore = cpuNanos();
            long started = System.nanoTime();
            DetectedSignals signals = new DetectionEngine(DetectorCatalogue.all())
                    .signals(index, DetectionSettings.DEFAULT, JobContext.unwatched());
            long detected = System.nanoTime();
            signals.rank(detector -> true);
            seconds.add((System.nanoTime() - started) / 1e9);
            cpu.add((cpuNanos() - cpuBefore) / 1e9);
            peak.add((double) heapPools().stream()
                    .mapToLong(pool -> pool.getPeakUsage().getUsed())
                    .sum());
            byDetector.clear();
            signals.byDetector().forEach(one -> byDetector.put(one.detector().id(), one.nanos() / 1e9));
            byDetector.put("(ranking)", (System.nanoTime() - detected) / 1e9);
        }
        say("seconds", seconds);
        say("cpu", cpu);
        say("peak", peak);
        byDetector.forEach((id, took) -> say("detector " + id, List.of(took)));
    }

    private static void say(String name, List<Double> values) {
        System.out.println(name + " "
                + values.stream()
                        .map(value -> String.format(Locale.ROOT, "%.3f", value))
                        .collect(Collectors.joining(" ")));
    }

    private static List<MemoryPoolMXBean> heapPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static long cpuNanos() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(java.time.Duration::toNanos)
                .orElse(0L);
    }

    private static EventIndex index(Path evidence) throws NightjarException {
        Reading reading = new Reading();
        EvidenceReader.read(evidence, reading, EvidenceLimits.DEFAULT, JobContext.unwatched());
        try (AddressEnricher addresses = AddressEnricher.bundled()) {
            return EventIndex.build(reading.table, new Facts(addresses));
        }
    }

    /** Puts every event into a table. */
    private static final class Reading implements EntryHandler, RecordSink {
        private final EntryParser parser = EntryParser.ofAllSources(EvidenceLimits.DEFAULT);
        private final EventTable table = new EventTable();

        @Override
        public void entry(String entryPath, InputStream content, Optional<byte[]> gzip, Unfolder unfolder)
                throws IOException {
            parser.parse(entryPath, content, unfolder, this, JobContext.unwatched());
        }

        @Override
        public void event(AuditEvent event, byte[] buffer, int offset, int length) {
            table.append(event, 1);
        }

        @Override
        public void reject(RecordPosition position, String reason, String message, String excerpt) {
            throw new IllegalStateException("simulated evidence is read without rejects: " + message);
        }

        @Override
        public void skipped(String entryPath, String message) {}
    }

    /** The bundled answers. */
    private record Facts(AddressEnricher addresses) implements Enrichment {

        @Override
        public AddressFacts address(String loggedAddress) {
            return addresses.facts(loggedAddress);
        }

        @Override
        public AgentFacts agent(String userAgent) {
            return UserAgents.facts(userAgent);
        }

        @Override
        public List<UserLink> users(
                List<PrincipalUse> uses, List<KeyIssue> issues, List<SharedCall> shared, Set<String> accounts) {
            return UserFolding.links(uses, issues, shared, accounts);
        }
    }
}
