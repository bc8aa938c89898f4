package org.nightjar.detect.indicators;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nightjar.detect.Aspect;
import org.nightjar.detect.Detector;
import org.nightjar.detect.DetectorInfo;
import org.nightjar.detect.Family;
import org.nightjar.detect.Matching;
import org.nightjar.detect.detectors.Match;
import org.nightjar.detect.detectors.MatchDetector;
import org.nightjar.job.JobContext;
import org.nightjar.model.DetectorReport;
import org.nightjar.model.Finding;
import org.nightjar.model.RuleReport;
import org.nightjar.model.RuleState;
import org.nightjar.model.SentenceTime;
import org.nightjar.model.Severity;
import org.nightjar.model.Sha256;
import org.nightjar.store.EventIndex;

/** What lists of indicators match in a case. */
public final class IndicatorMatching implements Matching {

    /** Id of the line that stands for all lists among the detectors. */
    public static final String ID = "indicators";

    /** Nobody states how bad a listed address is, and lists go stale. */
    private static final Severity SEVERITY = Severity.MEDIUM;

    /** Decades: somebody saw an attacker there, which says more than a rule about ordinary acts. */
    private static final double STAKES = 2;

    private static final double CEILING = 5;

    private record Matched(IndicatorList list, Map<Integer, int[]> rows, int leftOut) {}

    private final EventIndex index;
    private final List<Matched> lists;

    private IndicatorMatching(EventIndex index, List<Matched> lists) {
        this.index = index;
        this.lists = List.copyOf(lists);
    }

    /** @throws org.nightjar.job.JobCancelledException if the job was cancelled */
    public static IndicatorMatching of(EventIndex index, List<IndicatorList> lists, JobContext job) {
        List<Matched> matched = new ArrayList<>();
        for (IndicatorList list : lists) {
            IndicatorScan scan = new IndicatorScan(index, list, job);
            Map<Integer, int[]> rows = scan.run();
            matched.add(new Matched(list, rows, scan.leftOut()));
        }
        return new IndicatorMatching(index, matched);
    }

    @Override
    public List<Detector> detectors() {
        List<Detector> detectors = new ArrayList<>();
        for (Matched one : lists) {
            List<Match> matches = new ArrayList<>();
            one.rows()
                    .forEach((number, rows) -> matches.addAll(
                            matches(index, one.list(), one.list().indicators().get(number), rows)));
            if (!matches.isEmpty()) {
                detectors.add(new MatchDetector(info(one.list()), Aspect.INDICATOR, STAKES, matches));
            }
        }
        return detectors;
    }

    private static String detectorId(IndicatorList list) {
        return ID + "." + list.sha256().substring(0, 16);
    }

    private static DetectorInfo info(IndicatorList list) {
        return new DetectorInfo(
                detectorId(list),
                "Listed in " + list.name(),
                Family.INDICATORS,
                "Does an event hold something that the list “" + list.name() + "” names?",
                List.of(),
                CEILING,
                List.of(),
                Optional.of(SEVERITY));
    }

    /** Events from when on the list does not hold the entry good any more are told apart. */
    private static List<Match> matches(EventIndex index, IndicatorList list, Indicator indicator, int[] rows) {
        long until = indicator.validUntil().map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
        int[] good =
                Arrays.stream(rows).filter(row -> index.timeMillis(row) < until).toArray();
        int[] later = Arrays.stream(rows)
                .filter(row -> index.timeMillis(row) >= until)
                .toArray();
        List<Match> matches = new ArrayList<>();
        if (good.length > 0) {
            matches.add(match(list, indicator, good, ""));
        }
        if (later.length > 0) {
            matches.add(match(
                    list,
                    indicator,
                    later,
                    "The list held it good until " + SentenceTime.kept(Instant.ofEpochMilli(until))
                            + " only; this is later."));
        }
        return matches;
    }

    private static Match match(IndicatorList list, Indicator indicator, int[] rows, String stale) {
        String what = indicator.words();
        String kinds = indicator.atoms().stream()
                .map(atom ->
                        atom.kind() == IndicatorKind.NETWORK && atom.value().indexOf('/') < 0
                                ? "address"
                                : atom.kind().words())
                .distinct()
                .collect(Collectors.joining(" and "));
        return new Match(
                indicator.line() + " " + what + (stale.isEmpty() ? "" : " later"),
                (stale.isEmpty() ? "On a list: " : "Once on a list: ") + what,
                rows,
                user -> user + " acted with the " + kinds + " " + what + ", which the list “" + list.name()
                        + "” names.",
                "had to do with " + what,
                "",
                List.of(
                        "Entry " + indicator.line() + " of the list"
                                + (indicator.comment().isEmpty() ? "." : ": " + indicator.comment()),
                        "The list is " + list.name() + ", SHA-256 " + list.sha256() + "."),
                Stream.of(stale, "Lists go stale, and many people may share an address, a network or a client.")
                        .filter(text -> !text.isEmpty())
                        .toList(),
                List.of("Find out why it is on the list, and since when.", "See who else had to do with it."));
    }

    @Override
    public List<RuleReport> reports(List<Finding> findings) {
        Map<String, Long> counts =
                findings.stream().collect(Collectors.groupingBy(Finding::detector, Collectors.counting()));
        return lists.stream()
                .map(one -> new RuleReport(
                        ID,
                        "",
                        one.list().name(),
                        one.list().name(),
                        one.list().sha256(),
                        "",
                        state(one),
                        reason(one),
                        one.rows().values().stream()
                                .flatMapToInt(Arrays::stream)
                                .distinct()
                                .count(),
                        counts.getOrDefault(detectorId(one.list()), 0L).intValue()))
                .toList();
    }

    private static RuleState state(Matched one) {
        if (one.list().indicators().isEmpty() && one.list().revoked() == 0) {
            return RuleState.BROKEN;
        }
        return one.rows().isEmpty() ? RuleState.NO_MATCH : RuleState.MATCHED;
    }

    private static String reason(Matched one) {
        IndicatorList list = one.list();
        int all = list.indicators().size() + list.notUnderstood() + list.revoked();
        List<String> sentences = new ArrayList<>();
        if (all == 0) {
            sentences.add("It names nothing.");
        }
        if (list.notUnderstood() > 0) {
            sentences.add(list.notUnderstood() + " of " + all + " entries were not understood, the first of them "
                    + list.firstNotUnderstood() + ".");
        }
        if (list.revoked() > 0) {
            sentences.add(list.revoked() + " of " + all + " entries were taken back by the list's makers and are not"
                    + " looked for.");
        }
        if (one.leftOut() > 0) {
            sentences.add(one.leftOut() + " patterns were not tried: no more than " + IndicatorLookup.MOST_PATTERNS
                    + " of one kind are.");
        }
        return String.join(" ", sentences);
    }

    @Override
    public DetectorReport summary(List<RuleReport> reports) {
        int named =
                lists.stream().mapToInt(one -> one.list().indicators().size()).sum();
        String listing = lists.stream()
                .map(one -> one.list().sha256() + "  " + one.list().name() + "\n")
                .collect(Collectors.joining());
        return new DetectorReport(
                ID,
                "Indicators",
                named > 0,
                named > 0 ? "" : "The lists name nothing that is understood.",
                reports.stream().mapToInt(RuleReport::findings).sum(),
                "lists=" + lists.size() + " lists, named=" + named + " indicators, sha256="
                        + Sha256.hex(listing.getBytes(StandardCharsets.UTF_8)) + " of their list");
    }
}
