package org.nightjar.detect.detectors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nightjar.detect.Applicability;
import org.nightjar.detect.Aspect;
import org.nightjar.detect.DetectionContext;
import org.nightjar.detect.Detector;
import org.nightjar.detect.DetectorInfo;
import org.nightjar.detect.Family;
import org.nightjar.detect.Parameter;
import org.nightjar.detect.Signal;
import org.nightjar.detect.SignalSink;
import org.nightjar.detect.Story;
import org.nightjar.detect.profile.Habit;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.AddressKind;
import org.nightjar.model.Dimension;
import org.nightjar.model.NetworkClass;
import org.nightjar.model.QueryText;
import org.nightjar.model.UserKind;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/** One credential of a person in turns from two networks within an hour, or from Tor and another within a day. */
final class ParallelUseDetector implements Detector {

    static final Parameter WITHIN =
            new Parameter("withinMinutes", "minutes", 60, "who changes networks seldom changes back within the hour");
    static final Parameter HIDDEN_WITHIN = new Parameter(
            "torHours",
            "hours",
            24,
            "nobody travels to Tor: who comes back from it within the day had the credential elsewhere all the time");
    static final Parameter LEAST = new Parameter("least", "decades", 1.3, "people with split tunnels do so every day");

    private static final DetectorInfo INFO = new DetectorInfo(
            "parallel-use",
            "One credential, two networks",
            Family.PLACE,
            "Is one credential of a person used in turns from two networks within an hour, or from Tor and another within a day?",
            List.of("T1078.004", "T1550.001"),
            2.5,
            List.of(WITHIN, HIDDEN_WITHIN, LEAST));

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public Applicability applicability(DetectionContext context) {
        for (int user : context.profiles().actors()) {
            if (isPerson(context, user)) {
                return Applicability.YES;
            }
        }
        return Applicability.no("No person acts in this evidence; workloads are looked at by another detector.");
    }

    private static boolean isPerson(DetectionContext context, int user) {
        UserKind kind = context.index().user(user).kind();
        return kind == UserKind.HUMAN || kind == UserKind.ROOT || kind == UserKind.EXTERNAL;
    }

    /** A use between two others of the same credential from another network. */
    private record Turn(int user, int before, int between, int after) {}

    @Override
    public void detect(DetectionContext context, SignalSink sink) {
        List<Turn> turns = new ArrayList<>();
        HabitDays days = new HabitDays(context.profiles());
        for (int user : context.profiles().actors()) {
            if (isPerson(context, user)) {
                context.job().checkCancelled();
                for (Turn turn : turns(context, user)) {
                    turns.add(turn);
                    days.add(user, context.profiles().day(turn.between()));
                }
            }
        }
        for (Turn turn : turns) {
            Habit habit = days.habit(turn.user(), context.profiles().day(turn.between()));
            if (context.profiles().judges(turn.between()) && habit.surprise() >= context.value(this, LEAST)) {
                sink.report(signal(context, turn, habit));
            }
        }
    }

    /** The last two stays of a credential: where, and the last row there. */
    private static final class Stays {
        private String here = "";
        private int addressHere = -1;
        private int lastHere = -1;
        private int firstHere = -1;
        private String before = "";
        private int lastBefore = -1;
    }

    /** How long ago the credential may have left the network that it comes back to. */
    private long withinMillis(DetectionContext context, int between) {
        boolean hidden = context.index().addressOf(between).networkClass() == NetworkClass.TOR;
        double minutes = context.value(this, WITHIN);
        return (long) (60_000 * (hidden ? Math.max(minutes, 60 * context.value(this, HIDDEN_WITHIN)) : minutes));
    }

    private List<Turn> turns(DetectionContext context, int user) {
        EventIndex index = context.index();
        Column keys = index.column(Dimension.ACCESS_KEY);
        Column addresses = index.column(Dimension.ADDRESS);
        RowSet rows = index.rowsOfUser(user);
        Map<Integer, Stays> byKey = new HashMap<>();
        List<Turn> turns = new ArrayList<>();
        for (int at = 0; at < rows.size(); at++) {
            int row = rows.row(at);
            AddressFacts facts = index.addressOf(row);
            boolean counts = keys.code(row) != 0
                    && facts.kind() != AddressKind.SERVICE
                    && facts.networkClass() != NetworkClass.SERVICE;
            if (!counts) {
                continue;
            }
            Stays stays = byKey.computeIfAbsent(keys.code(row), key -> new Stays());
            int address = addresses.code(row);
            String network = address == stays.addressHere ? stays.here : facts.network();
            stays.addressHere = address;
            if (network.equals(stays.here)) {
                stays.lastHere = row;
                continue;
            }
            if (network.equals(stays.before)
                    && index.timeMillis(row) - index.timeMillis(stays.lastBefore)
                            <= withinMillis(context, stays.firstHere)) {
                turns.add(new Turn(user, stays.lastBefore, stays.firstHere, row));
            }
            stays.before = stays.here;
            stays.lastBefore = stays.lastHere;
            stays.here = network;
            stays.firstHere = row;
            stays.lastHere = row;
        }
        return turns;
    }

    private static Signal signal(DetectionContext context, Turn turn, Habit habit) {
        EventIndex index = context.index();
        String key = index.value(Dimension.ACCESS_KEY, turn.between());
        String here = index.addressOf(turn.before()).network();
        String there = index.addressOf(turn.between()).network();
        int[] rows = {turn.before(), turn.between(), turn.after()};
        String within = Phrases.duration(index.timeMillis(turn.after()) - index.timeMillis(turn.before()));
        return new Signal(
                turn.user(),
                key,
                "One credential in turns from " + here + " and " + there,
                Aspect.ORIGIN,
                rows,
                habit.surprise(),
                0,
                QueryText.is(Dimension.ACCESS_KEY, key),
                () -> Story.of("The credential " + key + " of "
                                + index.user(turn.user()).id() + " was used from " + here
                                + " and, in between, from " + there + ", all within " + within + ".")
                        .typical(
                                habit.daysBefore() == 0
                                        ? "This never happened to this user before."
                                        : "So it was on " + Phrases.count(habit.daysBefore(), "earlier day")
                                                + " of this user.")
                        .actual("From " + index.value(Dimension.ADDRESS, turn.before()) + ", "
                                + index.value(Dimension.ADDRESS, turn.between()) + " and "
                                + index.value(Dimension.ADDRESS, turn.after()) + ".")
                        .baseline(Phrases.baseline(
                                context, turn.user(), context.profiles().day(turn.between())))
                        .peers(HabitDays.peers(habit, "changed networks and came back so soon"))
                        .speaksFor(
                                index.addressOf(turn.between()).networkClass() == NetworkClass.TOR
                                        ? there + " runs exits of Tor, which hides who uses it and from where."
                                        : "")
                        .speaksAgainst(
                                "A VPN that is switched on and off, or carries only part of the traffic, looks the same.")
                        .next("Compare clients and actions on both networks: one person, or two?"));
    }
}
