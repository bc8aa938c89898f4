package org.nightjar.simulate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.nightjar.simulate.Person.Tunnel;

/** Gives the parts of the scenarios to people, nobody more than one, and none to the people who are decoys already. */
final class Cast {
    private final List<Person> free = new ArrayList<>();
    private final List<Person> everyone;
    private final Set<String> taken = new HashSet<>();
    private final Dice dice;

    Cast(SimulationPlan plan, List<Person> people) {
        everyone = people;
        dice = Dice.of(plan.seed(), "cast");
        for (Person person : people) {
            boolean stays = person.stay().joinerLabel() == null
                    && !person.stay().first().isAfter(plan.start())
                    && person.stay().last().isAfter(plan.start().plusDays(plan.days() - 1L));
            if (stays && person.places().trip() == null && person.places().tunnel() != Tunnel.COMMERCIAL) {
                free.add(person);
            }
        }
    }

    /** Somebody of that function, if asked for one whose home address is known; with an IAM user where one is left, of another function where none is left. */
    Person take(String function, boolean fromHome) {
        List<Predicate<Person>> wishes = List.of(
                person -> person.function().equals(function)
                        && !person.federated()
                        && (!fromHome || person.worksFromHome()),
                person -> person.function().equals(function) && !person.federated(),
                person -> person.function().equals(function),
                person -> !person.federated() && !person.function().equals("finance"),
                person -> true);
        for (Predicate<Person> wish : wishes) {
            List<Person> fitting = free.stream().filter(wish).toList();
            if (!fitting.isEmpty()) {
                Person chosen = dice.pick(fitting);
                free.remove(chosen);
                taken.add(chosen.name());
                return chosen;
            }
        }
        throw new IllegalArgumentException("The company is too small for this story; plan for more people.");
    }

    /** Colleagues with IAM users, the same function first, who play no part so far. */
    List<Person> coworkers(Person person) {
        List<Person> colleagues = new ArrayList<>();
        for (boolean same : new boolean[] {true, false}) {
            everyone.stream()
                    .filter(other -> !taken.contains(other.name()) && !other.federated())
                    .filter(other -> other.function().equals(person.function()) == same)
                    .forEach(colleagues::add);
        }
        return colleagues;
    }
}
