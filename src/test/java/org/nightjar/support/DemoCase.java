package org.nightjar.support;

import static org.nightjar.support.TestEvents.anEvent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.nightjar.casefile.CaseData;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.EvidenceStatus;
import org.nightjar.model.NetworkClass;
import org.nightjar.store.CaseInfo;
import org.nightjar.store.EventIndex;

/** A small made-up case for window tests: two ordinary weeks of six users, and one night that is not ordinary. */
public final class DemoCase {

    /** First moment of the case. */
    public static final Instant START = Instant.parse("2024-05-01T00:00:00Z");

    /** When the odd night begins. */
    public static final Instant NIGHT = Instant.parse("2024-05-13T03:04:00Z");

    private static final String[][] WORK = {
        {"s3.amazonaws.com", "GetObject"}, {"s3.amazonaws.com", "ListObjects"},
        {"ec2.amazonaws.com", "DescribeInstances"}, {"ec2.amazonaws.com", "DescribeSnapshots"},
        {"logs.amazonaws.com", "GetLogEvents"}, {"lambda.amazonaws.com", "Invoke"},
        {"dynamodb.amazonaws.com", "Query"}, {"kms.amazonaws.com", "Decrypt"}
    };

    private DemoCase() {}

    private static TestEnrichment enrichment() {
        return new TestEnrichment()
                .place("198.51.100.7", "DE", "Berlin", 52.5, 13.4, 3320, "Deutsche Telekom AG", NetworkClass.ISP)
                .place("198.51.100.9", "DE", "Munich", 48.1, 11.6, 3209, "Vodafone GmbH", NetworkClass.ISP)
                .place("203.0.113.5", "RO", "Bucharest", 44.4, 26.1, 9009, "M247 Europe", NetworkClass.VPN_OR_HOSTING)
                .place("192.0.2.44", "US", "Ashburn", 39.0, -77.5, 14618, "Amazon.com", NetworkClass.CLOUD);
    }

    /** The events of the case. */
    public static List<AuditEvent> events() {
        List<AuditEvent> events = new ArrayList<>();
        Random random = new Random(7);
        for (int day = 0; day < 14; day++) {
            for (int i = 0; i < 160; i++) {
                Instant time = START.plus(Duration.ofDays(day)).plusSeconds(6 * 3600 + random.nextInt(11 * 3600));
                events.add(ordinary(random, time).build());
            }
        }
        night(events);
        return events;
    }

    private static TestEvents ordinary(Random random, Instant time) {
        String[] work = WORK[random.nextInt(WORK.length)];
        TestEvents event = anEvent().at(time).reads(work[0], work[1]).on("arn:aws:s3:::orders-" + random.nextInt(4));
        switch (random.nextInt(6)) {
            case 0 -> event.by("alice").from("198.51.100.7").with("aws-cli/2.15.0");
            case 1 -> event.by("bob").from("198.51.100.9").with("Mozilla/5.0");
            case 2 -> event.by("carol").from("198.51.100.7").with("Boto3/1.34");
            case 3 -> event.by("dave").from("198.51.100.9").with("Terraform/1.7");
            default ->
                event.byRole("deploy-pipeline", "build-" + random.nextInt(9))
                        .from("192.0.2.44")
                        .with("Boto3/1.34");
        }
        return random.nextInt(40) == 0 ? event.denied() : event;
    }

    private static void night(List<AuditEvent> events) {
        TestEvents night =
                anEvent().by("bob").from("203.0.113.5").with("aws-cli/1.16.9").in("us-east-1");
        events.add(night.at(NIGHT)
                .reads("sts.amazonaws.com", "GetCallerIdentity")
                .on()
                .build());
        events.addAll(night.reads("ec2.amazonaws.com", "DescribeSnapshots")
                .at(NIGHT.plusSeconds(60))
                .times(24, Duration.ofSeconds(20)));
        for (int i = 0; i < 12; i++) {
            events.add(night.at(NIGHT.plusSeconds(900 + 30L * i))
                    .writes("ec2.amazonaws.com", "ModifySnapshotAttribute")
                    .on("arn:aws:ec2:us-east-1:111122223333:snapshot/snap-0f3a9c1d2e4b5a6" + (70 + i))
                    .sharedWith("999988887777")
                    .standsAt("AWSLogs/111122223333/CloudTrail/us-east-1/2024/05/13/log.json.gz", i, 4096L * i)
                    .build());
        }
        events.add(night.at(NIGHT.plusSeconds(1500))
                .writes("logs.amazonaws.com", "PutRetentionPolicy")
                .on("arn:aws:logs:us-east-1:111122223333:log-group:vpc-flow")
                .denied()
                .build());
    }

    /** Two items with counters that add up, one of them with rejects. */
    public static List<EvidenceItem> evidence(long events) {
        Instant when = Instant.parse("2024-05-20T08:15:00Z");
        return List.of(
                new EvidenceItem(
                        1,
                        "evidence/cloudtrail-export.zip",
                        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                        18_400_000,
                        when,
                        events + 412,
                        events,
                        412,
                        0,
                        EvidenceStatus.COMPLETE,
                        ""),
                new EvidenceItem(
                        2,
                        "evidence/mailbox/notes.json.gz",
                        "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
                        20_480,
                        when,
                        3,
                        0,
                        0,
                        3,
                        EvidenceStatus.PARTIAL,
                        "Three records are cut off."));
    }

    /** The case with or without a detection. */
    public static CaseData data(boolean detected) {
        EventIndex index = enrichment().index(events());
        DetectionResult detection = detected ? DemoFindings.of(index) : DetectionResult.EMPTY;
        return new CaseData(
                new CaseInfo("Snapshot night", Instant.parse("2024-05-20T08:00:00Z"), 1, "0.1.0"),
                index,
                detection,
                evidence(index.size()),
                List.of("IP Geolocation by DB-IP (2026-06)"));
    }

    /** A case that holds nothing yet. */
    public static CaseData empty() {
        return new CaseData(
                new CaseInfo("New case", Instant.parse("2024-05-20T08:00:00Z"), 1, "0.1.0"),
                enrichment().index(List.of()),
                DetectionResult.EMPTY,
                List.of(),
                List.of());
    }
}
