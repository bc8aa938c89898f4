package org.nightjar.detect.sigma;

import static org.nightjar.support.TestEvents.anEvent;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.nightjar.job.JobContext;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.Dimension;
import org.nightjar.model.NightjarException;
import org.nightjar.model.RuleReport;
import org.nightjar.store.EventIndex;
import org.nightjar.support.TestEnrichment;

/** Rules in YAML tried on events without any case; the last part of an event's address is its number as well. */
final class CorrelationTrial {

    static final String LOGSOURCE = "logsource: {product: aws, service: cloudtrail}\n";
    static final String TRIED =
            "title: Tried\nname: tried\n" + LOGSOURCE + "detection:\n  s: {eventName: TryDoor}\n  condition: s\n";
    static final String OPENED =
            "title: Opened\nname: opened\n" + LOGSOURCE + "detection:\n  s: {eventName: OpenDoor}\n  condition: s\n";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Has nothing to close. */
    private interface Reading extends RecordSource.Reader {
        @Override
        default void close() {}
    }

    private CorrelationTrial() {}

    static AuditEvent event(String user, String action, int second, String address) {
        return anEvent()
                .by(user)
                .at(Instant.parse("2024-05-01T10:00:00Z").plusSeconds(second))
                .writes("doors.example.com", action)
                .from(address)
                .build();
    }

    static List<RuleReport> run(Path folder, List<AuditEvent> events, String... documents)
            throws IOException, NightjarException {
        Path file = Files.writeString(folder.resolve("rules.yml"), String.join("---\n", documents));
        RuleSet rules = RuleSetReader.read(List.of(file), JobContext.unwatched());
        EventIndex index = new TestEnrichment().index(events);
        RecordSource records = () -> (Reading) row -> {
            String address = index.value(Dimension.ADDRESS, row);
            ObjectNode rec = JSON.createObjectNode();
            rec.put("eventName", index.value(Dimension.ACTION, row));
            rec.put("sourceIPAddress", address);
            rec.putObject("userIdentity").put("arn", index.principal(row).arn());
            rec.putObject("additionalEventData").put("size", Integer.parseInt(address.substring(8)));
            return new LoggedRecord(rec.toString().getBytes(StandardCharsets.UTF_8), rec);
        };
        return SigmaMatching.of(index, records, rules, JobContext.unwatched()).reports(List.of());
    }
}
