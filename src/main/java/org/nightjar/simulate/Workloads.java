package org.nightjar.simulate;

import java.util.ArrayList;
import java.util.List;
import org.nightjar.simulate.SessionBook.Machine;

/** The instances of the company and the roles they run under. Immutable. */
final class Workloads {
    private static final List<String> ROLES =
            List.of("web-frontend", "booking-service", "web-frontend", "batch-runner");

    private final List<Machine> machines = new ArrayList<>();

    Workloads(SimulationPlan plan, Catalogue catalogue, Networks networks, Organisation organisation) {
        List<String> ids = organisation.pool("instance");
        int count = Math.min(ids.size(), Math.max(3, plan.people() / 6));
        List<String> agents = catalogue.agents("instance");
        for (int at = 0; at < count; at++) {
            String region = at % 4 == 3 ? "eu-west-1" : organisation.homeRegion();
            String role = ROLES.get(at % ROLES.size());
            String agent = agents.get((int) Math.floorMod(Dice.mix(plan.seed(), role), (long) agents.size()));
            String address = networks.require("aws-" + region).address(Dice.of(plan.seed(), "instance", at));
            machines.add(new Machine(ids.get(at), role, address, agent, region));
        }
    }

    List<Machine> machines() {
        return List.copyOf(machines);
    }

    /** The first machine that runs under a role. */
    Machine require(String role) {
        return machines.stream()
                .filter(machine -> machine.role().equals(role))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no instance runs as " + role));
    }
}
