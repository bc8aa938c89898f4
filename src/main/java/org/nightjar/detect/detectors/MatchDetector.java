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
            Map<Integer, IntArray> byUser = new TreeMap<>();
            Profiles profiles = context.profiles();
            HabitDays days = new HabitDays(profiles);
            for (int row : match.rows()) {
                int user = context.index().column(Dimension.USER).code(row);
                if (user != 0) {
                    byUser.computeIfAbsent(user, key -> new IntArray()).add(row);
                    days.add(user, profiles.day(row));
                }
            }
            byUser.forEach((user, rows) -> ofUser(context, match, user, rows.toArray(), days, sink));
        }
    }

    private void ofUser(DetectionContext context, Match match, int user, int[] rows, HabitDays days, SignalSink sink) {
        EventIndex index = context.index();
        MatchQuery query = new MatchQuery(index, user, rows);
        int start = 0;
        for (int at = 1; at <= rows.length; at++) {
            boolean ends = at == rows.length
                    || index.timeMillis(rows[at]) - index.timeMillis(rows[at - 1]) > PAUSE_MILLIS
                    || context.profiles().judges(rows[at]) != context.profiles().judges(rows[at - 1]);
            if (ends) {
                if (context.profiles().judges(rows[start])) {
                    int[] run = Arrays.copyOfRange(rows, start, at);
                    Habit habit = days.habit(user, context.profiles().day(run[0]));
                    sink.report(signal(context, match, user, run, rows.length, habit, query));
                }
                start = at;
            }
        }
    }

    private Signal signal(
            DetectionContext context, Match match, int user, int[] run, int all, Habit habit, MatchQuery query) {
        EventIndex index = context.index();
        int day = context.profiles().day(run[0]);
        String name = index.user(user).id();
        return new Signal(
                user, match.key(), match.title(), aspect, run, habit.surprise(), stakes, query.condition(run), () -> {
                    Story story = Story.of(match.summary().apply(name))
                            .typical(
                                    habit.daysBefore() == 0
                                            ? "This user never " + match.did() + " before."
                                            : "This user " + match.did() + " on "
                                                    + Phrases.count(habit.daysBefore(), "earlier day") + ".")
                            .actual(Phrases.count(run.length, "event") + " in a row from "
                                    + Phrases.moment(index.timeMillis(run[0])) + " on; "
                                    + Phrases.count(all, "event") + " of this user in all of the evidence.")
                            .baseline(Phrases.baseline(context, user, day))
                            .peers(HabitDays.peers(habit, match.did()));
                    match.speaksFor().forEach(story::speaksFor);
                    match.speaksAgainst().forEach(story::speaksAgainst);
                    if (habit.isRegular()) {
                        story.speaksAgainst("It is a habit of this user: " + habit.daysAll() + " of "
                                + Phrases.count(habit.activeAll(), "active day") + ".");
                    }
                    match.next().forEach(story::next);
                    return story;
                });
    }
}
