package org.nightjar.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which of the analyst's steps can be taken back, and which done again, as steps alone tell it: nothing else is kept. A
 * step that names no other is done; one that names a done step takes it back; one that names a taking back does the step
 * again, and can be taken back as any other. Several steps may together take one back. What is done anew ends what could be
 * done again, as in an editor. Immutable; linear in the number of steps.
 */
public final class UndoHistory {

    /**
     * A step.
     *
     * @param number from 1, in the order of doing
     * @param undoes number of the step that it takes back or does again; 0 if it is neither
     */
    public record Step(int number, int undoes) {}

    private enum Role {
        DONE,
        TAKES_BACK,
        DOES_AGAIN
    }

    private final Map<Integer, Role> roles = new HashMap<>();
    private final Map<Integer, Integer> targets = new HashMap<>();
    private final Set<Integer> takenBack = new HashSet<>();
    private final Set<Integer> doneAgain = new HashSet<>();
    private int lastDone;
    private int lastToUndo;
    private int lastToRedo;

    /** @param steps in the order of their numbers; older ones may be missing, and what names them can't be done again */
    public UndoHistory(List<Step> steps) {
        steps.forEach(this::add);
        for (Step step : steps) {
            if (stands(step.number())) {
                lastToUndo = step.number();
            } else if (roles.get(step.number()) == Role.TAKES_BACK
                    && step.number() > lastDone
                    && !doneAgain.contains(step.undoes())) {
                lastToRedo = step.number();
            }
        }
    }

    private void add(Step step) {
        int number = step.number();
        Optional<Role> named = Optional.ofNullable(roles.get(step.undoes()));
        if (step.undoes() == 0) {
            roles.put(number, Role.DONE);
            lastDone = number;
        } else if (named.equals(Optional.of(Role.TAKES_BACK))) {
            roles.put(number, Role.DOES_AGAIN);
            doneAgain.add(targets.getOrDefault(step.undoes(), 0));
        } else {
            roles.put(number, Role.TAKES_BACK);
            takenBack.add(step.undoes());
            if (named.isEmpty()) {
                doneAgain.add(step.undoes());
            }
        }
        targets.put(number, step.undoes());
    }

    /** Whether the step does something that was not taken back. */
    public boolean stands(int number) {
        Role role = roles.get(number);
        return role != null && role != Role.TAKES_BACK && !takenBack.contains(number);
    }

    /** The last step that stands. */
    public Optional<Integer> lastToUndo() {
        return some(lastToUndo);
    }

    /** The last taking back that nothing was done after, unless it was done again. */
    public Optional<Integer> lastToRedo() {
        return some(lastToRedo);
    }

    /** The last step that neither takes back nor does again. */
    public Optional<Integer> lastDone() {
        return some(lastDone);
    }

    private static Optional<Integer> some(int number) {
        return number == 0 ? Optional.empty() : Optional.of(number);
    }
}
