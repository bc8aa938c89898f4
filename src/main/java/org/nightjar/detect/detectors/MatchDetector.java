package org.nightjar.detect.detectors;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nightjar.detect.Applicability;
import org.nightjar.detect.Aspect;
import org.nightjar.detect.DetectionContext;
import org.nightjar.detect.Detector;
import org.nightjar.detect.DetectorInfo;
import org.nightjar.detect.Signal;
import org.nightjar.detect.SignalSink;
import org.nightjar.detect.Story;
import org.nightjar.detect.profile.Habit;
import org.nightjar.detect.profile.IntArray;
import org.nightjar.detect.profile.Profiles;
import org.nightjar.model.Dimension;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;

/**
 * Reports what rules and indicators of the analyst's select. A rule knows one event and nothing of its user; what a
 * match counts for is therefore how unusual it is at this user and among all, with stakes that its author's level sets.
 * A match that many users have every day counts for nearly nothing, however high its level.
 */
public final class MatchDetector implements Detector {

    /** Matches of one user further apart than this are reported apart, so that each joins the hours it belongs to. */
    private static final long PAUSE_MILLIS = 30 * 60_000L;

    private final DetectorInfo info;
    private final Aspect aspect;
    private final double stakes;
    private final List<Match> matches;

    public MatchDetector(DetectorInfo info, Aspect aspect, double stakes, List<Match> matches) {
        this.info = info;
        this.aspect = aspect;
        this.stakes = stakes;
        this.matches = List.copyOf(matches);
    }

    @Override
    public DetectorInfo info() {
        return info;
    }

    @Override
    public Applicability applicability(DetectionContext context) {
        return Applicability.when(!matches.isEmpty(), "Nothing matches.");
    }

    @Override
    public void detect(DetectionContext context, SignalSink sink) {
        for (Match match : matches) {
            context.job().checkCancelled();
            new OneMatch(context, match, sink).report();
        }
    }

    /** One match in one run. */
    private final class OneMatch {
        private final DetectionContext context;
        private final EventIndex index;
        private final Profiles profiles;
        private final Match match;
        private final SignalSink sink;
        private final Map<Integer, IntArray> byUser = new TreeMap<>();
        private final HabitDays days;

        OneMatch(DetectionContext context, Match match, SignalSink sink) {
            this.context = context;
            this.match = match;
            this.sink = sink;
            index = context.index();
            profiles = context.profiles();
            days = new HabitDays(profiles);
            byUser();
        }

        /** A rule may match half of a case: what is kept of a user is found by number, and a day is noted once. */
        private void byUser() {
            Column users = index.column(Dimension.USER);
            IntArray[] rows = new IntArray[users.dictionary().size()];
            int[] lastDay = new int[rows.length];
            for (int row : match.rows()) {
                int user = users.code(row);
                int day = profiles.day(row);
                if (user != 0 && (rows[user] == null || lastDay[user] != day)) {
                    rows[user] = rows[user] == null ? new IntArray() : rows[user];
                    lastDay[user] = day;
                    days.add(user, day);
                }
                if (user != 0) {
                    rows[user].add(row);
                }
            }
            for (int user = 1; user < rows.length; user++) {
                if (rows[user] != null) {
                    byUser.put(user, rows[user]);
                }
            }
        }

        void report() {
            byUser.forEach((user, rows) -> {
                context.job().checkCancelled();
                ofUser(user, rows.toArray());
            });
        }

        private void ofUser(int user, int[] rows) {
            MatchQuery query = new MatchQuery(index, user, rows);
            int start = 0;
            for (int at = 1; at <= rows.length; at++) {
                boolean ends = at == rows.length
                        || index.timeMillis(rows[at]) - index.timeMillis(rows[at - 1]) > PAUSE_MILLIS
                        || profiles.judges(rows[at]) != profiles.judges(rows[at - 1]);
                if (ends) {
                    context.job().checkCancelled();
                    if (profiles.judges(rows[start])) {
                        sink.report(signal(user, Arrays.copyOfRange(rows, start, at), rows.length, query));
                    }
                    start = at;
                }
            }
        }

        /** Decades: how unusual it is to be among those that match at all; half a user more, for nobody is certain. */
        private double popularity() {
            double others = Math.max(0, byUser.size() - 1) + 0.5;
            return Math.max(0, -Math.log10(others / (profiles.actors().length + 1)));
        }

        private Signal signal(int user, int[] run, int all, MatchQuery query) {
            Habit habit = days.habit(user, profiles.day(run[0]));
            return new Signal(
                    user,
                    match.key(),
                    match.title(),
                    aspect,
                    run,
                    Math.min(habit.surprise(), popularity()),
                    stakes,
                    query.condition(run),
                    () -> story(user, run, all, habit, query.besides(run)));
        }

        /** Only the first of all matches was asked what it holds; of others it is an example, and said to be one. */
        private String holds(int[] run) {
            int first = match.rows()[0];
            if (match.holds().isEmpty()) {
                return "";
            }
            if (run[0] == first) {
                return "It holds what the rule asks for: " + match.holds() + ".";
            }
            int whose = index.column(Dimension.USER).code(first);
            return "What the rule asks for, as the first match of all holds it ("
                    + index.user(whose).id() + ", " + Phrases.moment(index.timeMillis(first)) + "): " + match.holds()
                    + ".";
        }

        private Story story(int user, int[] run, int all, Habit habit, int besides) {
            Story story = Story.of(match.summary().apply(index.user(user).id()))
                    .typical(
                            habit.daysBefore() == 0
                                    ? "This user never " + match.did() + " before."
                                    : "This user " + match.did() + " on "
                                            + Phrases.count(habit.daysBefore(), "earlier day") + ".")
                    .actual((run.length == 1 ? "1 event at " : run.length + " events from ")
                            + Phrases.moment(index.timeMillis(run[0]))
                            + (run.length == 1 ? "" : " on")
                            + (all == run.length
                                    ? "; no other of this user in the evidence."
                                    : "; " + Phrases.count(all, "event") + " of this user in all of the evidence."))
                    .baseline(Phrases.baseline(context, user, profiles.day(run[0])))
                    .peers(HabitDays.peers(habit, match.did()));
            story.speaksFor(holds(run));
            match.speaksFor().forEach(story::speaksFor);
            match.speaksAgainst().forEach(story::speaksAgainst);
            if (byUser.size() > 1) {
                story.speaksAgainst(Phrases.count(byUser.size(), "user") + " in this evidence " + match.did() + ".");
            }
            if (habit.isRegular()) {
                story.speaksAgainst("It is a habit of this user: " + habit.daysAll() + " of "
                        + Phrases.count(habit.activeAll(), "active day") + ".");
            }
            if (besides > 0) {
                story.speaksAgainst("The query selects " + Phrases.count(besides, "event")
                        + " more of this user than match: they are too many to be named one by one, and share their"
                        + " actions with others.");
            }
            match.next().forEach(story::next);
            return story;
        }
    }
}
