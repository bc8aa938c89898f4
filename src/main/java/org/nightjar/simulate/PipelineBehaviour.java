package org.nightjar.simulate;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.nightjar.simulate.Catalogue.Choice;
import org.nightjar.simulate.Networks.Network;

/** The build pipeline: bursts by a federated role from ever-changing runner addresses; some builds fail loudly. */
final class PipelineBehaviour implements Behaviour {
    static final String ROLE = "ci-deploy";
    private static final double BUILDS_A_DAY = 4;

    private final Catalogue catalogue;
    private final Organisation organisation;
    private final Network runners;
    private final SessionBook sessions;
    private final Rates rates;
    private final double size;

    /** @param size builds grow with the number of people: 1 for twenty */
    PipelineBehaviour(
            Catalogue catalogue,
            Organisation organisation,
            Network runners,
            SessionBook sessions,
            Rates rates,
            double size) {
        this.catalogue = catalogue;
        this.organisation = organisation;
        this.runners = runners;
        this.sessions = sessions;
        this.rates = rates;
        this.size = size;
    }

    @Override
    public ZoneId zone() {
        return ZoneId.of("Europe/Berlin");
    }

    @Override
    public void perform(LocalDate day, Acts acts) {
        Dice dice = Dice.of(rates.seed(), "pipeline-day", day);
        boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
        int builds = dice.poisson(BUILDS_A_DAY * size * rates.intensity() * (weekend ? 0.1 : 1));
        for (int build = 0; build < builds; build++) {
            double hour = dice.chance(0.15) ? 24 * dice.uniform() : dice.gaussian(13.5, 2.6);
            long start = day.atStartOfDay(zone()).toEpochSecond() + (long) (Math.max(0, Math.min(23.5, hour)) * 3_600);
            build(day, start, acts, dice);
        }
    }

    private void build(LocalDate day, long start, Acts acts, Dice dice) {
        String name = "build-" + (day.toEpochDay() - 19_000) + dice.digits(4);
        String key = organisation.temporaryKey("build", name);
        String address = runners.address(dice);
        String agent = dice.pick(catalogue.agents(dice.chance(0.4) ? "terraform" : "script"));
        Session caller = new Session(
                ROLE,
                "",
                Identities.web(
                                organisation.account(),
                                "repo:" + organisation.company() + "/" + dice.pick(organisation.pool("repo")),
                                "git." + organisation.company() + ".example")
                        .toString(),
                address,
                agent,
                false,
                0);
        acts.add(
                start,
                caller,
                catalogue.action("sts:AssumeRoleWithWebIdentity"),
                organisation.homeRegion(),
                "",
                dice,
                Map.of("role", ROLE, "session", name, "newkey", key),
                null);
        Session session = sessions.workload(ROLE, name, key, Instant.ofEpochSecond(start), address, agent);
        boolean broken = dice.chance(0.05);
        int steps = 8 + dice.poisson(14);
        double at = start + 2;
        for (int step = 0; step < steps; step++) {
            Choice<ActionSpec> theme = catalogue.habit("pipeline").theme(dice);
            String error = broken && dice.chance(0.4) ? "AccessDenied" : "";
            acts.add((long) at, session, theme.pick(dice), organisation.homeRegion(), error, dice, Map.of(), null);
            at += dice.exponential(2.5);
        }
    }
}
