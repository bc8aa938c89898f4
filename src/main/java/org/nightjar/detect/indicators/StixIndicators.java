package org.nightjar.detect.indicators;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.nightjar.job.JobContext;

/**
 * Reads the indicators of a STIX 2.1 bundle, an object at a time. Other objects are passed over; what is revoked or
 * not a simple pattern is counted.
 *
 * @see <a href="https://docs.oasis-open.org/cti/stix/v2.1/os/stix-v2.1-os.html">STIX 2.1</a>
 */
final class StixIndicators {

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(100)
                    .maxStringLength(1 << 20)
                    .build())
            .build());

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
                object(JSON.readTree(parser), number, collector);
            }
            if (!found) {
                collector.notUnderstood(1, "JSON without the “objects” of a STIX bundle");
            }
        } catch (JsonProcessingException broken) {
            collector.notUnderstood(number + 1, "the bundle breaks off or is no JSON");
        }
    }

    private static void object(JsonNode object, int number, IndicatorCollector collector) {
        if (!object.path("type").asText().equals("indicator")) {
            return;
        }
        String pattern = object.path("pattern").asText();
        String language = object.path("pattern_type").asText("stix");
        String comment = object.path("description").asText(object.path("name").asText());
        if (object.path("revoked").asBoolean()) {
            collector.notUnderstood(number, "revoked: " + pattern);
            return;
        }
        List<List<Indicator.Atom>> ways = language.equals("stix") ? StixPattern.read(pattern) : List.of();
        if (ways.isEmpty()) {
            collector.notUnderstood(number, pattern);
        }
        ways.forEach(atoms -> collector.add(atoms, number, comment));
    }
}
