package org.nightjar.simulate;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.nightjar.simulate.Catalogue.Choice;
import org.nightjar.simulate.SessionBook.Machine;

/** An instance at work round the clock, busier by day, with credentials renewed every six hours. */
final class InstanceBehaviour implements Behaviour {
    private static final double EVENTS_A_DAY = 40;
    private static final double EVENTS_A_REQUEST = 2.5;
    private static final long DAY_SECONDS = 86_400;

    private final Machine machine;
    private final Catalogue catalogue;
    private final SessionBook sessions;
    private final String dataBucket;
    private final Rates rates;

    /** @param dataBucket where half of its objects lie */
    InstanceBehaviour(Machine machine, Catalogue catalogue, SessionBook sessions, String dataBucket, Rates rates) {
        this.machine = machine;
        this.catalogue = catalogue;
        this.sessions = sessions;
        this.dataBucket = dataBucket;
        this.rates = rates;
    }

    @Override
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }

    @Override
    public void perform(LocalDate day, Acts acts) {
        Dice dice = Dice.of(rates.seed(), "instance-day", machine.id(), day);
        long midnight = day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        renew(midnight, acts, dice);
        int requests = dice.poisson(EVENTS_A_DAY * rates.intensity() / EVENTS_A_REQUEST);
        for (int at = 0; at < requests; at++) {
            request(midnight + moment(dice), acts, dice);
        }
    }

    private void renew(long midnight, Acts acts, Dice dice) {
        long period = SessionBook.INSTANCE_HOURS * 3_600L;
        for (long start = SessionBook.renewed(machine, midnight + period);
                start < midnight + DAY_SECONDS;
                start += period) {
            Map<String, String> opened = Map.of(
                    "role", machine.role(), "session", machine.id(), "newkey", sessions.instanceKey(machine, start));
            acts.add(
                    start,
                    SessionBook.service("ec2.amazonaws.com"),
                    catalogue.action("sts:AssumeRole"),
                    machine.region(),
                    "",
                    dice,
                    opened,
                    null);
        }
    }

    private void request(long second, Acts acts, Dice dice) {
        Session session = sessions.instance(machine, second);
        Choice<ActionSpec> theme = catalogue.habit("instance").theme(dice);
        Map<String, String> own = dice.chance(0.5)
                ? Map.of("instance", machine.id(), "bucket", dataBucket)
                : Map.of("instance", machine.id());
        int calls = 1 + dice.poisson(EVENTS_A_REQUEST - 1);
        for (int call = 0; call < calls; call++) {
            ActionSpec action = theme.pick(dice);
            String error = dice.chance(0.004) ? "ThrottlingException" : "";
            acts.add(second + call, session, action, machine.region(), error, dice, own, null);
        }
    }

    /** Twice as busy around two in the afternoon as at two in the morning. */
    static long moment(Dice dice) {
        long second;
        do {
            second = dice.below((int) DAY_SECONDS);
        } while (dice.uniform() > 0.75 - 0.25 * Math.cos(2 * Math.PI * (second / 3_600.0 - 2) / 24));
        return second;
    }
}
