package org.nightjar.simulate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nightjar.simulate.Networks.Network;
import org.nightjar.simulate.Scenario.Entrance;
import org.nightjar.simulate.Scenario.Step;
import org.nightjar.simulate.SessionBook.Machine;

/** A scenario with its player, turned into acts at fixed times. The acts are made once; then it is immutable. */
final class Staging implements Behaviour {
    private final SimulationPlan plan;
    private final Scenario scenario;
    private final @Nullable Person person;
    private final @Nullable Machine machine;
    private final List<Person> coworkers;
    private final Stage stage;
    private final Label label;
    private final Dice dice;
    private final Set<LocalDate> days = new HashSet<>();
    private final List<Act> acts = new ArrayList<>();

    /** What every scenario is played on. */
    record Stage(Catalogue catalogue, Networks networks, Organisation organisation, SessionBook sessions) {}

    Staging(
            SimulationPlan plan,
            Scenario scenario,
            int number,
            @Nullable Person person,
            @Nullable Machine machine,
            List<Person> coworkers,
            Stage stage) {
        this.plan = plan;
        this.scenario = scenario;
        this.person = person;
        this.machine = machine;
        this.coworkers = coworkers;
        this.stage = stage;
        String id = number == 0 ? scenario.name() : scenario.name() + "-" + (number + 1);
        String user = person != null ? person.name() : scenario.part();
        label = new Label(scenario.attack(), id, scenario.title(), user, scenario.techniques());
        dice = Dice.of(plan.seed(), "scenario", id);
        LocalDate day = firstDay(number);
        LocalDate end = plan.start().plusDays(plan.days());
        do {
            stageOn(day);
            day = day.plusDays(scenario.everyDays());
        } while (scenario.everyDays() > 0 && day.isBefore(end));
    }

    Label label() {
        return label;
    }

    /** The local days on which it plays. */
    Set<LocalDate> days() {
        return Set.copyOf(days);
    }

    int size() {
        return acts.size();
    }

    /** Everything that happens in it, whether the log has it or not. */
    List<Act> acts() {
        return List.copyOf(acts);
    }

    @Override
    public ZoneId zone() {
        return ZoneOffset.UTC;
    }

    @Override
    public void perform(LocalDate day, Acts collected) {
        acts.forEach(collected::add);
    }

    private LocalDate firstDay(int number) {
        double at = scenario.day() + number * 0.21;
        LocalDate day = plan.start().plusDays((long) (plan.days() * (at - Math.floor(at))));
        while (day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) >= 0) {
            day = day.plusDays(1);
        }
        return day;
    }

    private void stageOn(LocalDate day) {
        Map<String, Session> open = new HashMap<>();
        ZoneId zone = !scenario.zone().equals("own")
                ? ZoneId.of(scenario.zone())
                : person != null ? person.rhythm().zone() : ZoneOffset.UTC;
        for (Step step : scenario.steps()) {
            if (!step.answer()) {
                days.add(day.plusDays(step.dayOffset()));
            }
            long start = day.plusDays(step.dayOffset()).atStartOfDay(zone).toEpochSecond() + step.minuteOfDay() * 60L;
            List<Long> times = new ArrayList<>();
            for (int at = 0; at < step.count(); at++) {
                times.add(start + (long) (dice.uniform() * (step.spreadMinutes() * 60 + 20)));
            }
            times.sort(null);
            for (long second : times) {
                acts.add(act(step, second, day, open));
            }
        }
    }

    private Act act(Step step, long second, LocalDate day, Map<String, Session> open) {
        Map<String, String> fixed = new HashMap<>();
        step.fixed().forEach((name, value) -> fixed.put(name, resolve(value)));
        String opens = fixed.remove("opens");
        if (opens != null) {
            fixed.put("newkey", key(opens, day));
            Entrance opened = entrance(opens);
            if (opened.kind().equals("role")) {
                fixed.put("role", opened.detail(1));
                fixed.put("session", resolve(opened.detail(2)));
            }
        }
        String given = fixed.remove("region");
        String region = given != null
                ? given
                : machine != null ? machine.region() : stage.organisation().homeRegion();
        return new Act(
                second,
                session(step.session(), second, day, open),
                stage.catalogue().action(step.action()),
                region,
                step.error(),
                dice.nextLong(),
                Map.copyOf(fixed),
                step.answer() ? null : label);
    }

    private Entrance entrance(String name) {
        Entrance entrance = scenario.roles().get(name);
        if (entrance == null) {
            throw new IllegalStateException("scenario " + scenario.name() + " has no session " + name);
        }
        return entrance;
    }

    private Session session(String name, long second, LocalDate day, Map<String, Session> open) {
        Session known = open.get(name);
        if (known == null) {
            known = enter(name, second, day, open);
            open.put(name, known);
        }
        return known;
    }

    private Session enter(String name, long second, LocalDate day, Map<String, Session> open) {
        Entrance entrance = entrance(name);
        Instant now = Instant.ofEpochSecond(second);
        return switch (entrance.kind()) {
            case "key" -> ownKey(entrance, day, now);
            case "console" -> stage.sessions().console(player(), day, now, address(entrance.detail(0)), true);
            case "login" -> stage.sessions().login(player(), address(entrance.detail(0)));
            case "newkey" -> newKey(entrance, name, day);
            case "instance" -> stolen(entrance, second);
            case "workload" ->
                stage.sessions()
                        .workload(
                                scenario.part(),
                                entrance.detail(2),
                                key(name, day),
                                now,
                                address(entrance.detail(0)),
                                agent(entrance.detail(1)));
            case "foreign" -> foreign(entrance);
            case "duty" ->
                stage.sessions()
                        .workload(
                                entrance.detail(0),
                                resolve(entrance.detail(3)),
                                key(name, day),
                                now,
                                address(entrance.detail(1)),
                                agent(entrance.detail(2)));
            case "role" -> {
                Session parent = session(entrance.detail(0), second, day, open);
                yield stage.sessions()
                        .workload(
                                entrance.detail(1),
                                resolve(entrance.detail(2)),
                                key(name, day),
                                now,
                                parent.address(),
                                parent.agent());
            }
            default -> throw new IllegalStateException("no such kind of session: " + entrance.kind());
        };
    }

    private Session ownKey(Entrance entrance, LocalDate day, Instant now) {
        String address = address(entrance.detail(0));
        String agent = agent(entrance.detail(1));
        return player().federated()
                ? stage.sessions().federated(player(), day, now, address, agent)
                : stage.sessions().key(player(), address, agent);
    }

    private Session newKey(Entrance entrance, String name, LocalDate day) {
        Person coworker = coworker(entrance.detail(0));
        String owner = coworker.name();
        String account = stage.organisation().account();
        ObjectNode identity =
                Identities.user(account, owner, coworker.credentials().userId(), key(name, day));
        return new Session(
                owner,
                Identities.userArn(account, owner),
                identity.toString(),
                address(entrance.detail(1)),
                agent(entrance.detail(2)),
                false,
                Dice.mix(0, owner));
    }

    private Session stolen(Entrance entrance, long second) {
        if (machine == null) {
            throw new IllegalStateException("scenario " + scenario.name() + " has no instance");
        }
        return stage.sessions().instance(machine, second).from(address(entrance.detail(0)), agent(entrance.detail(1)));
    }

    private Session foreign(Entrance entrance) {
        String principal =
                "AIDA" + Dice.of(plan.seed(), "foreign", scenario.name()).base32(17);
        return new Session(
                label.user(),
                "",
                Identities.foreign(stage.organisation().outside(), principal).toString(),
                address(entrance.detail(0)),
                agent(entrance.detail(1)),
                false,
                0);
    }

    private Person player() {
        if (person == null) {
            throw new IllegalStateException("scenario " + scenario.name() + " has no person");
        }
        return person;
    }

    /** {@code home}, {@code office}, {@code cloud} (of the home region), or networks of which one is drawn. */
    private String address(String place) {
        return switch (place) {
            case "home" -> player().places().home();
            case "office" -> player().places().office();
            case "cloud" ->
                stage.networks()
                        .require("aws-" + stage.organisation().homeRegion())
                        .address(Dice.of(plan.seed(), "scenario-address", label.id(), place));
            default -> {
                List<String> choice = List.of(place.split("\\|", -1));
                Dice draw = Dice.of(plan.seed(), "scenario-address", label.id(), place);
                Network network = stage.networks().require(draw.pick(choice));
                yield network.address(draw);
            }
        };
    }

    private String agent(String kind) {
        return switch (kind) {
            case "own" -> player().clients().cli();
            case "own-script" -> player().clients().script();
            case "own-browser" -> player().clients().browser();
            default ->
                Dice.of(plan.seed(), "scenario-agent", label.id(), kind)
                        .pick(stage.catalogue().agents(kind));
        };
    }

    private String key(String session, LocalDate day) {
        String key = stage.organisation().temporaryKey("scenario", label.id(), session, day);
        return entrance(session).kind().equals("newkey") ? "AKIA" + key.substring(4) : key;
    }

    /** The colleague of {@code $coworker1} and so on. */
    private Person coworker(String value) {
        return coworkers.get((Integer.parseInt(value.substring("$coworker".length())) - 1) % coworkers.size());
    }

    /** {@code $who}, {@code @pool:index}, {@code !made}, or the text itself. */
    private String resolve(String value) {
        if (value.startsWith("@")) {
            int colon = value.indexOf(':');
            List<String> pool = stage.organisation().pool(value.substring(1, colon));
            return pool.get(Integer.parseInt(value.substring(colon + 1)) % pool.size());
        }
        if (value.startsWith("!")) {
            return "snap-0" + Dice.of(plan.seed(), "made", label.id(), value).hex(16);
        }
        if (value.startsWith("$coworker")) {
            return coworker(value).name();
        }
        return switch (value) {
            case "$outside" -> stage.organisation().outside();
            case "$sibling" -> stage.organisation().sibling();
            case "$me" -> label.user();
            default -> value;
        };
    }
}
