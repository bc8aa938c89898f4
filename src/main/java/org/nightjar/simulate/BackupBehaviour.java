package org.nightjar.simulate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nightjar.simulate.Networks.Network;

/** The nightly backup: snapshots, shared with the company's own backup account, old ones deleted. A decoy. */
final class BackupBehaviour implements Behaviour {
    static final String ROLE = "nightly-backup";
    private static final Label SHARING =
            Label.decoy("nightly-sharing", "Nightly snapshots shared with the company's backup account", ROLE);

    private final Catalogue catalogue;
    private final Organisation organisation;
    private final String address;
    private final SessionBook sessions;
    private final long seed;
    private final int volumes;

    BackupBehaviour(
            Catalogue catalogue,
            Organisation organisation,
            Network network,
            SessionBook sessions,
            long seed,
            int volumes) {
        this.catalogue = catalogue;
        this.organisation = organisation;
        this.address = network.address(Dice.of(seed, "backup-address"));
        this.sessions = sessions;
        this.seed = seed;
        this.volumes = volumes;
    }

    @Override
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }

    @Override
    public void perform(LocalDate day, Acts acts) {
        Dice dice = Dice.of(seed, "backup-day", day);
        long start = day.atStartOfDay(ZoneOffset.UTC).toEpochSecond() + 5_400 + dice.below(240);
        String key = organisation.temporaryKey("backup", day);
        String agent = catalogue.agents("function").get(0);
        acts.add(
                start,
                SessionBook.service("lambda.amazonaws.com"),
                catalogue.action("sts:AssumeRole"),
                organisation.homeRegion(),
                "",
                dice,
                Map.of("role", ROLE, "session", "snapshot-copier", "newkey", key),
                null);
        Session session = sessions.workload(ROLE, "snapshot-copier", key, Instant.ofEpochSecond(start), address, agent);
        List<String> pool = organisation.pool("volume");
        long at = start + 3;
        at = step(at, session, "ec2:DescribeVolumes", Map.of(), null, acts, dice);
        for (int index = 0; index < volumes; index++) {
            String snapshot = "snap-0" + dice.hex(16);
            String volume = pool.get(index % pool.size());
            at = step(
                    at,
                    session,
                    "ec2:CreateSnapshot",
                    Map.of("volume", volume, "newsnapshot", snapshot, "text", "nightly"),
                    null,
                    acts,
                    dice);
            Map<String, String> sharing = Map.of("snapshot", snapshot, "with", organisation.sibling());
            at = step(at + 20, session, "ec2:ModifySnapshotAttribute", sharing, SHARING, acts, dice);
            at = step(at, session, "ec2:DeleteSnapshot", Map.of("snapshot", "snap-0" + dice.hex(16)), null, acts, dice);
        }
    }

    private long step(
            long at,
            Session session,
            String action,
            Map<String, String> fixed,
            @Nullable Label label,
            Acts acts,
            Dice dice) {
        acts.add(at, session, catalogue.action(action), organisation.homeRegion(), "", dice, fixed, label);
        return at + 1 + dice.below(4);
    }
}
