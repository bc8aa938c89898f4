package org.nightjar.enrich.lists;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nightjar.model.IpNetwork;
import org.nightjar.model.NetworkClass;

/**
 * Amazon's {@code ip-ranges.json}. A network stands there once per service that uses it: {@code AMAZON} means no more
 * than "Amazon's", {@code EC2} the customers' machines; any other service is more exact. Read token by token, so that
 * a file takes no more memory than its networks. Used once.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/aws-ip-syntax.html">Syntax of the address ranges</a>
 */
final class AwsRanges {
    private static final Set<String> DELIVERY = Set.of("CLOUDFRONT", "CLOUDFRONT_ORIGIN_FACING", "GLOBALACCELERATOR");

    private static final Set<String> ARRAYS = Set.of("prefixes", "ipv6_prefixes");
    private static final Set<String> FIELDS = Set.of("ip_prefix", "ipv6_prefix", "service", "region");

    private record Range(String service, String region) {
        private int exactness() {
            return switch (service) {
                case "AMAZON" -> 0;
                case "EC2" -> 1;
                default -> 2;
            };
        }

        private ListedNetwork of(IpNetwork network) {
            boolean delivery = DELIVERY.contains(service);
            String name = service.equals("AMAZON") ? "" : service + ", ";
            return new ListedNetwork(
                    network, delivery ? NetworkClass.CDN : NetworkClass.CLOUD, "AWS (" + name + region + ")");
        }
    }

    private final ListBuilder list = new ListBuilder("entry");
    private final Map<IpNetwork, Range> ranges = new HashMap<>();
    private int entries;

    private AwsRanges() {}

    static ListContent read(String text) throws IOException {
        AwsRanges ranges = new AwsRanges();
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            parser.nextToken();
            ranges.readTop(parser);
        } catch (JsonProcessingException e) {
            throw new IOException("its JSON is damaged after entry " + ranges.entries, e);
        }
        for (Map.Entry<IpNetwork, Range> range : ranges.ranges.entrySet()) {
            ranges.list.add(range.getValue().of(range.getKey()));
        }
        return ranges.list.content("AWS ip-ranges.json", List.copyOf(ranges.list.networks()));
    }

    private void readTop(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals("createDate")) {
                readDay(parser.getText());
            } else if (ARRAYS.contains(name) && parser.isExpectedStartArrayToken()) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    readEntry(parser);
                }
            } else {
                parser.skipChildren();
            }
        }
    }

    /** The day of {@code 2026-01-02-03-04-05}; without one the file's own date stands. */
    private void readDay(String created) {
        if (created.length() >= 10) {
            try {
                list.dated(LocalDate.parse(created.substring(0, 10)));
            } catch (DateTimeException e) {
                list.bad(1, created, "is no date");
            }
        }
    }

    private void readEntry(JsonParser parser) throws IOException {
        entries++;
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            list.bad(entries, "", "is no network");
            return;
        }
        Map<String, String> fields = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_STRING && FIELDS.contains(name)) {
                fields.put(name, parser.getText());
            } else {
                parser.skipChildren();
            }
        }
        String prefix = fields.getOrDefault("ip_prefix", fields.getOrDefault("ipv6_prefix", ""));
        IpNetwork network = list.network(entries, prefix, prefix);
        if (network != null) {
            Range range = new Range(fields.getOrDefault("service", "AMAZON"), fields.getOrDefault("region", "GLOBAL"));
            ranges.merge(network, range, (a, b) -> b.exactness() > a.exactness() ? b : a);
            if (ranges.size() > ListContent.MOST_NETWORKS) {
                throw new IOException("it has more than a million networks");
            }
        }
    }
}
