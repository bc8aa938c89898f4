package org.nightjar.detect.sigma;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
import org.nightjar.model.NightjarException;
import org.nightjar.model.RuleReport;
import org.nightjar.model.RuleState;
import org.nightjar.model.Sha256;
import org.nightjar.store.EventIndex;

/** What a set of Sigma rules matches in a case. */
public final class SigmaMatching implements Matching {

    /** Id of the line that stands for all rules among the detectors. */
    public static final String ID = "sigma";

    private static final String UUID_SHAPE = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";

    private final RuleSet set;
    private final List<RuleMatches> matches;

    private SigmaMatching(RuleSet set, List<RuleMatches> matches) {
        this.set = set;
        this.matches = List.copyOf(matches);
    }

    /**
     * Matches all rules in one scan.
     *
     * @param records asked only where the columns of the index leave a rule open
     * @throws org.nightjar.job.JobCancelledException if the job was cancelled
     */
    public static SigmaMatching of(EventIndex index, RecordSource records, RuleSet set, JobContext job)
            throws NightjarException {
        List<RuleMatches> matches = new ArrayList<>();
        KeptFields kept = new KeptFields(index);
        List<RuleMatches> single = new RuleScan(index, kept, records, job).run(set.rules());
        List<RuleMatches> together = new Correlator(index, kept, records, job, single, set.correlations()).run();
        for (RuleMatches rule : single) {
            Optional<String> correlation =
                    rule.rows().length == 0 ? Optional.empty() : Correlator.countedBy(rule.head(), set.correlations());
            matches.add(correlation.map(rule::counted).orElse(rule));
        }
        matches.addAll(together);
        return new SigmaMatching(set, matches);
    }

    /** What was matched as bytes, for {@link #read}: of this set of rules and these events only. */
    public byte[] write() {
        return MatchBytes.write(matches);
    }

    /** What was matched by the same set among the same events; empty if the bytes are not that. */
    public static Optional<SigmaMatching> read(byte[] bytes, RuleSet set, int events) {
        return MatchBytes.read(bytes, set, events).map(matches -> new SigmaMatching(set, matches));
    }

    @Override
    public List<Detector> detectors() {
        List<Detector> detectors = new ArrayList<>();
        for (RuleMatches rule : matches) {
            if (rule.state() == RuleState.MATCHED) {
                detectors.add(new MatchDetector(
                        info(rule.head()), Aspect.RULE, rule.head().level().stakes(), List.of(match(rule))));
            }
        }
        return detectors;
    }

    private static String detectorId(RuleHead head) {
        String own = head.id().matches(UUID_SHAPE)
                ? head.id()
                : Sha256.hex((head.file().name() + "\n" + head.id() + "\n" + head.title())
                                .getBytes(StandardCharsets.UTF_8))
                        .substring(0, 16);
        return ID + "." + own;
    }

    private static DetectorInfo info(RuleHead head) {
        return new DetectorInfo(
                detectorId(head),
                head.title(),
                Family.RULES,
                "Does an event match the rule “" + head.title() + "”?",
                head.techniques(),
                head.level().ceiling(),
                List.of(),
                Optional.of(head.level().severity()));
    }

    private static Match match(RuleMatches rule) {
        RuleHead head = rule.head();
        List<String> speaksFor = new ArrayList<>();
        if (!head.description().isEmpty()) {
            speaksFor.add("The rule says: " + head.description());
        }
        speaksFor.add("Sigma rule" + (head.id().isEmpty() ? "" : " " + head.id())
                + (head.author().isEmpty() ? "" : " by " + head.author()) + ", level "
                + head.level().id() + ", file " + head.file().name() + ", SHA-256 "
                + head.file().sha256() + ".");
        List<String> speaksAgainst = new ArrayList<>();
        head.falsePositives().forEach(text -> speaksAgainst.add("The rule's author allows for: " + text));
        speaksAgainst.add("A rule looks at an event and not at who did it; whether it is unusual for this user stands"
                + " above.");
        return new Match(
                "",
                head.title(),
                rule.rows(),
                user -> user + " matched the Sigma rule “" + head.title() + "”.",
                "matched this rule",
                String.join("; ", rule.conditions()),
                speaksFor,
                speaksAgainst,
                List.of(
                        "Read the events' records against the rule's description.",
                        "See what else this user did in the same hours."));
    }

    @Override
    public List<RuleReport> reports(List<Finding> findings) {
        Map<String, Long> counts =
                findings.stream().collect(Collectors.groupingBy(Finding::detector, Collectors.counting()));
        List<RuleReport> reports = new ArrayList<>(set.unusable());
        for (RuleMatches rule : matches) {
            RuleHead head = rule.head();
            reports.add(new RuleReport(
                    ID,
                    head.id(),
                    head.title(),
                    head.file().name(),
                    head.file().sha256(),
                    head.level().id(),
                    rule.state(),
                    rule.reason(),
                    rule.rows().length,
                    counts.getOrDefault(detectorId(head), 0L).intValue()));
        }
        return reports;
    }

    @Override
    public DetectorReport summary(List<RuleReport> reports) {
        long able = reports.stream()
                .filter(report -> report.state() == RuleState.MATCHED
                        || report.state() == RuleState.NO_MATCH
                        || report.state() == RuleState.COUNTED)
                .count();
        String listing = set.files().stream()
                .map(file -> file.sha256() + "  " + file.name() + "\n")
                .collect(Collectors.joining());
        return new DetectorReport(
                ID,
                "Sigma rules",
                able > 0,
                able > 0 ? "" : "None of the rules can match anything in this evidence.",
                reports.stream().mapToInt(RuleReport::findings).sum(),
                "rules=" + reports.size() + " rules, able=" + able + " rules, files="
                        + set.files().size() + " files, sha256=" + Sha256.hex(listing.getBytes(StandardCharsets.UTF_8))
                        + " of their list");
    }
}
