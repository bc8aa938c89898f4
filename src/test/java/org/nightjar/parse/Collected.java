package org.nightjar.parse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.nightjar.evidence.EntryHandler;
import org.nightjar.evidence.EvidenceLimits;
import org.nightjar.evidence.EvidenceReader;
import org.nightjar.evidence.Unfolder;
import org.nightjar.job.JobContext;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.NightjarException;
import org.nightjar.model.RecordPosition;
import org.nightjar.model.Reject;
import org.nightjar.support.UnpackedData;

/** Everything that came out of some evidence. */
final class Collected implements RecordSink, EntryHandler {

    final List<AuditEvent> events = new ArrayList<>();
    final List<byte[]> raw = new ArrayList<>();
    final List<Reject> rejects = new ArrayList<>();
    final List<String> skipped = new ArrayList<>();
    final Map<String, EntryOutcome> outcomes = new LinkedHashMap<>();

    private final EntryParser parser;

    Collected(EvidenceLimits limits) {
        this(EntryParser.ofAllSources(limits));
    }

    Collected(EntryParser parser) {
        this.parser = parser;
    }

    void entry(String entryPath, InputStream content) throws IOException {
        entry(entryPath, content, Optional.empty(), new UnpackedData());
    }

    static Collected of(String text) throws IOException {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static Collected of(byte[] bytes) throws IOException {
        Collected collected = new Collected(EvidenceLimits.DEFAULT);
        collected.entry("", new ByteArrayInputStream(bytes));
        return collected;
    }

    static Collected of(Path file) throws NightjarException {
        Collected collected = new Collected(EvidenceLimits.DEFAULT);
        EvidenceReader.read(file, collected, EvidenceLimits.DEFAULT, JobContext.unwatched());
        return collected;
    }

    EntryOutcome outcome() {
        return outcomes.values().iterator().next();
    }

    EntryOutcome outcome(String entry) {
        return Objects.requireNonNull(outcomes.get(entry), entry);
    }

    AuditEvent event() {
        return events.get(0);
    }

    Reject reject() {
        return rejects.get(0);
    }

    List<String> actions() {
        return events.stream().map(AuditEvent::action).toList();
    }

    List<String> reasons() {
        return rejects.stream().map(Reject::reason).toList();
    }

    String rawText(int index) {
        return new String(raw.get(index), StandardCharsets.UTF_8);
    }

    @Override
    public void entry(String entryPath, InputStream content, Optional<byte[]> gzip, Unfolder unfolder)
            throws IOException {
        outcomes.put(entryPath, parser.parse(entryPath, content, unfolder, this, JobContext.unwatched()));
    }

    @Override
    public void event(AuditEvent event, byte[] buffer, int offset, int length) {
        events.add(event);
        raw.add(Arrays.copyOfRange(buffer, offset, offset + length));
    }

    @Override
    public void reject(RecordPosition position, String reason, String message, String excerpt) {
        rejects.add(new Reject(1, position, reason, message, excerpt));
    }

    @Override
    public void skipped(String entryPath, String message) {
        skipped.add(entryPath);
    }
}
