package org.nightjar.detect.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.nightjar.detect.evaluation.Suite.Figures;

/** Writes what was measured as a page in Markdown: every number and every sentence about one is made from the data. */
public final class ResultsPage {

    private static final int MISSED_SHOWN = 25;

    private final List<String> lines = new ArrayList<>();
    private final List<Suite> suites;

    private ResultsPage(List<Suite> suites) {
        this.suites = suites;
    }

    /**
     * The page.
     *
     * @param command that makes it again
     * @param suites such as tuning and unseen, at least one; the last is the one that goals are about
     */
    public static List<String> of(String command, List<Suite> suites) {
        ResultsPage page = new ResultsPage(List.copyOf(suites));
        page.head(command);
        page.goals();
        page.baselines();
        suites.forEach(page::attacks);
        page.ablation();
        suites.forEach(page::missed);
        return page.lines;
    }

    private void head(String command) {
        lines.add("# How well detection does");
        lines.add("");
        lines.add("Written by this command, never by hand:");
        lines.add("");
        lines.add("    " + command);
        lines.add("");
        for (Suite suite : suites) {
            say(
                    "- **%s**: %d simulated cases (%s to %s), %,d events, %,d of them malicious.",
                    suite.name(),
                    suite.cases().size(),
                    suite.cases().get(0).name(),
                    suite.cases().get(suite.cases().size() - 1).name(),
                    suite.events(),
                    suite.maliciousEvents());
        }
        lines.add("");
        lines.add(
                "Every case holds all attacks and all look-alikes (decoys) of the simulator's mixed story. For ranks in cases"
                        + " with one attack, the events of all others are taken out of the evidence and everything is judged again."
                        + " All contenders share the same users, places, incident windows, ranking and scorer.");
    }

    private void goals() {
        heading("Goals");
        lines.add("| measure | goal |"
                + suites.stream().map(suite -> " " + suite.name() + " |").collect(Collectors.joining()) + " met |");
        lines.add("|---|---|" + "---|".repeat(suites.size() + 1));
        List<Figures> all =
                suites.stream().map(suite -> suite.figures(Contender.NIGHTJAR)).toList();
        Suite last = suites.get(suites.size() - 1);
        Figures figures = all.get(all.size() - 1);
        goal(
                "attackers among the first 10 users",
                "all",
                all.stream().map(f -> percent(f.topTen())),
                last.allInTopTen());
        goal(
                "mean reciprocal rank, one attack a case",
                "≥ 0.9",
                all.stream().map(f -> number(f.reciprocalRank())),
                figures.reciprocalRank() >= 0.9);
        goal(
                "malicious events in the first 20 incidents",
                "≥ 90 %",
                all.stream().map(f -> percent(f.recall())),
                figures.recall() >= 0.9);
        goal(
                "first 20 incidents that touch an attack",
                "≥ 80 %",
                all.stream().map(f -> percent(f.precision())),
                figures.precision() >= 0.8);
        goal(
                "decoys above an attacker, all cases together",
                "0",
                all.stream().map(f -> Integer.toString(f.decoysAbove())),
                figures.decoysAbove() == 0);
        goal(
                "false incidents of medium severity and above, per 100,000 benign events",
                "≤ 2",
                all.stream().map(f -> number(f.falsePer100k())),
                figures.falsePer100k() <= 2);
        goal(
                "mean reciprocal rank by that of the best baseline",
                "≥ 2",
                suites.stream().map(suite -> factor(ratio(suite, Figures::reciprocalRank))),
                ratio(last, Figures::reciprocalRank) >= 2);
        goal(
                "malicious events in the first 20 incidents by those of the best baseline",
                "≥ 2",
                suites.stream().map(suite -> factor(ratio(suite, Figures::recall))),
                ratio(last, Figures::recall) >= 2);
        goal(
                "false findings by those of the baseline with the best mean reciprocal rank",
                "≤ 0.1",
                suites.stream().map(suite -> factor(falseFindings(suite))),
                falseFindings(last) <= 0.1);
        say("");
        say(
                "An analyst reads %s incidents on average until each attack of a case was seen (%s); a case has %s incidents.",
                each(all, f -> number(f.read())),
                suites.stream().map(Suite::name).collect(Collectors.joining(" / ")),
                each(all, f -> number(f.incidents())));
        for (Suite suite : suites) {
            Map<String, Integer> above = suite.decoysAbove();
            if (!above.isEmpty()) {
                say("");
                say(
                        "Decoys above an attacker, %s: %s.",
                        suite.name(),
                        above.entrySet().stream()
                                .map(one -> one.getKey() + " " + one.getValue() + "×")
                                .collect(Collectors.joining(", ")));
            }
        }
    }

    private static double ratio(Suite suite, java.util.function.ToDoubleFunction<Figures> figure) {
        double best = figure.applyAsDouble(suite.figures(suite.bestBaseline(figure)));
        return figure.applyAsDouble(suite.figures(Contender.NIGHTJAR)) / best;
    }

    private static double falseFindings(Suite suite) {
        Figures best = suite.figures(suite.bestBaseline(Figures::reciprocalRank));
        return suite.figures(Contender.NIGHTJAR).falseFindings() / best.falseFindings();
    }

    private void goal(String what, String goal, java.util.stream.Stream<String> values, boolean met) {
        lines.add("| " + what + " | " + goal + " | " + values.collect(Collectors.joining(" | ")) + " | "
                + (met ? "yes" : "**no**") + " |");
    }

    private void baselines() {
        heading("Side by side");
        lines.add(
                "Baselines: *rules only* are the rules given to the command, each match weighed by how unusual it is for"
                        + " its user; *rare in hourly buckets* are the anomaly jobs that Elastic ships for CloudTrail (rare action for"
                        + " a user, a city, a country and rare error code in 60 minutes, many different error messages in 15);"
                        + " *odd hour or new country* is what many a script does.");
        for (Suite suite : suites) {
            lines.add("");
            table(
                    suite,
                    "contender",
                    suite.contenders().stream()
                            .filter(one -> one.kind() == Contender.Kind.WHOLE || one.kind() == Contender.Kind.BASELINE)
                            .toList());
        }
    }

    private void table(Suite suite, String first, List<Contender> contenders) {
        lines.add("| " + suite.name() + ": " + first
                + " | MRR, one attack | in top 10 | recall in 20 | precision of 20 | read until all seen | cases not all seen |"
                + " decoys above | false ≥ medium per 100k | false findings a case | incidents a case |");
        lines.add("|---|" + "---:|".repeat(10));
        for (Contender one : contenders) {
            Figures f = suite.figures(one);
            say(
                    "| %s | %.3f | %s | %s | %s | %s | %d | %d | %.2f | %.1f | %.1f |",
                    one.equals(Contender.NIGHTJAR) ? "**Nightjar**" : one.name(),
                    f.reciprocalRank(),
                    percent(f.topTen()),
                    percent(f.recall()),
                    percent(f.precision()),
                    f.read() == 0 ? "–" : number(f.read()),
                    f.unread(),
                    f.decoysAbove(),
                    f.falsePer100k(),
                    f.falseFindings(),
                    f.incidents());
        }
    }

    private void attacks(Suite suite) {
        heading("Per attack, " + suite.name());
        lines.add("Rank 0 stands for an attacker without any risk, or an attack in no incident.");
        lines.add("");
        lines.add(
                "| attack | MRR alone | worst rank alone | worst rank among all | worst first incident | recall in 20 |"
                        + " recall in the worst case |");
        lines.add("|---|" + "---:|".repeat(6));
        for (Suite.AttackFigures one : suite.attacks(Contender.NIGHTJAR)) {
            say(
                    "| %s | %.3f | %d | %d | %d | %s | %s |",
                    one.attack(),
                    one.reciprocalRank(),
                    one.worstAlone(),
                    one.worstMixed(),
                    one.worstIncident(),
                    percent(one.recall()),
                    percent(one.leastRecall()));
        }
    }

    private void ablation() {
        heading("Each detector alone");
        lines.add(
                "What a detector sees by itself. As with the baselines, everything that it reports is a finding and in an"
                        + " incident, however weak: what Nightjar stays silent about below its bar is counted here, which is why false"
                        + " findings are many. Most detectors are weak alone by design: one oddity proves nothing, so what a signal may"
                        + " count for is limited (the page of each says to how many decades), and only several that agree reach the"
                        + " top. What each adds to the others is in the next table.");
        for (Suite suite : suites) {
            lines.add("");
            table(suite, "detector", of(suite, Contender.Kind.ALONE));
            String silent = of(suite, Contender.Kind.ALONE).stream()
                    .filter(one -> suite.figures(one).incidents() == 0)
                    .map(Contender::name)
                    .collect(Collectors.joining(", "));
            if (!silent.isEmpty()) {
                lines.add("");
                lines.add(
                        "Reports nothing, since the simulated stories of these cases hold nothing of the kind that it looks"
                                + " for or it is a habit there: " + silent + ". Tests of its own show it at work.");
            }
        }
        heading("Each detector left out");
        lines.add("Differences to all detectors together: below zero, the detector is missed.");
        for (Suite suite : suites) {
            Figures whole = suite.figures(Contender.NIGHTJAR);
            lines.add("");
            lines.add("| " + suite.name() + ": without | MRR | recall in 20 | precision of 20 | read until all seen |"
                    + " decoys above | false ≥ medium per 100k | false findings a case |");
            lines.add("|---|" + "---:|".repeat(7));
            for (Contender one : of(suite, Contender.Kind.WITHOUT)) {
                Figures f = suite.figures(one);
                say(
                        "| %s | %+.3f | %+.1f | %+.1f | %+.2f | %+d | %+.2f | %+.1f |",
                        one.name(),
                        f.reciprocalRank() - whole.reciprocalRank(),
                        100 * (f.recall() - whole.recall()),
                        100 * (f.precision() - whole.precision()),
                        f.read() - whole.read(),
                        f.decoysAbove() - whole.decoysAbove(),
                        f.falsePer100k() - whole.falsePer100k(),
                        f.falseFindings() - whole.falseFindings());
            }
        }
    }

    private static List<Contender> of(Suite suite, Contender.Kind kind) {
        return suite.contenders().stream().filter(one -> one.kind() == kind).toList();
    }

    private void missed(Suite suite) {
        heading("What is still missed, " + suite.name());
        List<Missed> missed = suite.missed();
        int all = missed.stream().mapToInt(Missed::events).sum();
        int listed = missed.stream().mapToInt(Missed::listed).sum();
        int habitual = missed.stream().mapToInt(Missed::habitual).sum();
        say(
                "Of %,d malicious events %,d are in none of the first twenty incidents (%s). Of these, %,d are in a finding"
                        + " that stands outside them, and %,d are calls that the same user also made on an earlier day: the act"
                        + " itself is ordinary, and nothing else about it was odd enough.",
                suite.maliciousEvents(),
                all,
                percent(all / (double) Math.max(1, suite.maliciousEvents())),
                listed,
                habitual);
        if (!missed.isEmpty()) {
            lines.add("");
            lines.add("| attack | action | missed | in other findings | user did it before |");
            lines.add("|---|---|---:|---:|---:|");
            missed.stream()
                    .limit(MISSED_SHOWN)
                    .forEach(one -> say(
                            "| %s | %s | %d | %d | %d |",
                            one.attack(), one.action(), one.events(), one.listed(), one.habitual()));
            int rest =
                    missed.stream().skip(MISSED_SHOWN).mapToInt(Missed::events).sum();
            if (rest > 0) {
                say("| others | %d kinds | %d | | |", missed.size() - MISSED_SHOWN, rest);
            }
        }
    }

    private void heading(String text) {
        lines.add("");
        lines.add("## " + text);
        lines.add("");
    }

    private void say(String format, Object... values) {
        lines.add(values.length == 0 ? format : String.format(Locale.ROOT, format, values));
    }

    private static String each(List<Figures> all, java.util.function.Function<Figures, String> figure) {
        return all.stream().map(figure).collect(Collectors.joining(" / "));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3g", value).contains("e")
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, value < 1 ? "%.3f" : "%.2f", value);
    }

    private static String factor(double value) {
        return Double.isInfinite(value) || Double.isNaN(value)
                ? "–"
                : String.format(Locale.ROOT, value < 1 ? "%.3f" : "%.2f", value);
    }
}
