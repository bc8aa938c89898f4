package org.nightjar.support;

import static org.nightjar.support.TestEvents.anEvent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.NetworkClass;
import org.nightjar.model.Principal;

/**
 * Twelve people and two workloads of one account who do much the same every working day: the background of detector
 * tests. Drawn from a fixed seed; days begin on Monday 2024-05-06, times are UTC, people work from 08:00 to 17:00.
 */
public final class OrdinaryLife {

    public static final int PEOPLE = 12;

    /** An address in Berlin, of an internet provider, that all people use. */
    public static final String OFFICE = "192.0.2.10";

    /** An address in Singapore, of rented servers, that nobody uses. */
    public static final String RENTED = "203.0.113.66";

    /** An address of the cloud, that workloads use. */
    public static final String CLOUD = "198.51.100.20";

    private static final Instant MONDAY = Instant.parse("2024-05-06T00:00:00Z");
    private static final String[] SERVICES = {"s3.amazonaws.com", "ec2.amazonaws.com", "logs.amazonaws.com"};
    private static final String[] ACTIONS = {"GetObject", "DescribeInstances", "FilterLogEvents"};

    private OrdinaryLife() {}

    /** Answers about the addresses here. */
    public static TestEnrichment enrichment() {
        return new TestEnrichment()
                .place(OFFICE, "DE", "Berlin", 52.5, 13.4, 64500, "Example Net", NetworkClass.ISP)
                .place(CLOUD, "DE", "Frankfurt", 50.1, 8.7, 64501, "Example Cloud", NetworkClass.CLOUD)
                .place(RENTED, "SG", "Singapore", 1.3, 103.8, 64502, "Example Hosting", NetworkClass.VPN_OR_HOSTING);
    }

    /** Name of a person, from 0. */
    public static String person(int number) {
        return "person-" + number;
    }

    /** That many days from the first Monday, at that time of day. */
    public static Instant at(int day, int hour, int minute) {
        return MONDAY.plus(Duration.ofDays(day)).plus(Duration.ofMinutes(60L * hour + minute));
    }

    /** The events of that many days, weekends free, in time order but for ties. */
    public static List<AuditEvent> days(int days) {
        List<AuditEvent> events = new ArrayList<>();
        Random random = new Random(42);
        for (int day = 0; day < days; day++) {
            if (day % 7 >= 5) {
                continue;
            }
            for (int person = 0; person < PEOPLE; person++) {
                for (int hour = 8; hour < 17; hour++) {
                    int what = random.nextInt(SERVICES.length);
                    events.add(anEvent()
                            .at(at(day, hour, random.nextInt(50)).plusMillis(person))
                            .by(person(person))
                            .from(OFFICE)
                            .reads(SERVICES[what], ACTIONS[what])
                            .build());
                }
            }
            for (int hour = 0; hour < 24; hour += 2) {
                events.add(anEvent()
                        .at(at(day, hour, 7).plusMillis(500))
                        .byRole("web", "i-0123456789abcdef0")
                        .key("ASIAWEB" + day)
                        .from(CLOUD)
                        .with("aws-sdk-java/2.25")
                        .build());
                events.add(service().at(at(day, hour, 9).plusMillis(700)).build());
            }
        }
        return events;
    }

    private static TestEvents service() {
        Principal trail = new Principal("AWSService", "", "", "", "", "", "", "cloudtrail.amazonaws.com", "");
        return anEvent()
                .by(trail)
                .key("")
                .from("cloudtrail.amazonaws.com")
                .with("cloudtrail.amazonaws.com")
                .reads("s3.amazonaws.com", "GetBucketAcl")
                .on("arn:aws:s3:::example-trail");
    }
}
