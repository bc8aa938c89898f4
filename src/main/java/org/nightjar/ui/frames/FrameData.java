package org.nightjar.ui.frames;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.nightjar.casefile.CaseData;
import org.nightjar.model.Access;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.AddressKind;
import org.nightjar.model.AgentFacts;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.KeyIssue;
import org.nightjar.model.LogSource;
import org.nightjar.model.NetworkClass;
import org.nightjar.model.Outcome;
import org.nightjar.model.Principal;
import org.nightjar.model.PrincipalUse;
import org.nightjar.model.RecordPosition;
import org.nightjar.model.SharedCall;
import org.nightjar.model.User;
import org.nightjar.model.UserKind;
import org.nightjar.model.UserLink;
import org.nightjar.store.CaseInfo;
import org.nightjar.store.Enrichment;
import org.nightjar.store.EventIndex;
import org.nightjar.store.EventTable;
import org.nightjar.store.StoredColumn;

/**
 * Events for a measurement, in memory: four hundred users over ninety days with bursts and quiet nights, forty services, a
 * thousand actions, five thousand addresses, twenty thousand resources. The same every time. They are no evidence: there
 * are no records behind them.
 */
final class FrameData {

    private static final int USERS = 400;
    private static final int PROTOTYPES = 20_000;
    private static final long DAY_MILLIS = 86_400_000L;
    private static final int DAYS = 90;
    private static final String ACCOUNT = "111122223333";
    private static final long START = Instant.parse("2024-03-01T00:00:00Z").toEpochMilli();

    private final SplittableRandom random = new SplittableRandom(7);
    private final EventTable table = new EventTable();

    private FrameData() {}

    static CaseData of(int events) {
        FrameData data = new FrameData();
        data.fill(events);
        return new CaseData(
                new CaseInfo("Frames", Instant.EPOCH, 1, "0"),
                EventIndex.build(data.table, new Plain()),
                DetectionResult.EMPTY,
                List.of(),
                List.of());
    }

    private void fill(int events) {
        int prototypes = Math.min(PROTOTYPES, events);
        for (int i = 0; i < prototypes; i++) {
            table.append(prototype(i), 1);
        }
        table.reserve(events);
        StoredColumn[] columns = StoredColumn.values();
        for (int row = prototypes; row < events; row++) {
            table.addRow();
            int like = (int) (prototypes * random.nextDouble() * random.nextDouble());
            for (StoredColumn column : columns) {
                int[] codes = table.codes(column);
                codes[row] = codes[like];
            }
            table.flags()[row] = table.flags()[like];
            table.evidenceIds()[row] = 1;
            table.idHigh()[row] = row;
            table.idLow()[row] = row;
        }
        long[] times = table.times();
        for (int row = 0; row < events; row++) {
            long day = (long) row * DAYS / events;
            double hour = random.nextInt(4) == 0 ? random.nextDouble() * 24 : 7 + 12 * random.nextDouble();
            times[row] = START + day * DAY_MILLIS + (long) (hour * 3_600_000);
        }
    }

    private AuditEvent prototype(int number) {
        int user = (int) (USERS * random.nextDouble() * random.nextDouble());
        String name = "user-" + user;
        int service = random.nextInt(40);
        boolean write = random.nextInt(4) == 0;
        boolean failed = random.nextInt(25) == 0;
        Principal principal = new Principal(
                "IAMUser", "arn:aws:iam::" + ACCOUNT + ":user/" + name, "AIDA" + user, ACCOUNT, name, "", "", "", "");
        return new AuditEvent(
                "prototype-" + number,
                true,
                Instant.ofEpochMilli(START),
                LogSource.CLOUDTRAIL,
                principal,
                "AKIA" + user + "K" + random.nextInt(2),
                "service" + service + ".amazonaws.com",
                (write ? "Put" : "Get") + "Thing" + service + "x" + random.nextInt(25),
                write ? Access.WRITE : Access.READ,
                failed ? Outcome.DENIED : Outcome.SUCCESS,
                failed ? "AccessDenied" : "",
                "",
                "198.51." + random.nextInt(20) + "." + random.nextInt(250),
                "client-" + random.nextInt(30) + "/1." + random.nextInt(9),
                "123456789" + (100 + random.nextInt(6)),
                "region-" + random.nextInt(12),
                List.of("arn:aws:s3:::bucket-" + number),
                List.of(),
                "",
                "",
                "",
                new RecordPosition("made", 0, 0),
                0,
                0);
    }

    /** Facts that cost nothing to find; without places. */
    private static final class Plain implements Enrichment {

        @Override
        public AddressFacts address(String logged) {
            return logged.isEmpty()
                    ? AddressFacts.placeless("", AddressKind.NONE, NetworkClass.UNKNOWN)
                    : AddressFacts.placeless(
                            logged,
                            AddressKind.PUBLIC,
                            NetworkClass.values()[Math.floorMod(logged.hashCode(), NetworkClass.values().length)]);
        }

        @Override
        public AgentFacts agent(String userAgent) {
            int end = userAgent.indexOf('/');
            return new AgentFacts(end < 0 ? userAgent : userAgent.substring(0, end), false);
        }

        @Override
        public List<UserLink> users(
                List<PrincipalUse> uses, List<KeyIssue> issues, List<SharedCall> shared, Set<String> accounts) {
            return uses.stream()
                    .map(use -> UserLink.named(
                            use.principal().userName().isEmpty()
                                    ? User.NOBODY
                                    : new User(use.principal().userName(), UserKind.HUMAN, ACCOUNT)))
                    .toList();
        }
    }
}
