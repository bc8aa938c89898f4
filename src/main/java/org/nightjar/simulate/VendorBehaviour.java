package org.nightjar.simulate;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.nightjar.simulate.Networks.Network;

/** A vendor's account that enumerates for its cost reports on three mornings a week, invited. A decoy. */
final class VendorBehaviour implements Behaviour {
    static final String ROLE = "cost-insight-access";
    private static final String SESSION = "cost-scan";

    /** Nobody in the logs says who is behind a session of a foreign account, so it is its role and name together. */
    private static final Label ENUMERATION = Label.decoy(
            "cost-scanner", "A vendor's account that lists everything for cost reports", ROLE + "/" + SESSION);

    private static final List<String> LOOKS = List.of(
            "ec2:DescribeInstances",
            "ec2:DescribeVolumes",
            "ec2:DescribeSnapshots",
            "ec2:DescribeAddresses",
            "ec2:DescribeRegions",
            "rds:DescribeDBInstances",
            "elasticloadbalancing:DescribeLoadBalancers",
            "s3:ListBuckets",
            "s3:GetBucketLocation",
            "lambda:ListFunctions20150331",
            "ce:GetCostAndUsage",
            "ce:GetReservationUtilization",
            "tagging:GetResources");

    private final Catalogue catalogue;
    private final Organisation organisation;
    private final String address;
    private final SessionBook sessions;
    private final long seed;

    VendorBehaviour(Catalogue catalogue, Organisation organisation, Network network, SessionBook sessions, long seed) {
        this.catalogue = catalogue;
        this.organisation = organisation;
        this.address = network.address(Dice.of(seed, "vendor-address"));
        this.sessions = sessions;
        this.seed = seed;
    }

    @Override
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }

    @Override
    public void perform(LocalDate day, Acts acts) {
        DayOfWeek weekday = day.getDayOfWeek();
        if (weekday != DayOfWeek.MONDAY && weekday != DayOfWeek.WEDNESDAY && weekday != DayOfWeek.FRIDAY) {
            return;
        }
        Dice dice = Dice.of(seed, "vendor-day", day);
        long start = day.atStartOfDay(ZoneOffset.UTC).toEpochSecond() + 14_400 + dice.below(600);
        String key = organisation.temporaryKey("vendor", day);
        String agent = catalogue.agents("vendor").get(0);
        String principal = "AROA" + Dice.of(seed, "vendor-role").base32(17) + ":scanner";
        Session caller = new Session(
                ROLE, "", Identities.foreign(organisation.vendor(), principal).toString(), address, agent, false, 0);
        acts.add(
                start,
                caller,
                catalogue.action("sts:AssumeRole"),
                organisation.homeRegion(),
                "",
                dice,
                Map.of("role", ROLE, "session", SESSION, "newkey", key),
                ENUMERATION);
        Session session = sessions.workload(ROLE, SESSION, key, Instant.ofEpochSecond(start), address, agent);
        double at = start + 2;
        for (String look : LOOKS) {
            if (dice.chance(0.3)) {
                continue;
            }
            for (String region : organisation.regions().subList(0, dice.chance(0.3) ? 2 : 1)) {
                String error = dice.chance(0.08) ? "AccessDenied" : "";
                acts.add((long) at, session, catalogue.action(look), region, error, dice, Map.of(), ENUMERATION);
                at += dice.exponential(1.2);
            }
        }
    }
}
