package org.nightjar.detect.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.nightjar.detect.Aspect;
import org.nightjar.job.JobContext;
import org.nightjar.model.Finding;
import org.nightjar.model.Incident;
import org.nightjar.model.IncidentPart;
import org.nightjar.model.Severity;
import org.nightjar.model.UserRisk;
import org.nightjar.store.EventIndex;

/**
 * Turns signals into findings, incidents and a ranking of users. The same signals give the same result in the same
 * order, whatever order they came in.
 */
public final class Ranking {

    /** Windows that count for less are everyday life and become no findings; see {@link IncidentBar} for incidents. */
    private static final double LEAST_DECADES = 2.5;

    /**
     * The same of windows in which only rules and lists of the analyst's speak: a medium severity, so that a popular
     * rule does not push what people do unlike themselves down the list.
     */
    private static final double LEAST_OF_GIVEN = 5.7;

    /** What the second, third … incident of a user adds to the risk, each of its own decades. */
    private static final double[] FURTHER_INCIDENTS = {0.25, 0.1, 0.05};

    private final FindingFold fold;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Incident> incidents = new ArrayList<>();
    private final List<UserRisk> users;

    private Ranking(Roster roster, List<Reported> signals, boolean everything, JobContext job) {
        EventIndex index = roster.index();
        fold = new FindingFold(index);
        Map<Integer, List<Reported>> byUser = signals.stream()
                .collect(Collectors.groupingBy(reported -> reported.signal().user()));
        WindowRule rule = new WindowRule(index);
        List<Window> windows = new ArrayList<>(byUser.entrySet())
                .parallelStream()
                        .flatMap(ofUser -> {
                            job.checkCancelled();
                            return rule.windows(ofUser.getValue()).stream()
                                    .map(window -> Window.of(ofUser.getKey(), window));
                        })
                        .toList();
        IncidentBar bar = everything
                ? IncidentBar.NONE
                : IncidentBar.of(
                        roster.userDays(), windows.stream().map(Window::decades).toList());
        Map<Integer, List<Double>> decadesByUser = new HashMap<>();
        Map<Integer, List<Reported>> weak = new HashMap<>();
        List<Draft> drafts = new ArrayList<>();
        for (Window window : windows) {
            job.checkCancelled();
            double least = everything ? 0 : window.onlyGiven() ? LEAST_OF_GIVEN : LEAST_DECADES;
            boolean incident = window.decades() >= Math.max(least, bar.decades());
            if (incident || window.decades() >= least && window.showsByItself()) {
                decadesByUser
                        .computeIfAbsent(window.user(), user -> new ArrayList<>())
                        .add(window.decades());
                drafts.add(new Draft(fold.fold(window.same()), window.decades(), incident, fold));
            } else {
                window.given()
                        .forEach(given -> weak.computeIfAbsent(window.user(), user -> new ArrayList<>())
                                .add(given));
            }
        }
        // What an analyst asked for is shown however little it counts: once a rule and user, in no incident.
        weak.values().forEach(given -> {
            job.checkCancelled();
            fold.fold(FindingFold.same(given)).forEach(one -> findings.add(one.finding()));
        });
        drafts.stream().sorted(Draft.BEST_FIRST).forEach(draft -> {
            if (draft.incident()) {
                incidents.add(draft.incident(incidents.size() + 1));
            }
            draft.folded().stream()
                    .filter(one -> draft.incident() || Window.showsByItself(one.strongest()))
                    .forEach(one -> findings.add(one.finding()));
        });
        findings.sort(Comparator.comparingDouble(Finding::score)
                .reversed()
                .thenComparing(Finding::windowStart)
                .thenComparing(Finding::user)
                .thenComparing(Finding::id));
        users = UserRanking.of(roster, user -> risk(decadesByUser.getOrDefault(user, List.of())), findings);
    }

    /**
     * What becomes of these signals.
     *
     * @throws org.nightjar.job.JobCancelledException if the job was cancelled
     */
    public static Ranking of(Roster roster, List<Reported> signals, JobContext job) {
        return new Ranking(roster, signals, false, job);
    }

    /** The same without any bar: every signal becomes a finding in an incident. */
    public static Ranking ofEverything(Roster roster, List<Reported> signals) {
        return new Ranking(roster, signals, true, JobContext.unwatched());
    }

    /** Signals of one user that belong together, weighed. */
    private record Window(
            int user, List<List<Reported>> same, double decades, boolean onlyGiven, List<Reported> given) {

        /** Below the bar for incidents, only what is of at least low severity in itself is worth a line. */
        boolean showsByItself() {
            return same.stream().flatMap(List::stream).anyMatch(Window::showsByItself);
        }

        static boolean showsByItself(Reported one) {
            return one.isGiven() || Severity.ofScore(Scale.score(one.decades())).compareTo(Severity.LOW) >= 0;
        }

        static Window of(int user, List<Reported> signals) {
            List<List<Reported>> same = FindingFold.same(signals);
            List<Reported> given = signals.stream().filter(Reported::isGiven).toList();
            return new Window(
                    user,
                    same,
                    Scale.together(same.stream().map(FindingFold::weight).toList()),
                    given.size() == signals.size(),
                    given);
        }
    }

    private static double risk(List<Double> ofWindows) {
        List<Double> decades =
                ofWindows.stream().sorted(Comparator.reverseOrder()).toList();
        double sum = decades.isEmpty() ? 0 : decades.get(0);
        for (int at = 1; at < decades.size() && at <= FURTHER_INCIDENTS.length; at++) {
            sum += FURTHER_INCIDENTS[at - 1] * decades.get(at);
        }
        return Scale.score(sum);
    }

    /** Best first. */
    public List<Finding> findings() {
        return findings;
    }

    /** Best first. */
    public List<Incident> incidents() {
        return incidents;
    }

    /** Every user of the index, by risk. */
    public List<UserRisk> users() {
        return users;
    }

    /** A window that became an incident. */
    private record Draft(List<FindingFold.Folded> folded, double decades, boolean incident, FindingFold fold) {

        static final Comparator<Draft> BEST_FIRST = Comparator.<Draft>comparingDouble(draft -> -draft.decades())
                .thenComparing(draft -> draft.folded().get(0).finding().windowStart())
                .thenComparing(draft -> draft.folded().get(0).finding().user())
                .thenComparing(draft -> draft.folded().get(0).finding().id());

        Incident incident(int rank) {
            int[] rows = folded.stream()
                    .flatMapToInt(one -> java.util.Arrays.stream(one.rows()))
                    .sorted()
                    .distinct()
                    .toArray();
            List<Finding> found =
                    folded.stream().map(FindingFold.Folded::finding).toList();
            return new Incident(
                    rank,
                    found.get(0).user(),
                    Scale.score(decades),
                    found.stream()
                            .map(Finding::windowStart)
                            .min(Comparator.naturalOrder())
                            .orElseThrow(),
                    found.stream()
                            .map(Finding::windowEnd)
                            .max(Comparator.naturalOrder())
                            .orElseThrow(),
                    found.stream().map(Finding::id).toList(),
                    fold.eventIds(rows),
                    summary(found),
                    parts());
        }

        private List<IncidentPart> parts() {
            List<Scale.Part> parts =
                    Scale.parts(folded.stream().map(FindingFold.Folded::weight).toList());
            List<IncidentPart> shown = new ArrayList<>();
            double soFar = 0;
            for (Scale.Part part : parts) {
                soFar += part.decades();
                shown.add(new IncidentPart(
                        part.aspect().name().toLowerCase(Locale.ROOT),
                        part.aspect().words(),
                        Math.round(part.decades() * 100) / 100.0,
                        Scale.score(soFar),
                        folded.stream()
                                .filter(one -> one.weight().aspect() == part.aspect())
                                .map(one -> one.finding().id())
                                .toList()));
            }
            return shown;
        }

        private String summary(List<Finding> found) {
            String first = found.get(0).explanation().summary();
            List<String> others =
                    Scale.byAspect(folded.stream()
                                    .map(FindingFold.Folded::weight)
                                    .toList())
                            .keySet()
                            .stream()
                            .filter(aspect -> aspect != folded.get(0).weight().aspect())
                            .map(Aspect::words)
                            .toList();
            return others.isEmpty() ? first : first + " In the same hours: " + String.join(", ", others) + ".";
        }
    }
}
