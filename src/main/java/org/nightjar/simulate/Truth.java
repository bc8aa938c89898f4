package org.nightjar.simulate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Collects what belongs to which attack or decoy, day by day in order of time, and writes the truth file. The format
 * is described in {@code src/site/markdown/formats/truth.md}. Confined to one thread.
 */
final class Truth {
    private final Map<String, Entry> attacks = new TreeMap<>();
    private final Map<String, Entry> decoys = new TreeMap<>();

    void add(Act act) {
        Label label = act.label();
        if (label != null) {
            Map<String, Entry> side = label.attack() ? attacks : decoys;
            Entry entry = side.computeIfAbsent(label.id(), id -> new Entry(label));
            entry.first = Math.min(entry.first, act.second());
            entry.last = Math.max(entry.last, act.second());
            entry.eventIds.add(RecordWriter.eventId(act));
        }
    }

    int attacks() {
        return attacks.size();
    }

    int decoys() {
        return decoys.size();
    }

    long attackEvents() {
        return sum(attacks);
    }

    long decoyEvents() {
        return sum(decoys);
    }

    byte[] write(SimulationPlan plan, long events) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.setPrettyPrinter(printer);
            json.writeStartObject();
            json.writeStringField("story", plan.story().id());
            json.writeNumberField("seed", plan.seed());
            json.writeNumberField("events", events);
            json.writeArrayFieldStart("attacks");
            for (Entry entry : attacks.values()) {
                entry.write(json);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("decoys");
            for (Entry entry : decoys.values()) {
                entry.write(json);
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
        return bytes.toByteArray();
    }

    private static long sum(Map<String, Entry> side) {
        return side.values().stream().mapToLong(entry -> entry.eventIds.size()).sum();
    }

    /** One attack or decoy while it grows. */
    private static final class Entry {
        private final Label label;
        private final List<String> eventIds = new ArrayList<>();
        private long first = Long.MAX_VALUE;
        private long last = Long.MIN_VALUE;

        Entry(Label label) {
            this.label = label;
        }

        void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeStringField("id", label.id());
            json.writeStringField("title", label.title());
            json.writeStringField("user", label.user());
            json.writeStringField("start", Instant.ofEpochSecond(first).toString());
            json.writeStringField("end", Instant.ofEpochSecond(last + 1).toString());
            if (label.attack()) {
                json.writeFieldName("techniques");
                json.writeStartArray();
                for (String technique : label.techniques()) {
                    json.writeString(technique);
                }
                json.writeEndArray();
            }
            json.writeArrayFieldStart("eventIds");
            for (String id : eventIds) {
                json.writeString(id);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }
}
