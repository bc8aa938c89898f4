package org.nightjar.simulate;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nightjar.simulate.Catalogue.Choice;
import org.nightjar.simulate.Person.Trip;
import org.nightjar.simulate.Person.Tunnel;

/** An ordinary day of a person: pieces of work of a few minutes, in office hours of their own zone, mostly. */
final class PersonBehaviour implements Behaviour {
    private static final double EVENTS_A_DAY = 30;
    private static final double EVENTS_A_TASK = 8;
    private static final double DAY_OFF = 0.06;
    private static final double EVENING_SHARE = 0.05;
    private static final double MOBILE_SHARE = 0.03;
    private static final int CERTAIN_TASKS = 2;
    private static final double ROLE_SHARE = 0.35;
    private static final String SHARED_ROLE = "operations-admin";
    private static final double SLIP = 0.006;
    private static final List<String> SLIPS =
            List.of("AccessDenied", "ThrottlingException", "ValidationException", "NoSuchEntityException");

    private final Person person;
    private final Catalogue catalogue;
    private final Organisation organisation;
    private final SessionBook sessions;
    private final Set<LocalDate> certain;
    private final Rates rates;

    /** @param certain days on which they work whatever chance says, for a story happens among that work */
    PersonBehaviour(
            Person person,
            Catalogue catalogue,
            Organisation organisation,
            SessionBook sessions,
            Set<LocalDate> certain,
            Rates rates) {
        this.person = person;
        this.catalogue = catalogue;
        this.organisation = organisation;
        this.sessions = sessions;
        this.certain = certain;
        this.rates = rates;
    }

    @Override
    public ZoneId zone() {
        return person.rhythm().zone();
    }

    @Override
    public void perform(LocalDate day, Acts acts) {
        Dice dice = Dice.of(rates.seed(), "day", person.name(), day);
        boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
        boolean off = dice.chance(weekend ? 1 - person.rhythm().weekendShare() : DAY_OFF);
        if (!person.stay().covers(day) || (off && !certain.contains(day))) {
            return;
        }
        Trip trip = person.places().trip();
        if (trip != null && trip.flies(day)) {
            return;
        }
        Workday workday = workday(day, dice);
        double swing = Math.exp(dice.gaussian(-0.08, 0.4)) * (weekend ? 0.4 : 1);
        double mean = EVENTS_A_DAY * weight() * person.rhythm().pace() * rates.intensity() * swing / EVENTS_A_TASK;
        int tasks = Math.max(dice.poisson(mean), certain.contains(day) ? CERTAIN_TASKS : 0);
        List<Long> starts = new ArrayList<>();
        for (int at = 0; at < tasks; at++) {
            starts.add(moment(workday, dice));
        }
        starts.sort(null);
        boolean[] loggedIn = new boolean[1];
        for (long start : starts) {
            task(workday, start, loggedIn, acts, dice);
        }
    }

    private double weight() {
        return switch (person.function()) {
            case "finance", "manager" -> 0.3;
            case "support" -> 0.5;
            case "operations" -> 1.3;
            default -> 1;
        };
    }

    private Workday workday(LocalDate day, Dice dice) {
        Trip trip = person.places().trip();
        boolean away = trip != null && trip.covers(day);
        ZoneId zone = away && trip != null ? trip.zone() : zone();
        String address;
        boolean hidden = false;
        boolean inOffice = (person.places().officeDays() >> (day.getDayOfWeek().getValue() - 1) & 1) == 1;
        if (away && trip != null) {
            address = trip.address();
        } else if (person.places().tunnel() == Tunnel.COMMERCIAL && (!inOffice || dice.chance(0.3))) {
            address = dice.pick(person.places().exits());
            hidden = true;
        } else if (inOffice || person.places().tunnel() == Tunnel.CORPORATE) {
            address = person.places().office();
        } else {
            address = person.places().home();
        }
        Instant login = day.atStartOfDay(zone).toInstant().plusSeconds((long)
                (person.rhythm().startHour() * 3_600));
        return new Workday(day, zone, address, login, away, label(day, away || hidden));
    }

    private @Nullable Label label(LocalDate day, boolean elsewhere) {
        Label joiner = person.stay().joinerLabel();
        if (joiner != null && day.isBefore(person.stay().first().plusDays(5))) {
            return joiner;
        }
        return elsewhere ? person.places().tripLabel() : null;
    }

    /** Two humps with a dip at lunch; now and then an evening. */
    private long moment(Workday workday, Dice dice) {
        double start = person.rhythm().startHour();
        double end = person.rhythm().endHour();
        double hour;
        if (dice.chance(EVENING_SHARE)) {
            hour = dice.gaussian(20.7, 0.9);
        } else if (dice.chance(0.5)) {
            hour = dice.gaussian((start + 12.2) / 2, (12.2 - start) / 3);
        } else {
            hour = dice.gaussian((13.3 + end) / 2, (end - 13.3) / 3);
        }
        double inside = Math.max(start - 0.8, Math.min(hour, 23.4));
        return workday.day().atStartOfDay(workday.zone()).toEpochSecond() + (long) (inside * 3_600) + dice.below(600);
    }

    private void task(Workday workday, long start, boolean[] loggedIn, Acts acts, Dice dice) {
        boolean console = dice.chance(person.clients().consoleShare());
        boolean script = !console && dice.chance(0.25);
        String address =
                !workday.away() && dice.chance(MOBILE_SHARE) ? person.places().mobile() : workday.address();
        if ((console || person.federated()) && !loggedIn[0]) {
            loggedIn[0] = true;
            logIn(workday, start - 20, acts, dice);
            address = workday.address();
        }
        Session session = session(workday, console, script, address);
        if (!console && takesRole() && dice.chance(ROLE_SHARE)) {
            session = takeRole(session, start - 5, workday, acts, dice);
        }
        Catalogue.Habit habit = catalogue.habit(person.function());
        Choice<ActionSpec> theme = dice.chance(0.5) ? habit.theme(dice) : habit.favourite(person.affinity(), dice);
        String region = region(workday.day(), dice);
        int steps = 2 + dice.poisson(EVENTS_A_TASK - 2);
        double pause = console ? 25 : script ? 1.5 : 12;
        double at = start;
        for (int step = 0; step < steps; step++) {
            ActionSpec action = theme.pick(dice);
            acts.add((long) at, session, action, region, error(action, dice), dice, Map.of(), workday.label());
            at += dice.exponential(pause);
        }
    }

    private Session session(Workday workday, boolean console, boolean script, String address) {
        String agent = script ? person.clients().script() : person.clients().cli();
        if (person.federated()) {
            String client = console ? person.clients().browser() : agent;
            return sessions.federated(person, workday.day(), workday.login(), address, client);
        }
        return console
                ? sessions.console(person, workday.day(), workday.login(), address, true)
                : sessions.key(person, address, agent);
    }

    private boolean takesRole() {
        return !person.federated() && person.function().equals("operations");
    }

    /** Operations do the riskier part of their work in a role, under their own names. */
    private Session takeRole(Session own, long second, Workday workday, Acts acts, Dice dice) {
        String key = organisation.temporaryKey("taken", person.name(), second);
        Map<String, String> opened = Map.of("role", SHARED_ROLE, "session", person.name(), "newkey", key);
        acts.add(
                second,
                own,
                catalogue.action("sts:AssumeRole"),
                organisation.homeRegion(),
                "",
                dice,
                opened,
                workday.label());
        Instant start = Instant.ofEpochSecond(second);
        return sessions.taken(person, SHARED_ROLE, key, start, own.address(), own.agent());
    }

    private void logIn(Workday workday, long second, Acts acts, Dice dice) {
        if (person.federated()) {
            Map<String, String> opened = Map.of(
                    "role", person.credentials().ssoRole(),
                    "session", person.name(),
                    "newkey", sessions.federatedKey(person, workday.day()));
            acts.add(
                    second,
                    sessions.assertion(person, workday.address()),
                    catalogue.action("sts:AssumeRoleWithSAML"),
                    organisation.homeRegion(),
                    "",
                    dice,
                    opened,
                    workday.label());
            return;
        }
        ActionSpec login = catalogue.action("signin:ConsoleLogin");
        Session entering = sessions.login(person, workday.address());
        if (dice.chance(0.03)) {
            acts.add(
                    second - 25,
                    entering,
                    login,
                    "us-east-1",
                    "Failed authentication",
                    dice,
                    Map.of(),
                    workday.label());
        }
        acts.add(second, entering, login, "us-east-1", "", dice, Map.of(), workday.label());
    }

    private String region(LocalDate day, Dice dice) {
        LocalDate launch = rates.launch();
        if (launch != null
                && !day.isBefore(launch)
                && (person.function().equals("developer") || person.function().equals("operations"))
                && dice.chance(0.15)) {
            return Organisation.LAUNCH_REGION;
        }
        int second = (int)
                Math.floorMod(person.affinity(), (long) organisation.regions().size());
        return dice.chance(0.8)
                ? organisation.homeRegion()
                : organisation.regions().get(second);
    }

    /** Some things are never allowed to some people, who try them all the same; the rest is chance. */
    private String error(ActionSpec action, Dice dice) {
        if (Math.floorMod(Dice.scramble(person.affinity() ^ action.name().hashCode()), 45) == 0) {
            return "AccessDenied";
        }
        return dice.chance(SLIP) ? dice.pick(SLIPS) : "";
    }

    /** Where and as what a day is spent. */
    private record Workday(
            LocalDate day,
            ZoneId zone,
            String address,
            Instant login,
            boolean away,
            @Nullable Label label) {}
}
