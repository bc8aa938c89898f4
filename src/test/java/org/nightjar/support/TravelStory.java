package org.nightjar.support;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.nightjar.casefile.CaseData;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.Explanation;
import org.nightjar.model.Finding;
import org.nightjar.model.NetworkClass;
import org.nightjar.model.Severity;
import org.nightjar.store.CaseInfo;
import org.nightjar.store.EventIndex;

/**
 * A made-up case for map and graph: Alice works in Berlin and Hamburg and is suddenly in Sydney and, over the
 * Pacific, in San Francisco; others work from other cities; services do their part.
 */
public final class TravelStory {

    public static final String BERLIN = "198.51.100.7";
    public static final String HAMBURG = "198.51.100.8";
    public static final String SYDNEY = "203.0.113.9";
    public static final String SAN_FRANCISCO = "203.0.113.200";
    public static final Instant START = Instant.parse("2024-05-01T08:00:00Z");

    private final List<AuditEvent> events = new ArrayList<>();
    private final TestEnrichment enrichment = new TestEnrichment();

    private TravelStory() {
        place(BERLIN, "DE", "Berlin", 52.52, 13.40, 64500, "Example Access", NetworkClass.ISP);
        place(HAMBURG, "DE", "Hamburg", 53.55, 9.99, 64500, "Example Access", NetworkClass.ISP);
        place(SYDNEY, "AU", "Sydney", -33.87, 151.21, 64501, "Example Hosting", NetworkClass.VPN_OR_HOSTING);
        place(SAN_FRANCISCO, "US", "San Francisco", 37.77, -122.42, 64502, "Example Cloud", NetworkClass.CLOUD);
    }

    private void place(
            String address, String country, String city, double lat, double lon, long asn, String by, NetworkClass is) {
        enrichment.place(address, country, city, lat, lon, asn, by, is);
    }

    /** Alice alone, on her impossible way. */
    public static CaseData alice() {
        TravelStory story = new TravelStory();
        story.addAlice();
        return story.data();
    }

    /** Alice, thirty colleagues around the world, and services. */
    public static CaseData everybody() {
        TravelStory story = new TravelStory();
        story.addAlice();
        story.addColleagues();
        return story.data();
    }

    /** Events that have no place at all. */
    public static CaseData placeless() {
        TravelStory story = new TravelStory();
        story.events.addAll(
                TestEvents.anEvent().from("ec2.amazonaws.com").at(START).times(40, Duration.ofMinutes(3)));
        return story.data();
    }

    private void addAlice() {
        String[] buckets = {"reports", "payroll", "backups", "images", "logs", "landing", "exports", "terraform"};
        for (int i = 0; i < 160; i++) {
            events.add(TestEvents.anEvent()
                    .by("alice")
                    .from(office(i / 40))
                    .at(START.plus(Duration.ofDays(i / 40)).plus(Duration.ofMinutes(10L * (i % 40))))
                    .on("arn:aws:s3:::example-" + buckets[i % buckets.length] + "/2024/part-" + i % 12)
                    .build());
        }
        String[] services = {"ec2", "iam", "sts", "lambda", "dynamodb", "logs", "kms", "cloudwatch"};
        for (int i = 0; i < 120; i++) {
            events.add(TestEvents.anEvent()
                    .by("alice")
                    .from(office(i / 30))
                    .with(i % 3 == 0 ? "Mozilla/5.0" : "Boto3/1.34")
                    .at(START.plus(Duration.ofDays(i / 30)).plus(Duration.ofMinutes(14L * (i % 30) + 7)))
                    .reads(services[i % services.length] + ".amazonaws.com", "Describe" + i % 5)
                    .on("arn:aws:" + services[i % services.length] + ":eu-central-1:111122223333:thing/" + i % 14)
                    .build());
        }
        addTheft(START.plus(Duration.ofDays(3)).plus(Duration.ofHours(11)));
    }

    /** Two days in Berlin, one in Hamburg, one in Berlin again. */
    private static String office(int day) {
        return day == 2 ? HAMBURG : BERLIN;
    }

    private void addTheft(Instant at) {
        for (int i = 0; i < 6; i++) {
            events.add(TestEvents.anEvent()
                    .id("theft-" + i)
                    .by("alice")
                    .from(SYDNEY)
                    .with("Pacu/1.5")
                    .at(at.plus(Duration.ofMinutes(i)))
                    .writes("ec2.amazonaws.com", "ModifySnapshotAttribute")
                    .on("arn:aws:ec2:eu-central-1:111122223333:snapshot/snap-0a1b2c3d4e5f6071" + i)
                    .sharedWith("999988887777")
                    .build());
        }
        for (int i = 0; i < 4; i++) {
            events.add(TestEvents.anEvent()
                    .id("denied-" + i)
                    .by("alice")
                    .from(SAN_FRANCISCO)
                    .key("ASIAEXAMPLESTOLEN")
                    .at(at.plus(Duration.ofHours(2)).plus(Duration.ofMinutes(i)))
                    .writes("iam.amazonaws.com", "CreateUser")
                    .denied()
                    .build());
        }
    }

    private void addColleagues() {
        Object[][] cities = {
            {"GB", "London", 51.51, -0.13}, {"FR", "Paris", 48.86, 2.35}, {"PL", "Warsaw", 52.23, 21.01},
            {"ES", "Madrid", 40.42, -3.70}, {"NL", "Amsterdam", 52.37, 4.90}, {"SE", "Stockholm", 59.33, 18.06},
            {"IN", "Bengaluru", 12.97, 77.59}, {"JP", "Tokyo", 35.68, 139.69}, {"BR", "São Paulo", -23.55, -46.63},
            {"US", "New York", 40.71, -74.01}, {"US", "Seattle", 47.61, -122.33}, {"ZA", "Cape Town", -33.92, 18.42},
            {"SG", "Singapore", 1.35, 103.82}, {"IE", "Dublin", 53.35, -6.26}, {"CA", "Toronto", 43.65, -79.38}
        };
        NetworkClass[] classes = {
            NetworkClass.ISP, NetworkClass.ISP, NetworkClass.CLOUD, NetworkClass.VPN_OR_HOSTING, NetworkClass.TOR
        };
        for (int i = 0; i < 30; i++) {
            Object[] city = cities[i % cities.length];
            String address = "192.0.2." + (i + 1);
            place(
                    address,
                    (String) city[0],
                    (String) city[1],
                    (double) city[2],
                    (double) city[3],
                    64510 + i % 9,
                    "Example Net " + i % 9,
                    classes[i % classes.length]);
            String name = String.format("colleague-%02d", i);
            Instant from = START.plus(Duration.ofMinutes(11L * i));
            events.addAll(TestEvents.anEvent()
                    .by(name)
                    .from(address)
                    .at(from)
                    .on("arn:aws:s3:::example-shared-" + i % 7 + "/" + name)
                    .times(3 + i * i, Duration.ofMinutes(31)));
        }
        events.addAll(TestEvents.anEvent()
                .from("cloudtrail.amazonaws.com")
                .at(START)
                .by("cloudtrail")
                .times(300, Duration.ofMinutes(20)));
    }

    private CaseData data() {
        EventIndex index = enrichment.index(events);
        return new CaseData(
                new CaseInfo("Travel", Instant.EPOCH, 1, "0"), index, detection(index), List.of(), List.of());
    }

    private static DetectionResult detection(EventIndex index) {
        if (index.findRow("theft-0") < 0) {
            return DetectionResult.EMPTY;
        }
        return new DetectionResult(
                List.of(
                        finding("f1", Severity.CRITICAL, 92, ids("theft-", 6), "Snapshots shared outside"),
                        finding("f2", Severity.MEDIUM, 45, ids("denied-", 4), "Denied from a new place")),
                List.of(),
                List.of(),
                List.of());
    }

    private static List<String> ids(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    private static Finding finding(String id, Severity severity, double score, List<String> events, String title) {
        Explanation why = new Explanation(title, "", "", "", "", List.of(), List.of(), "", List.of());
        return new Finding(id, "test", title, severity, score, "alice", START, START, events, List.of(), why);
    }
}
