package org.nightjar.simulate;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.nightjar.simulate.Networks.Network;

/** The role that rolls out infrastructure twice a week, log retention and lifecycle included. A decoy. */
final class DeploymentBehaviour implements Behaviour {
    static final String ROLE = "infra-deploy";
    private static final Label RETENTION = Label.decoy(
            "deployed-retention", "Log retention and lifecycle as the deployment role always sets them", ROLE);
    private static final List<String> LOOKS = List.of(
            "ec2:DescribeVpcs",
            "ec2:DescribeSubnets",
            "ec2:DescribeSecurityGroups",
            "iam:GetRole",
            "iam:ListAttachedRolePolicies",
            "logs:DescribeLogGroups",
            "s3:GetBucketPolicy",
            "s3:GetBucketLifecycle",
            "monitoring:DescribeAlarms",
            "cloudformation:DescribeStacks");
    private static final List<String> DAYS = List.of("3", "7", "14", "30", "90");

    private final Catalogue catalogue;
    private final Organisation organisation;
    private final Network network;
    private final SessionBook sessions;
    private final long seed;

    DeploymentBehaviour(
            Catalogue catalogue, Organisation organisation, Network network, SessionBook sessions, long seed) {
        this.catalogue = catalogue;
        this.organisation = organisation;
        this.network = network;
        this.sessions = sessions;
        this.seed = seed;
    }

    @Override
    public ZoneId zone() {
        return ZoneId.of("Europe/Berlin");
    }

    @Override
    public void perform(LocalDate day, Acts acts) {
        if (day.getDayOfWeek() != DayOfWeek.TUESDAY && day.getDayOfWeek() != DayOfWeek.THURSDAY) {
            return;
        }
        Dice dice = Dice.of(seed, "deployment-day", day);
        long start = day.atStartOfDay(zone()).toEpochSecond() + 36_000 + dice.below(18_000);
        String name = "rollout-" + day.toEpochDay();
        String key = organisation.temporaryKey("deployment", day);
        acts.add(
                start,
                SessionBook.service("codebuild.amazonaws.com"),
                catalogue.action("sts:AssumeRole"),
                organisation.homeRegion(),
                "",
                dice,
                Map.of("role", ROLE, "session", name, "newkey", key),
                null);
        Session session = sessions.workload(
                ROLE,
                name,
                key,
                Instant.ofEpochSecond(start),
                network.address(dice),
                catalogue.agents("terraform").get(0));
        double at = start + 4;
        for (int look = dice.between(8, 14); look > 0; look--) {
            acts.add((long) at, session, catalogue.action(dice.pick(LOOKS)), organisation.homeRegion(), dice);
            at += dice.exponential(2);
        }
        for (int change = dice.between(1, 3); change > 0; change--) {
            Map<String, String> days = Map.of("days", dice.pick(DAYS));
            acts.add(
                    (long) at,
                    session,
                    catalogue.action("logs:PutRetentionPolicy"),
                    organisation.homeRegion(),
                    "",
                    dice,
                    days,
                    RETENTION);
            at += dice.exponential(3);
        }
        if (dice.chance(0.25)) {
            Map<String, String> rule = Map.of("days", "365", "rule", "archive");
            acts.add(
                    (long) at,
                    session,
                    catalogue.action("s3:PutBucketLifecycle"),
                    organisation.homeRegion(),
                    "",
                    dice,
                    rule,
                    RETENTION);
        }
    }
}
