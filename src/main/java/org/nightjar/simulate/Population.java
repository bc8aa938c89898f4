package org.nightjar.simulate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nightjar.simulate.Networks.Network;
import org.nightjar.simulate.Person.Clients;
import org.nightjar.simulate.Person.Credentials;
import org.nightjar.simulate.Person.Places;
import org.nightjar.simulate.Person.Rhythm;
import org.nightjar.simulate.Person.Stay;
import org.nightjar.simulate.Person.Trip;
import org.nightjar.simulate.Person.Tunnel;

/**
 * Hires the people of a plan: functions, homes, offices, habits, and the few whose ordinary life looks suspicious.
 * Used once, on one thread.
 */
final class Population {
    private static final List<String> FUNCTIONS = List.of(
            "developer",
            "operations",
            "data",
            "developer",
            "security",
            "developer",
            "support",
            "operations",
            "finance",
            "developer",
            "data",
            "developer",
            "manager",
            "developer",
            "operations",
            "data",
            "developer",
            "support",
            "security",
            "developer");
    private static final List<String> SMALL_COUNTRIES = List.of("DE", "DE", "GB", "DE", "US", "PL", "DE", "IN");
    private static final List<String> LARGE_COUNTRIES =
            List.of("DE", "US", "GB", "IN", "DE", "US", "PL", "NL", "FR", "US", "ES", "AU", "IN", "SG", "BR", "DE");
    private static final List<String> COMMERCIAL_EXITS = List.of("vpn-datacamp-gb", "vpn-31173-de", "vpn-m247-eu");
    private static final int LARGE = 40;

    private final SimulationPlan plan;
    private final Catalogue catalogue;
    private final Networks networks;
    private final Organisation organisation;
    private final Map<String, String> offices = new HashMap<>();
    private final Map<String, String[]> names = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>();

    Population(SimulationPlan plan, Catalogue catalogue, Networks networks, Organisation organisation) {
        this.plan = plan;
        this.catalogue = catalogue;
        this.networks = networks;
        this.organisation = organisation;
        for (List<String> row : ResourceTable.rows("names.tsv")) {
            names.put(row.get(0), new String[] {row.get(1), row.get(2)});
        }
    }

    List<Person> hire() {
        List<Person> people = new ArrayList<>();
        for (int at = 0; at < plan.people(); at++) {
            people.add(hire(at));
        }
        return List.copyOf(people);
    }

    private Person hire(int at) {
        Dice dice = Dice.of(plan.seed(), "person", at);
        List<String> countries = plan.people() >= LARGE ? LARGE_COUNTRIES : SMALL_COUNTRIES;
        String country = countries.get(at % countries.size());
        String function = FUNCTIONS.get(at % FUNCTIONS.size());
        String name = name(country, dice);
        boolean federated = at % 4 == 3;
        Network home = dice.pick(networks.ofKind("home", country));
        boolean consoleOnly = function.equals("finance") || function.equals("manager");
        double share = consoleOnly ? 0.97 : function.equals("data") ? 0.25 : 0.3 + 0.4 * dice.uniform();
        Rhythm rhythm = new Rhythm(
                home.zone(),
                8 + 2 * dice.uniform(),
                16.8 + 1.8 * dice.uniform(),
                Math.exp(dice.gaussian(0, 0.35)),
                dice.chance(0.3) ? 0.12 : 0.02);
        Clients clients = new Clients(
                dice.pick(catalogue.agents("browser")),
                dice.pick(catalogue.agents("cli")),
                dice.pick(catalogue.agents(function.equals("operations") ? "terraform" : "script")),
                share);
        Credentials credentials =
                new Credentials("AIDA" + dice.base32(17), "AKIA" + dice.base32(16), federated ? ssoRole(function) : "");
        return new Person(
                name,
                function,
                federated,
                rhythm,
                places(at, name, home, dice),
                clients,
                credentials,
                stay(at, name, dice));
    }

    private String name(String country, Dice dice) {
        String[] parts = names.getOrDefault(country, new String[] {"Alex", "Nomen"});
        String[] given = parts[0].split(",", -1);
        String[] family = parts[1].split(",", -1);
        String name = "";
        for (int attempt = 0; name.isEmpty() || !taken.add(name); attempt++) {
            String tail = attempt < 200 ? "" : Integer.toString(attempt - 198);
            name = given[dice.below(given.length)].toLowerCase(Locale.ROOT)
                    + "."
                    + family[dice.below(family.length)].toLowerCase(Locale.ROOT)
                    + tail;
        }
        return name;
    }

    private String ssoRole(String function) {
        String set = switch (function) {
            case "operations" -> "OperationsAccess";
            case "data" -> "DataEngineering";
            case "security" -> "SecurityAudit";
            case "finance" -> "Billing";
            case "developer" -> "DeveloperAccess";
            default -> "ReadOnlyAccess";
        };
        return "AWSReservedSSO_" + set + "_" + Dice.of(plan.seed(), "sso", set).hex(16);
    }

    /** One in twenty lives behind a commercial VPN, one in twenty-five travels; both look worse than they are. */
    private Places places(int at, String name, Network home, Dice dice) {
        boolean hidden = at % 20 == 9;
        boolean travels = at % 25 == 10;
        Tunnel tunnel = hidden ? Tunnel.COMMERCIAL : dice.chance(0.35) ? Tunnel.CORPORATE : Tunnel.NONE;
        List<String> exits = new ArrayList<>();
        if (hidden) {
            Network exit =
                    networks.require(plan.people() >= LARGE ? dice.pick(COMMERCIAL_EXITS) : COMMERCIAL_EXITS.get(0));
            while (exits.size() < 3) {
                exits.add(exit.address(dice));
            }
        }
        Label label = null;
        if (hidden) {
            label = Label.decoy("commercial-vpn-" + at, "Works through a commercial VPN, as always", name);
        } else if (travels) {
            label = Label.decoy("traveller-" + at, "Works from a hotel abroad for some days", name);
        }
        return new Places(
                home.country(),
                home.address(dice),
                office(home),
                dice.pick(networks.ofKind("mobile", home.country())).address(dice),
                dice.below(32) | 1 << dice.below(5),
                tunnel,
                List.copyOf(exits),
                travels ? trip(dice) : null,
                label);
    }

    private String office(Network home) {
        return offices.computeIfAbsent(home.country(), country -> {
            List<Network> known = networks.ofKind("office", country);
            Network office = known.stream()
                    .filter(network -> network.zone().equals(home.zone()))
                    .findFirst()
                    .orElse(known.get(0));
            return office.address(Dice.of(plan.seed(), "office", office.id(), organisation.company()));
        });
    }

    private Trip trip(Dice dice) {
        Network hotel = dice.pick(networks.ofKind("hotel"));
        LocalDate first = plan.start().plusDays((long) (plan.days() * (0.35 + 0.3 * dice.uniform())));
        LocalDate monday = first.minusDays(first.getDayOfWeek().getValue() - 1L);
        return new Trip(monday.plusDays(2), monday.plusDays(5), hotel.zone(), hotel.address(dice));
    }

    private Stay stay(int at, String name, Dice dice) {
        LocalDate last = plan.start().plusDays(plan.days() + 1L);
        if (at % 22 == 13) {
            LocalDate joined = plan.start().plusDays((long) (plan.days() * (0.4 + 0.3 * dice.uniform())));
            return new Stay(joined, last, joiner(at, name));
        }
        if (at % 30 == 17) {
            return new Stay(plan.start().minusDays(1), plan.start().plusDays((long) (plan.days() * 0.6)), null);
        }
        return new Stay(plan.start().minusDays(1), last, null);
    }

    private static @Nullable Label joiner(int at, String name) {
        return Label.decoy("joiner-" + at, "First days at the company: everything is new", name);
    }
}
