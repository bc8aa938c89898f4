package org.nightjar.simulate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nightjar.simulate.Networks.Network;
import org.nightjar.simulate.SessionBook.Machine;

/** Everybody and everything of a plan, as busy as the plan's number of events asks for. Immutable once made. */
final class World {
    private static final long COUNT_EVERY_DAY_BELOW = 50_000;
    private static final int SAMPLE_DAYS = 7;
    private static final double MEAN_PEOPLE = 20;

    private final SimulationPlan plan;
    private final Catalogue catalogue = new Catalogue();
    private final Networks networks = new Networks();
    private final Organisation organisation;
    private final SessionBook sessions;
    private final List<Person> people;
    private final List<Machine> machines;
    private final List<Staging> stagings;
    private final List<Behaviour> behaviours;
    private final Recording recording;

    World(SimulationPlan asked) {
        plan = asked.withSeed(Dice.mix(asked.seed(), asked.story().id()));
        organisation = new Organisation(plan.seed(), plan.people());
        sessions = new SessionBook(organisation);
        people = new Population(plan, catalogue, networks, organisation).hire();
        Workloads workloads = new Workloads(plan, catalogue, networks, organisation);
        machines = workloads.machines();
        stagings = stage(workloads);
        behaviours = List.copyOf(calibrated());
        recording = new Recording(
                stagings.stream().flatMap(staging -> staging.acts().stream()).toList());
    }

    Organisation organisation() {
        return organisation;
    }

    List<String> names() {
        return people.stream().map(Person::name).toList();
    }

    List<Person> people() {
        return people;
    }

    /** The acts of a UTC day that the trail records, in order of time. May be called from several threads. */
    List<Act> day(LocalDate day) {
        return recording.kept(acts(day, behaviours).sorted());
    }

    private List<Staging> stage(Workloads workloads) {
        Cast cast = new Cast(plan, people);
        Staging.Stage scene = new Staging.Stage(catalogue, networks, organisation, sessions);
        List<String> names = new ArrayList<>(plan.story().attacks());
        names.addAll(plan.story().decoys());
        List<Scenario> scripts = names.stream().map(Scenario::read).toList();
        Map<Integer, Person> players = new HashMap<>();
        for (int at = 0; at < scripts.size(); at++) {
            if (scripts.get(at).player().equals("person")) {
                players.put(
                        at, cast.take(scripts.get(at).part(), scripts.get(at).showsHome()));
            }
        }
        List<Staging> made = new ArrayList<>();
        Map<String, Integer> numbers = new HashMap<>();
        for (int at = 0; at < scripts.size(); at++) {
            Scenario script = scripts.get(at);
            int number = numbers.merge(script.name(), 1, Integer::sum) - 1;
            Person person = players.get(at);
            boolean hasMachine = script.roles().values().stream()
                    .anyMatch(entrance -> entrance.kind().equals("instance"));
            made.add(new Staging(
                    plan,
                    script,
                    number,
                    person,
                    hasMachine ? workloads.require(script.part()) : null,
                    person == null ? List.of() : cast.coworkers(person),
                    scene));
        }
        return List.copyOf(made);
    }

    /** Finds the intensity that yields the planned number of events, by trying it on some days. */
    private List<Behaviour> calibrated() {
        LocalDate launch = plan.story() == Story.MIXED ? plan.start().plusDays((long) (plan.days() * 0.55)) : null;
        Rates rates = new Rates(plan.seed(), 0.2, launch);
        List<Behaviour> fixed = fixed();
        int days = plan.events() < COUNT_EVERY_DAY_BELOW ? plan.days() : SAMPLE_DAYS;
        double wanted =
                plan.events() - stagings.stream().mapToInt(Staging::size).sum();
        double perPlan = (double) plan.days() / days;
        double still = count(fixed, days) * perPlan;
        for (int round = 0; round < 3; round++) {
            double moving = count(moving(rates), days) * perPlan;
            double factor = Math.max(0.02, (wanted - still) / Math.max(1, moving));
            rates = rates.at(rates.intensity() * factor);
        }
        List<Behaviour> all = new ArrayList<>(moving(rates));
        all.addAll(fixed);
        all.addAll(stagings);
        return all;
    }

    private long count(List<Behaviour> some, int days) {
        long count = 0;
        for (int at = 0; at < days; at++) {
            count += acts(plan.start().plusDays(at), some).size();
        }
        return count;
    }

    private List<Behaviour> moving(Rates rates) {
        double size = plan.people() / MEAN_PEOPLE;
        List<Behaviour> made = new ArrayList<>();
        for (Person person : people) {
            made.add(new PersonBehaviour(person, catalogue, organisation, sessions, storyDays(person), rates));
        }
        for (Machine machine : machines) {
            made.add(new InstanceBehaviour(
                    machine, catalogue, sessions, organisation.pool("bucket").get(0), rates));
        }
        Network cloud = networks.require("aws-" + organisation.homeRegion());
        for (String function : organisation.pool("function")) {
            made.add(new FunctionBehaviour(function, catalogue, organisation, cloud, sessions, rates));
        }
        Network runners = networks.require("azure-runners");
        made.add(new PipelineBehaviour(catalogue, organisation, runners, sessions, rates, size));
        made.add(new CloudBehaviour(catalogue, organisation, networks.ofKind("hosting"), rates, size));
        return made;
    }

    private Set<LocalDate> storyDays(Person person) {
        for (Staging staging : stagings) {
            if (staging.label().user().equals(person.name())) {
                return staging.days();
            }
        }
        return Set.of();
    }

    private List<Behaviour> fixed() {
        Network cloud = networks.require("aws-" + organisation.homeRegion());
        Network vendors = networks.require("aws-us-east-1");
        int volumes = Math.max(2, plan.people() / 10);
        return List.of(
                new BackupBehaviour(catalogue, organisation, cloud, sessions, plan.seed(), volumes),
                new DeploymentBehaviour(catalogue, organisation, cloud, sessions, plan.seed()),
                new VendorBehaviour(catalogue, organisation, vendors, sessions, plan.seed()));
    }

    /** A local day can overlap two UTC days, so the neighbours are played too and what falls outside is dropped. */
    private static Acts acts(LocalDate day, List<? extends Behaviour> some) {
        Instant from = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant to = from.plusSeconds(86_400);
        Acts acts = new Acts(from, to);
        for (Behaviour behaviour : some) {
            LocalDate first = from.atZone(behaviour.zone()).toLocalDate();
            LocalDate last = to.minusSeconds(1).atZone(behaviour.zone()).toLocalDate();
            for (LocalDate local = first; !local.isAfter(last); local = local.plusDays(1)) {
                behaviour.perform(local, acts);
            }
        }
        return acts;
    }
}
