package org.nightjar.ui.timeline;

import static org.nightjar.support.TestEvents.anEvent;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.nightjar.casefile.CaseData;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.Explanation;
import org.nightjar.model.Finding;
import org.nightjar.model.Outcome;
import org.nightjar.model.Severity;
import org.nightjar.model.User;
import org.nightjar.model.UserKind;
import org.nightjar.model.UserRisk;
import org.nightjar.store.CaseInfo;
import org.nightjar.store.EventIndex;
import org.nightjar.support.TestEnrichment;
import org.nightjar.support.TestEvents;

/**
 * Four weeks of thirty users as one meets them: people who work by day, pipelines that never sleep, nightly backups,
 * one who is up at three in the morning, and one whose key scans everything. The same every time.
 */
final class SampleTimeline {

    static final Instant START = Instant.parse("2024-05-06T00:00:00Z");
    static final int DAYS = 28;

    private static final String[] PEOPLE = {
        "alice.nakamura",
        "ben.okafor",
        "carla.jimenez",
        "dmitri.volkov",
        "elif.yilmaz",
        "frank.mueller",
        "grace.hopper",
        "hiro.tanaka",
        "ines.dubois",
        "jonas.lind",
        "kavya.rao",
        "liam.murphy",
        "maya.cohen",
        "nils.berg",
        "olga.petrova",
        "paul.weber",
        "quinn.taylor",
        "rosa.lopez",
        "sam.carter",
        "tara.singh"
    };
    private static final String[] MACHINES = {
        "deploy-pipeline",
        "terraform-ci",
        "nightly-backup",
        "metrics-exporter",
        "log-shipper",
        "AWSServiceRoleForAutoScaling",
        "arn:aws:sts::111122223333:assumed-role/OrganizationAccountAccessRole/break-glass",
        "data-lake-etl",
        "image-builder",
        "cost-reporter"
    };

    private final Random random = new Random(2024);
    private final List<AuditEvent> events = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private int number;

    private SampleTimeline() {}

    static CaseData build() {
        return new SampleTimeline().make();
    }

    /** A case without events. */
    static CaseData empty() {
        return new CaseData(
                new CaseInfo("Empty", START, 1, "0"),
                new TestEnrichment().index(List.of()),
                DetectionResult.EMPTY,
                List.of(),
                List.of());
    }

    private CaseData make() {
        for (int day = 0; day < DAYS; day++) {
            LocalDate date = START.atZone(ZoneOffset.UTC).toLocalDate().plusDays(day);
            boolean weekend = date.getDayOfWeek().getValue() > 5;
            for (int person = 0; person < PEOPLE.length; person++) {
                workingDay(PEOPLE[person], day, weekend, 20 + 7 * person % 60);
            }
            for (int machine = 0; machine < MACHINES.length; machine++) {
                machineDay(MACHINES[machine], machine, day, weekend);
            }
        }
        snapshotTheft();
        threeInTheMorning();
        keyScan();
        smallFindings();
        EventIndex index = new TestEnrichment().index(events);
        findings.sort(Comparator.comparingDouble(Finding::score).reversed());
        return new CaseData(
                new CaseInfo("Sample", START, 1, "0"),
                index,
                new DetectionResult(findings, List.of(), ranking(), List.of()),
                List.of(),
                List.of());
    }

    private void workingDay(String user, int day, boolean weekend, int most) {
        int count = weekend ? (random.nextInt(6) == 0 ? 4 : 0) : random.nextInt(Math.max(1, most));
        double start = 7.5 + user.length() % 3;
        for (int i = 0; i < count; i++) {
            double hour = start + 9 * random.nextDouble() + random.nextGaussian() * 0.4;
            add(user, day, hour, random.nextInt(100) < 18, random.nextInt(100) < 2);
        }
    }

    private void machineDay(String user, int kind, int day, boolean weekend) {
        if (kind == 2) {
            spread(user, day, 1.0, 1.5, 140, 30, 0);
        } else if (kind == 0 || kind == 1) {
            int runs = weekend ? 1 : 3 + random.nextInt(4);
            for (int run = 0; run < runs; run++) {
                spread(user, day, 8 + random.nextDouble() * 10, 0.3, 60, 60, 2);
            }
        } else if (kind == 6) {
            if (day % 9 == 4) {
                spread(user, day, 14, 0.5, 9, 40, 10);
            }
        } else {
            spread(user, day, 0, 24, 30 + 25 * (kind % 4), kind == 7 ? 25 : 3, 1);
        }
    }

    private void spread(String user, int day, double hour, double hours, int count, int writes, int errors) {
        for (int i = 0; i < count; i++) {
            add(
                    user,
                    day,
                    hour + hours * random.nextDouble(),
                    random.nextInt(100) < writes,
                    random.nextInt(100) < errors);
        }
    }

    private String add(String user, int day, double hour, boolean write, boolean error) {
        String id = "event-" + number++;
        TestEvents event = anEvent().id(id).by(user).at(at(day, hour));
        if (write) {
            event.writes("ec2.amazonaws.com", "ModifySnapshotAttribute");
        }
        if (error) {
            event.fails(Outcome.DENIED, "AccessDenied");
        }
        events.add(event.build());
        return id;
    }

    private static Instant at(int day, double hour) {
        return START.plusMillis(day * 86_400_000L + (long) (hour * 3_600_000));
    }

    private void snapshotTheft() {
        spread("ines.dubois", 16, 21.2, 1.4, 260, 55, 12);
        find("ines.dubois", "Snapshots shared outside the organisation", 96, 16, 21.4, 1.1);
        find("ines.dubois", "Never used this service before", 71, 16, 21.2, 1.4);
        find("ines.dubois", "Rare source country", 52, 15, 19.5, 0.2);
    }

    private void threeInTheMorning() {
        for (int day = 20; day < 24; day++) {
            spread("nils.berg", day, 2.6, 1.6, 90, 35, 6);
        }
        find("nils.berg", "Log retention cut to one day", 90, 21, 3.1, 0.4);
        find("nils.berg", "Works at hours never seen for this user", 68, 20, 2.6, 73.6);
        find("nils.berg", "VPN operator new to these logs", 44, 22, 2.7, 1.2);
    }

    private void keyScan() {
        spread("terraform-ci", 10, 4.2, 0.25, 900, 3, 88);
        find("terraform-ci", "Burst of denied calls across 41 services", 77, 10, 4.2, 0.25);
        find("terraform-ci", "Two agents with one key at once", 58, 10, 4.1, 0.5);
    }

    private void smallFindings() {
        find("paul.weber", "Twice the usual volume", 34, 3, 10, 6);
        find("paul.weber", "New region", 12, 8, 15, 0.1);
        find("grace.hopper", "First console sign-in without MFA", 47, 12, 9, 0.1);
        find("data-lake-etl", "Spike of reads", 28, 18, 0.5, 3);
        find("kavya.rao", "Rare action for this peer group", 22, 25, 13, 0.2);
        find("hiro.tanaka", "New user agent", 8, 5, 11, 0.1);
    }

    private void find(String user, String title, double score, int day, double hour, double hours) {
        Instant from = at(day, hour);
        Instant to = at(day, hour + hours);
        List<String> behind = events.stream()
                .filter(event -> event.principal().userName().equals(user)
                        && !event.time().isBefore(from)
                        && event.time().isBefore(to))
                .map(AuditEvent::eventId)
                .limit(50)
                .toList();
        List<String> ids = behind.isEmpty() ? List.of(add(user, day, hour, true, false)) : behind;
        findings.add(new Finding(
                "finding-" + findings.size(),
                "sample",
                title,
                Severity.ofScore(score),
                score,
                user,
                from,
                to,
                ids,
                List.of(),
                new Explanation(
                        ids.size() + " events in " + TimeText.length((long) (hours * 3_600_000))
                                + ", far above this user's past.",
                        "",
                        "",
                        "",
                        "",
                        List.of(),
                        List.of(),
                        "",
                        List.of())));
    }

    private List<UserRisk> ranking() {
        List<String> users = new ArrayList<>();
        findings.stream().map(Finding::user).distinct().forEach(users::add);
        List<UserRisk> ranked = new ArrayList<>();
        for (String user : users) {
            List<Finding> own =
                    findings.stream().filter(f -> f.user().equals(user)).toList();
            double risk = Math.min(100, own.get(0).score() + own.size());
            ranked.add(new UserRisk(
                    ranked.size() + 1,
                    new User(user, UserKind.HUMAN, "111122223333"),
                    risk,
                    1,
                    own.size(),
                    START,
                    START,
                    List.of()));
        }
        return ranked;
    }
}
