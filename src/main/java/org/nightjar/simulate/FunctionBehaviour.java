package org.nightjar.simulate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.nightjar.simulate.Catalogue.Choice;
import org.nightjar.simulate.Networks.Network;

/** A function that runs when it is called: short sessions of its own role from changing addresses of the cloud. */
final class FunctionBehaviour implements Behaviour {
    private static final double EVENTS_A_DAY = 25;
    private static final double EVENTS_A_CALL = 3;
    private static final int SLOTS = 2;

    private final String function;
    private final Catalogue catalogue;
    private final Organisation organisation;
    private final Network network;
    private final SessionBook sessions;
    private final Rates rates;

    FunctionBehaviour(
            String function,
            Catalogue catalogue,
            Organisation organisation,
            Network network,
            SessionBook sessions,
            Rates rates) {
        this.function = function;
        this.catalogue = catalogue;
        this.organisation = organisation;
        this.network = network;
        this.sessions = sessions;
        this.rates = rates;
    }

    @Override
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }

    @Override
    public void perform(LocalDate day, Acts acts) {
        Dice dice = Dice.of(rates.seed(), "function-day", function, day);
        long midnight = day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        int calls = dice.poisson(EVENTS_A_DAY * rates.intensity() / EVENTS_A_CALL);
        boolean[] opened = new boolean[SLOTS];
        for (int call = 0; call < calls; call++) {
            long second = midnight + InstanceBehaviour.moment(dice);
            int slot = (int) ((second - midnight) * SLOTS / 86_400);
            Session session = session(day, midnight, slot);
            if (!opened[slot]) {
                opened[slot] = true;
                open(day, midnight + slot * 86_400L / SLOTS, slot, acts, dice);
            }
            Choice<ActionSpec> theme = catalogue.habit("function").theme(dice);
            int steps = 1 + dice.poisson(EVENTS_A_CALL - 1);
            for (int step = 0; step < steps; step++) {
                acts.add(second + step, session, theme.pick(dice), organisation.homeRegion(), dice);
            }
        }
    }

    private String key(LocalDate day, int slot) {
        return organisation.temporaryKey("function", function, day, slot);
    }

    private Session session(LocalDate day, long midnight, int slot) {
        List<String> agents = catalogue.agents("function");
        String agent = agents.get(Math.floorMod(function.hashCode(), agents.size()));
        return sessions.workload(
                function + "-role",
                function,
                key(day, slot),
                Instant.ofEpochSecond(midnight + slot * 86_400L / SLOTS),
                network.address(Dice.of(rates.seed(), "function-address", function, day, slot)),
                agent);
    }

    private void open(LocalDate day, long second, int slot, Acts acts, Dice dice) {
        acts.add(
                second,
                SessionBook.service("lambda.amazonaws.com"),
                catalogue.action("sts:AssumeRole"),
                organisation.homeRegion(),
                "",
                dice,
                Map.of("role", function + "-role", "session", function, "newkey", key(day, slot)),
                null);
    }
}
