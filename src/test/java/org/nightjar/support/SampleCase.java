package org.nightjar.support;

import static org.nightjar.support.TestEvents.anEvent;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.DetectorReport;
import org.nightjar.model.Dimension;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.EvidenceStatus;
import org.nightjar.model.Explanation;
import org.nightjar.model.Finding;
import org.nightjar.model.Incident;
import org.nightjar.model.NetworkClass;
import org.nightjar.model.QueryText;
import org.nightjar.model.RecordPosition;
import org.nightjar.model.Reject;
import org.nightjar.model.Severity;
import org.nightjar.model.User;
import org.nightjar.model.UserKind;
import org.nightjar.model.UserRisk;
import org.nightjar.store.ActionEntry;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/**
 * A small case with all that a face or a report shows: four weeks of three users, one night of snapshots shared with
 * a foreign account, a second weaker incident, and hostile text in user agents and file names.
 */
public final class SampleCase {

    /** What a log may hold to harm who reads it: markup, a quote, text turned round, NUL, a cursor movement. */
    public static final String HOSTILE = "<script>alert('x')</script>\"\u202egpj.exe\0\u001b[2J";

    private static final Instant FIRST_DAY = Instant.parse("2024-05-01T00:00:00Z");
    private static final Instant NIGHT = Instant.parse("2024-05-26T03:02:11Z");

    private final EventIndex index;
    private final DetectionResult detection;

    private SampleCase() {
        List<AuditEvent> night = night();
        List<AuditEvent> denied = denied();
        List<AuditEvent> events = ordinaryDays();
        events.addAll(night);
        events.addAll(denied);
        index = new TestEnrichment()
                .place("198.51.100.7", "DE", "Köln", 50.94, 6.96, 64496, "Example Broadband", NetworkClass.ISP)
                .place(
                        "203.0.113.66",
                        "NL",
                        "Amsterdam",
                        52.37,
                        4.9,
                        64511,
                        "Rented Racks",
                        NetworkClass.VPN_OR_HOSTING)
                .index(events);
        List<Finding> findings = findings(ids(night), ids(denied));
        detection = new DetectionResult(findings, incidents(findings, ids(night), ids(denied)), users(), detectors());
    }

    public static SampleCase make() {
        return new SampleCase();
    }

    public EventIndex index() {
        return index;
    }

    public DetectionResult detection() {
        return detection;
    }

    public List<EvidenceItem> evidence() {
        Instant imported = Instant.parse("2024-06-03T08:15:00Z");
        long stored = index.size();
        return List.of(
                new EvidenceItem(
                        1,
                        "bucket/" + HOSTILE + ".zip",
                        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                        48_211_004,
                        imported,
                        stored + 12,
                        stored,
                        9,
                        3,
                        EvidenceStatus.PARTIAL,
                        "One entry ends in the middle of a record."),
                new EvidenceItem(
                        2,
                        "bucket/readme.txt",
                        "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
                        812,
                        imported,
                        0,
                        0,
                        0,
                        0,
                        EvidenceStatus.NOT_A_LOG,
                        "Plain text, no audit log."));
    }

    public List<Reject> rejects() {
        return List.of(
                new Reject(
                        1,
                        new RecordPosition("eu-central-1/b.json.gz", 410, 190_022),
                        "truncated",
                        "The record ends in the middle.",
                        "{\"eventVersion\":\"1.08\",\"userIdent" + HOSTILE),
                new Reject(
                        1,
                        new RecordPosition("eu-central-1/c.json.gz", 0, 0),
                        "broken-json",
                        "A brace is missing.",
                        "{\"Records\":[{"));
    }

    public List<ActionEntry> actions() {
        return List.of(
                new ActionEntry(
                        1,
                        Instant.parse("2024-06-03T08:15:00Z"),
                        "import",
                        "bucket.zip: 1 item",
                        "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"),
                new ActionEntry(
                        2,
                        Instant.parse("2024-06-03T08:16:10Z"),
                        "detect",
                        "3 findings",
                        "fcde2b2edba56bf408601fb721fe9b5c338d10ee429ea04fae5511b68fbf8fb9"));
    }

    public List<String> geoDatabases() {
        return List.of("Example City 2024-05-28. This product includes data by Example, licensed CC BY 4.0.");
    }

    private static List<AuditEvent> ordinaryDays() {
        Random random = new Random(11);
        List<AuditEvent> events = new ArrayList<>();
        for (int day = 0; day < 28; day++) {
            Instant morning = FIRST_DAY.plus(day, ChronoUnit.DAYS).plus(Duration.ofHours(8));
            boolean weekend = day % 7 == 3 || day % 7 == 4;
            for (int i = 0; i < (weekend ? 2 : 12 + random.nextInt(8)); i++) {
                Instant time = morning.plusSeconds(random.nextInt(32_000));
                events.add(anEvent()
                        .by("alice")
                        .at(time)
                        .reads("s3.amazonaws.com", "GetObject")
                        .id("a" + day + "-" + i)
                        .build());
                events.add(anEvent()
                        .by("bob")
                        .at(time.plusSeconds(3))
                        .reads("ec2.amazonaws.com", "DescribeInstances")
                        .id("b" + day + "-" + i)
                        .build());
            }
            for (int hour = 0; hour < 24; hour += 6) {
                events.add(anEvent()
                        .byRole("nightly-backup", "copier")
                        .at(morning.plus(Duration.ofHours(hour)))
                        .writes("ec2.amazonaws.com", "CreateSnapshot")
                        .id("c" + day + "-" + hour)
                        .build());
            }
        }
        return events;
    }

    private static List<AuditEvent> night() {
        List<AuditEvent> events = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            events.add(anEvent()
                    .by("alice")
                    .at(NIGHT.plusSeconds(41L * i))
                    .from("203.0.113.66")
                    .with("Boto3/1.34 " + HOSTILE)
                    .writes("ec2.amazonaws.com", "ModifySnapshotAttribute")
                    .on("arn:aws:ec2:eu-central-1::snapshot/snap-" + i)
                    .sharedWith("999988887777")
                    .detail("createVolumePermission.add=999988887777")
                    .id("night-" + i)
                    .build());
        }
        return events;
    }

    private static List<AuditEvent> denied() {
        List<AuditEvent> events = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            events.add(anEvent()
                    .by("bob")
                    .at(Instant.parse("2024-05-14T11:20:00Z").plusSeconds(9L * i))
                    .reads("iam.amazonaws.com", "ListUsers")
                    .denied()
                    .id("denied-" + i)
                    .build());
        }
        return events;
    }

    private static List<String> ids(List<AuditEvent> events) {
        return events.stream().map(AuditEvent::eventId).toList();
    }

    private static List<Finding> findings(List<String> night, List<String> denied) {
        Instant end = NIGHT.plusSeconds(41L * 39);
        String alice = QueryText.is(Dimension.USER, "alice");
        return List.of(
                new Finding(
                        "f-share",
                        "foreign-sharing",
                        "Snapshots shared outside the organisation",
                        Severity.CRITICAL,
                        93.4,
                        "alice",
                        NIGHT,
                        end,
                        night,
                        List.of("T1537"),
                        new Explanation(
                                "Alice shared 40 snapshots with account 999988887777 within 27 minutes; nobody shared anything with it before.",
                                "No snapshot shared in 25 days.",
                                "40 snapshots in 27 minutes.",
                                "25 days, 412 events of alice, 1,102 events of all users.",
                                "The nightly backup shares with account 444455556666 alone.",
                                List.of("The account occurs nowhere else in the evidence.", "All calls succeeded."),
                                List.of("Alice is allowed to share snapshots."),
                                QueryText.and(alice, "action:ModifySnapshotAttribute"),
                                List.of(
                                        "Ask who owns account 999988887777.",
                                        "Look at what else came from 203.0.113.66."))),
                new Finding(
                        "f-hour",
                        "odd-hour",
                        "Active at an hour that is unusual for this user",
                        Severity.HIGH,
                        71,
                        "alice",
                        NIGHT,
                        end,
                        night,
                        List.of("T1078.004"),
                        new Explanation(
                                "Alice worked at 03:02; in 25 days she was never active between 18:00 and 08:00.",
                                "08:00 to 17:00 UTC.",
                                "40 events from 03:02 to 03:29.",
                                "25 days, 412 events.",
                                "Two of three users are never active then.",
                                List.of("A new network and a new client in the same minutes."),
                                List.of("One odd night alone is common: on-call, travel."),
                                QueryText.and(alice, QueryText.between(NIGHT, end)),
                                List.of("Ask Alice whether she was on call."))),
                new Finding(
                        "f-denied",
                        "error-spike",
                        "Many refused calls",
                        Severity.MEDIUM,
                        44,
                        "bob",
                        Instant.parse("2024-05-14T11:20:00Z"),
                        Instant.parse("2024-05-14T11:23:36Z"),
                        denied,
                        List.of("T1087.004"),
                        new Explanation(
                                "Bob was refused 25 times in 4 minutes; before, never more than once a day.",
                                "0 to 1 a day.",
                                "25 in 4 minutes.",
                                "13 days, 380 events.",
                                "No other user was refused that day.",
                                List.of("All 25 calls are ListUsers."),
                                List.of("A loop in a script does the same."),
                                QueryText.and(QueryText.is(Dimension.USER, "bob"), "outcome:denied"),
                                List.of("See what bob did right before."))));
    }

    private static List<Incident> incidents(List<Finding> findings, List<String> night, List<String> denied) {
        Finding first = findings.get(0);
        Finding weak = findings.get(2);
        return List.of(
                new Incident(
                        1,
                        "alice",
                        95,
                        first.windowStart(),
                        first.windowEnd(),
                        List.of("f-share", "f-hour"),
                        night,
                        "Alice, at 03:02 from a rented server never seen before, shared 40 snapshots with a foreign account."),
                new Incident(
                        2,
                        "bob",
                        44,
                        weak.windowStart(),
                        weak.windowEnd(),
                        List.of("f-denied"),
                        denied,
                        "Bob was refused 25 times in 4 minutes."));
    }

    private List<UserRisk> users() {
        return List.of(
                risk(1, new User("alice", UserKind.HUMAN, "111122223333"), 95, 2),
                risk(2, new User("bob", UserKind.HUMAN, "111122223333"), 44, 1),
                risk(3, new User("nightly-backup", UserKind.WORKLOAD, ""), 3, 0));
    }

    private UserRisk risk(int rank, User user, double risk, int findings) {
        RowSet rows = index.rowsOfUser(index.column(Dimension.USER).dictionary().find(user.id()));
        int last = rows.row(rows.size() - 1);
        return new UserRisk(
                rank,
                user,
                risk,
                rows.size(),
                findings,
                index.time(rows.row(0)),
                index.time(last),
                List.of("AKIA" + user.id(), index.value(Dimension.PRINCIPAL, last)));
    }

    private static List<DetectorReport> detectors() {
        return List.of(
                new DetectorReport(
                        "foreign-sharing", "Sharing outside the organisation", true, "", 1, "minimum=1 grants"),
                new DetectorReport("odd-hour", "Odd hours", true, "", 1, "rarity=0.02 share, minimum=50 events"),
                new DetectorReport("error-spike", "Error bursts", true, "", 1, "window=15 min"),
                new DetectorReport(
                        "digest-gap", "Gaps in the digest chain", false, "The evidence holds no digest files.", 0, ""));
    }
}
