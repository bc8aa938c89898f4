package org.nightjar.support;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.DetectorReport;
import org.nightjar.model.Dimension;
import org.nightjar.model.Explanation;
import org.nightjar.model.Finding;
import org.nightjar.model.Incident;
import org.nightjar.model.IncidentPart;
import org.nightjar.model.Severity;
import org.nightjar.model.UserRisk;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/** Hand-made findings over {@link DemoCase}: one of each severity. */
public final class DemoFindings {

    private DemoFindings() {}

    /** What a detection might have found in the case. */
    public static DetectionResult of(EventIndex index) {
        List<Finding> findings = List.of(
                finding(
                        index,
                        "f1",
                        "sharing-outside",
                        "Snapshots shared with an unknown account",
                        96,
                        "bob",
                        "ModifySnapshotAttribute",
                        "bob shared 12 snapshots with account 999988887777, which no event named before."),
                finding(
                        index,
                        "f2",
                        "new-network",
                        "First use of a hosting network at night",
                        74,
                        "bob",
                        "GetCallerIdentity",
                        "bob worked from M247 (Romania) at 03:04 UTC; all other work came from Munich."),
                finding(
                        index,
                        "f3",
                        "spike",
                        "Burst of DescribeSnapshots",
                        58,
                        "bob",
                        "DescribeSnapshots",
                        "24 calls in eight minutes; never more than two an hour before."),
                finding(
                        index,
                        "f4",
                        "log-tampering",
                        "Tried to shorten log retention",
                        31,
                        "bob",
                        "PutRetentionPolicy",
                        "bob tried to change the retention of the flow logs and was refused."),
                finding(
                        index,
                        "f5",
                        "rare-action",
                        "Rare action of a pipeline",
                        12,
                        "deploy-pipeline",
                        "Decrypt",
                        "The pipeline decrypted with a key it seldom uses."));
        List<String> all = new ArrayList<>();
        findings.subList(0, 4).forEach(finding -> all.addAll(finding.eventIds()));
        List<Incident> incidents = List.of(
                new Incident(
                        1,
                        "bob",
                        97,
                        DemoCase.NIGHT,
                        DemoCase.NIGHT.plusSeconds(1500),
                        List.of("f1", "f2", "f3", "f4"),
                        all,
                        "bob, at 03:04 UTC from a hosting network never seen here, listed all snapshots, shared 12 with a foreign account and tried to shorten log retention.",
                        List.of(
                                new IncidentPart("sharing", "sharing with an outsider", 7.5, 53.4, List.of("f1")),
                                new IncidentPart("origin", "from somewhere else", 3.7, 71.9, List.of("f2")),
                                new IncidentPart("failure", "with many failures", 1.7, 77.1, List.of("f3")))),
                new Incident(
                        2,
                        "deploy-pipeline",
                        14,
                        findings.get(4).windowStart(),
                        findings.get(4).windowEnd(),
                        List.of("f5"),
                        findings.get(4).eventIds(),
                        "The pipeline decrypted with a key it seldom uses."));
        return new DetectionResult(findings, incidents, users(index, findings), detectors());
    }

    private static Finding finding(
            EventIndex index,
            String id,
            String detector,
            String title,
            double score,
            String user,
            String action,
            String summary) {
        List<String> ids = new ArrayList<>();
        Instant first = Instant.MAX;
        Instant last = Instant.MIN;
        RowSet rows = index.rowsOfUser(index.column(Dimension.USER).dictionary().find(user));
        for (int i = 0; i < rows.size(); i++) {
            int row = rows.row(i);
            boolean night = !user.equals("bob")
                    || !index.time(row).isBefore(DemoCase.NIGHT)
                            && index.time(row).isBefore(DemoCase.NIGHT.plusSeconds(3600));
            if (night && index.value(Dimension.ACTION, row).equals(action) && ids.size() < 40) {
                ids.add(index.eventId(row));
                first = index.time(row).isBefore(first) ? index.time(row) : first;
                last = index.time(row).isAfter(last) ? index.time(row) : last;
            }
        }
        Explanation why = new Explanation(
                summary,
                "Between 07:00 and 18:00 UTC, from Munich (AS3209), at most 2 such calls an hour.",
                ids.size() + " calls between 03:04 and 03:29 UTC from Bucharest (AS9009).",
                "2024-05-01 to 2024-05-12, 374 events of this user.",
                "None of the 5 other users ever did this.",
                List.of(
                        "The network was never used before by anyone in this case.",
                        "The account shared with is not one of ours."),
                List.of("The key is the one that this user always uses."),
                "user:\"" + user + "\" AND action:\"" + action + "\"",
                List.of("Ask the user whether they travelled.", "Look for what account 999988887777 did next."));
        return new Finding(
                id,
                detector,
                title,
                Severity.ofScore(score),
                score,
                user,
                first,
                last,
                ids,
                List.of("T1537", "T1078.004"),
                why);
    }

    private static List<UserRisk> users(EventIndex index, List<Finding> findings) {
        List<UserRisk> users = new ArrayList<>();
        for (String id : List.of("bob", "deploy-pipeline", "alice", "carol", "dave")) {
            int code = index.column(Dimension.USER).dictionary().find(id);
            RowSet rows = index.rowsOfUser(code);
            long count = findings.stream()
                    .filter(finding -> finding.user().equals(id))
                    .count();
            users.add(new UserRisk(
                    users.size() + 1,
                    index.user(code),
                    id.equals("bob") ? 97 : count * 14,
                    rows.size(),
                    (int) count,
                    index.time(rows.row(0)),
                    index.time(rows.row(rows.size() - 1)),
                    List.of("arn:aws:iam::111122223333:user/" + id, "AKIA" + id)));
        }
        return users;
    }

    private static List<DetectorReport> detectors() {
        return List.of(
                new DetectorReport("sharing-outside", "Sharing outside the organisation", true, "", 1, "accounts=1"),
                new DetectorReport("new-network", "New network", true, "", 1, "minimumHistory=5 d"),
                new DetectorReport("spike", "Spikes", true, "", 1, "window=1 h"),
                new DetectorReport("log-tampering", "Log tampering", true, "", 1, ""),
                new DetectorReport("rare-action", "Rare actions", true, "", 1, ""),
                new DetectorReport(
                        "digest-gap", "Gaps in digests", false, "the evidence holds no digest files.", 0, ""));
    }
}
