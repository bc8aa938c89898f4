package org.nightjar.detect.indicators;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nightjar.job.JobContext;

/**
 * Reads the indicators of a STIX 2.1 bundle, an object at a time. Other objects and what is nested in one are passed
 * over without being built; what is revoked and what is not a simple pattern is counted.
 *
 * @see <a href="https://docs.oasis-open.org/cti/stix/v2.1/os/stix-v2.1-os.html">STIX 2.1</a>
 */
final class StixIndicators {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(100)
                    .maxStringLength(1 << 20)
                    .build())
            .build();

    private static final Set<String> ASKED =
            Set.of("type", "pattern", "pattern_type", "description", "name", "revoked", "valid_until");

    /** What is good for so long needs no end. */
    private static final Instant FOREVER = Instant.parse("9000-01-01T00:00:00Z");

    private StixIndicators() {}

    static void read(InputStream in, IndicatorCollector collector, JobContext job) throws IOException {
        int number = 0;
        try (JsonParser parser = JSON.createParser(in)) {
            boolean found = false;
            while (!found && parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME) {
                    boolean objects = parser.currentName().equals("objects");
                    JsonToken value = parser.nextToken();
                    found = objects && value == JsonToken.START_ARRAY;
                    if (!found) {
                        parser.skipChildren();
                    }
                }
            }
            while (found && parser.nextToken() == JsonToken.START_OBJECT) {
                number++;
                job.checkCancelled();
                object(fields(parser), number, collector);
            }
            if (!found) {
                collector.notUnderstood(1, "JSON without the “objects” of a STIX bundle");
            }
        } catch (JsonProcessingException broken) {
            collector.notUnderstood(number + 1, "the bundle breaks off or is no JSON");
        }
    }

    /** The plain values of the object that has begun which are asked for here; what is nested is passed over. */
    private static Map<String, String> fields(JsonParser parser) throws IOException {
        Map<String, String> fields = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (parser.nextToken().isScalarValue()) {
                if (ASKED.contains(name)) {
                    fields.put(name, parser.getText());
                }
            } else {
                parser.skipChildren();
            }
        }
        return fields;
    }

    private static void object(Map<String, String> object, int number, IndicatorCollector collector) {
        if (!object.getOrDefault("type", "").equals("indicator")) {
            return;
        }
        String pattern = object.getOrDefault("pattern", "");
        String language = object.getOrDefault("pattern_type", "stix");
        String comment = object.getOrDefault("description", object.getOrDefault("name", ""));
        if (object.getOrDefault("revoked", "").equals("true")) {
            collector.revoked();
            return;
        }
        List<List<Indicator.Atom>> ways = language.equals("stix") ? StixPattern.read(pattern) : List.of();
        if (ways.isEmpty()) {
            collector.notUnderstood(number, pattern);
        }
        Optional<Instant> validUntil = time(object.getOrDefault("valid_until", ""));
        ways.forEach(atoms -> collector.add(atoms, number, comment, validUntil));
    }

    /** Empty where there is no time, or one that cannot be read: the entry is looked for all the same. */
    private static Optional<Instant> time(String written) {
        try {
            return Optional.of(written)
                    .filter(text -> !text.isEmpty())
                    .map(text -> OffsetDateTime.parse(text).toInstant())
                    .filter(time -> time.isAfter(Instant.EPOCH) && time.isBefore(FOREVER));
        } catch (DateTimeException noTime) {
            return Optional.empty();
        }
    }
}
