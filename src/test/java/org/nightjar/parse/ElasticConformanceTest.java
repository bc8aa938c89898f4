package org.nightjar.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nightjar.enrich.AddressEnricher;
import org.nightjar.enrich.UserAgents;
import org.nightjar.enrich.UserFolding;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.AgentFacts;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.Outcome;
import org.nightjar.model.PrincipalUse;
import org.nightjar.model.User;
import org.nightjar.support.SharedData;

/**
 * Reads the CloudTrail records that Elastic tests its own integration with, places their addresses by the same test
 * databases, and compares each with what Elastic makes of it in ECS, field by field. A difference that is not
 * explained in {@link #EXPLAINED} fails, and so does an explanation that nothing needs.
 *
 * @see <a href="https://www.elastic.co/guide/en/ecs/current/index.html">Elastic Common Schema</a>
 */
class ElasticConformanceTest {
    private static final String FOLDER = "elastic-integrations/aws/cloudtrail";

    /** Field, what Elastic has and what Nightjar has; why. */
    private static final Map<String, String> EXPLAINED = Map.ofEntries(
            Map.entry(
                    "event id:  / nj-d4c126ae43e318ce41debab226ae7bcb",
                    "the record has none; Nightjar derives one from its content and says that it is derived"),
            Map.entry(
                    "client: Other / AWS Console",
                    "AWSConsole, console.amazonaws.com and signin.amazonaws.com are the console; Elastic's table of"
                            + " browsers does not know them"),
            Map.entry(
                    "client version: 24.0. / 24.0",
                    "Elastic writes a point behind the minor version where there is no patch version"),
            Map.entry(
                    "system:  / macOS (Darwin 18.7.0)",
                    "aws-cli writes the kernel's version; Elastic's table reads no system out of it"),
            Map.entry(
                    "user name: RoleToBeAssumed / RoleToBeAssumed/MySessionName",
                    "nobody is known behind the session, so its role and name together are the user; Elastic names the"
                            + " role"),
            Map.entry(
                    "action:  / AttachUserPolicy", "an Insights record is about this action; Elastic leaves it empty"),
            Map.entry(
                    "service:  / iam.amazonaws.com",
                    "an Insights record is about this service; Elastic leaves it empty"),
            Map.entry(
                    "outcome: success / unknown",
                    "an Insights record is a remark on a rate, not a call that ended; Elastic calls what has no error a"
                            + " success"),
            Map.entry(
                    "account:  / 123456789012",
                    "recipientAccountId of an Insights record; Elastic reads the actor's only"));

    @Test
    void everyDifferenceFromElasticsReadingIsExplained() throws Exception {
        List<String> unexplained = new ArrayList<>();
        TreeSet<String> needed = new TreeSet<>();
        int pairs = 0;
        try (AddressEnricher enricher = AddressEnricher.withDatabases(List.of(
                SharedData.require("maxmind-db/test-data/GeoLite2-City-Test.mmdb"),
                SharedData.require("maxmind-db/test-data/GeoLite2-ASN-Test.mmdb")))) {
            for (Path file : logs()) {
                List<AuditEvent> events = Collected.of(file).events;
                JsonNode expected = new ObjectMapper()
                        .readTree(file.resolveSibling(file.getFileName() + "-expected.json")
                                .toFile())
                        .path("expected");
                assertEquals(expected.size(), events.size(), file.toString());
                for (int i = 0; i < events.size(); i++) {
                    pairs++;
                    Map<String, String> theirs = theirs(expected.get(i));
                    Map<String, String> ours = ours(events.get(i), enricher);
                    assertEquals(theirs.keySet(), ours.keySet());
                    for (Map.Entry<String, String> field : theirs.entrySet()) {
                        String mine = ours.getOrDefault(field.getKey(), "");
                        String difference = field.getKey() + ": " + field.getValue() + " / " + mine;
                        if (!field.getValue().equals(mine)) {
                            needed.add(difference);
                            if (!EXPLAINED.containsKey(difference)) {
                                unexplained.add(file.getFileName() + " " + i + " " + difference);
                            }
                        }
                    }
                }
            }
        }
        assertEquals(List.of(), unexplained);
        assertEquals(new TreeSet<>(EXPLAINED.keySet()), needed);
        assertEquals(23, pairs);
    }

    private static List<Path> logs() throws IOException {
        try (Stream<Path> files = Files.list(SharedData.require(FOLDER))) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, String> theirs(JsonNode ecs) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("time", Instant.parse(ecs.path("@timestamp").asText()).toString());
        fields.put("event id", ecs.at("/event/id").asText());
        fields.put("action", ecs.at("/event/action").asText());
        fields.put("service", ecs.at("/event/provider").asText());
        fields.put("outcome", ecs.at("/event/outcome").asText());
        fields.put("error code", ecs.at("/aws/cloudtrail/error_code").asText());
        fields.put("error message", ecs.at("/aws/cloudtrail/error_message").asText());
        fields.put("user name", ecs.at("/user/name").asText());
        fields.put("user id", ecs.at("/user/id").asText());
        fields.put(
                "principal type", ecs.at("/aws/cloudtrail/user_identity/type").asText());
        fields.put("principal", ecs.at("/aws/cloudtrail/user_identity/arn").asText());
        fields.put(
                "access key",
                ecs.at("/aws/cloudtrail/user_identity/access_key_id").asText());
        fields.put("account", ecs.at("/cloud/account/id").asText());
        fields.put("region", ecs.at("/cloud/region").asText());
        fields.put("address", ecs.at("/source/address").asText());
        fields.put("country", ecs.at("/source/geo/country_iso_code").asText());
        fields.put("city", ecs.at("/source/geo/city_name").asText());
        fields.put("latitude", ecs.at("/source/geo/location/lat").asText());
        fields.put("longitude", ecs.at("/source/geo/location/lon").asText());
        fields.put("AS number", ecs.at("/source/as/number").asText());
        fields.put("operator", ecs.at("/source/as/organization/name").asText());
        fields.put("user agent", ecs.at("/user_agent/original").asText());
        fields.put("client", ecs.at("/user_agent/name").asText());
        fields.put("client version", ecs.at("/user_agent/version").asText());
        fields.put("system", ecs.at("/user_agent/os/full").asText());
        return fields;
    }

    private static Map<String, String> ours(AuditEvent event, AddressEnricher enricher) {
        AddressFacts address = enricher.facts(event.sourceAddress());
        AgentFacts agent = UserAgents.facts(event.userAgent());
        PrincipalUse use = new PrincipalUse(event.principal(), event.accessKeyId());
        User user = UserFolding.fold(List.of(use), List.of()).get(0);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("time", event.time().toString());
        fields.put("event id", event.eventId());
        fields.put("action", event.action());
        fields.put("service", event.service());
        fields.put(
                "outcome",
                event.outcome() == Outcome.DENIED ? "failure" : event.outcome().id());
        fields.put("error code", event.errorCode());
        fields.put("error message", event.errorMessage());
        fields.put("user name", user.equals(User.NOBODY) ? "" : user.id());
        fields.put("user id", event.principal().principalId());
        fields.put("principal type", event.principal().type());
        fields.put("principal", event.principal().arn());
        fields.put("access key", event.accessKeyId());
        fields.put("account", event.account());
        fields.put("region", event.region());
        fields.put("address", event.sourceAddress());
        fields.put("country", address.countryCode());
        fields.put("city", address.city());
        fields.put("latitude", address.hasPlace() ? Double.toString(address.latitude()) : "");
        fields.put("longitude", address.hasPlace() ? Double.toString(address.longitude()) : "");
        fields.put("AS number", address.asn() == 0 ? "" : Long.toString(address.asn()));
        fields.put("operator", address.asOrganization());
        fields.put("user agent", event.userAgent());
        fields.put("client", agent.family());
        fields.put("client version", agent.version());
        fields.put("system", agent.system());
        return fields;
    }
}
