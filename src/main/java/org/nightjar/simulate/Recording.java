package org.nightjar.simulate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the company's trail records: everything, until somebody stops it or cuts its selectors down, and then again
 * from the moment at which it is put right. What is not recorded happened, but is neither in the evidence nor in the
 * truth. An act on the trail is itself recorded if it is before or after it, so the last record before a silence says
 * whose it is. Immutable.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html">
 *     Logging management events</a>
 */
final class Recording {

    private static final Comparator<Act> ORDER =
            Comparator.comparingLong(Act::second).thenComparingLong(Act::salt);
    private static final String READ_WRITE_TYPE = "selectors";

    private final List<Change> changes = new ArrayList<>();

    /** From an act on, until the next. */
    private record Change(Act act, State state) {}

    /**
     * What a trail keeps.
     *
     * @param running whether it records at all
     * @param kept {@code All}, {@code ReadOnly} or {@code WriteOnly} management events
     * @param data whether data events are kept
     */
    private record State(boolean running, String kept, boolean data) {

        static final State WHOLE = new State(true, "All", true);

        boolean keeps(ActionSpec action) {
            return running
                    && (data || !action.data())
                    && (kept.equals("All") || kept.equals(action.write() ? "WriteOnly" : "ReadOnly"));
        }

        State after(Act act) {
            return switch (act.action().name()) {
                case "cloudtrail:StopLogging", "cloudtrail:DeleteTrail" -> new State(false, kept, data);
                case "cloudtrail:StartLogging" -> new State(true, kept, data);
                case "cloudtrail:CreateTrail" -> new State(running, "All", true);
                case "cloudtrail:PutEventSelectors" -> {
                    String asked = act.fixed().getOrDefault(READ_WRITE_TYPE, Blanks.SELECTORS);
                    yield new State(running, asked, asked.equals("All"));
                }
                default -> this;
            };
        }
    }

    /** @param acts all that may change the trail, in any order; others are passed over */
    Recording(List<Act> acts) {
        State state = State.WHOLE;
        for (Act act : acts.stream().sorted(ORDER).toList()) {
            State next = act.error().isEmpty() ? state.after(act) : state;
            if (!next.equals(state)) {
                changes.add(new Change(act, next));
                state = next;
            }
        }
    }

    /** Whether the act is in the log. */
    boolean keeps(Act act) {
        State state = State.WHOLE;
        for (Change change : changes) {
            int order = ORDER.compare(change.act(), act);
            if (order > 0) {
                break;
            }
            if (order == 0 && change.state().keeps(act.action())) {
                return true;
            }
            if (order == 0) {
                break;
            }
            state = change.state();
        }
        return state.keeps(act.action());
    }

    /** Those that are in the log. */
    List<Act> kept(List<Act> acts) {
        return changes.isEmpty() ? acts : acts.stream().filter(this::keeps).toList();
    }
}
