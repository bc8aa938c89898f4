package org.nightjar.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.nightjar.analysis.triage.RunComparison;
import org.nightjar.casefile.DetectionOptions;
import org.nightjar.casefile.OpenCase;
import org.nightjar.casefile.RuleChoice;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.DetectionScope;
import org.nightjar.model.DetectorReport;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.KnownAccounts;
import org.nightjar.model.NightjarException;
import org.nightjar.model.RunRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the detectors. */
@Command(
        name = "detect",
        description = "Run all detectors over a case; the findings of the run before become superseded ones.",
        footer = {
            "",
            "A window is two days or instants in UTC, from included, to excluded. What lies in both windows",
            "belongs to the incident. nightjar runs lists earlier runs and compares them.",
            "Exit status 3: done, but a rule is broken or a part of a list was not understood.",
            "",
            "Examples:",
            "  nightjar detect --case acme --baseline 2024-05-01/2024-06-01",
            "  nightjar detect --case acme --incident 2024-05-20/2024-05-22 --leave-out pentest ci-deploy",
            "  nightjar detect --case acme --sigma sigma/rules/cloud --indicators bad-addresses.txt"
        })
final class DetectCommand extends CaseCommand {

    /** {@code detect --json}. */
    record Json(
            int findings,
            int incidents,
            int users,
            List<DetectorReport> detectors,
            double seconds,
            List<RuleShape> rules,
            int run,
            ScopeShape scope,
            String takenUp) {}

    @Option(
            names = "--sigma",
            paramLabel = "DIR",
            description = "a folder of Sigma rules, walked as a whole, or a rule file; may be repeated")
    private List<Path> sigma = List.of();

    @Option(
            names = "--indicators",
            paramLabel = "FILE",
            description = "a list of addresses, networks, ASNs, user agents, ARNs, access keys or domains: text, CSV or"
                    + " STIX 2.1; may be repeated")
    private List<Path> indicators = List.of();

    @Option(
            names = "--placeholders",
            paramLabel = "FILE",
            description = "values for placeholders of Sigma rules (expand): YAML, a line “name: value” or"
                    + " “name: [value, value]” each; may be repeated")
    private List<Path> placeholders = List.of();

    @Option(
            names = "--own-rules",
            negatable = true,
            arity = "0",
            description = "use Nightjar's own rules, or with --no-own-rules do not; without any of these options the"
                    + " case's own choice holds, which is kept from the last time and begins with Nightjar's own rules")
    private Optional<Boolean> ownRules = Optional.empty();

    @Option(
            names = "--baseline",
            paramLabel = "FROM/TO",
            description = "what counts as normal; default: what came before is the baseline of what came after")
    private Optional<String> baseline = Optional.empty();

    @Option(
            names = "--incident",
            paramLabel = "FROM/TO",
            description = "the only time that is judged; default: everything outside the baseline")
    private Optional<String> incident = Optional.empty();

    @Option(
            names = "--leave-out",
            arity = "1..*",
            paramLabel = "USER",
            description = "users who are not judged and with whom nobody is compared, named as in: nightjar users")
    private List<String> leaveOut = List.of();

    @Option(
            names = "--own-account",
            arity = "1..*",
            paramLabel = "ID",
            description =
                    "accounts that are ours though nothing in the evidence shows it: what is shared with them stays"
                            + " inside")
    private List<String> ownAccounts = List.of();

    @Option(
            names = "--foreign-account",
            arity = "1..*",
            paramLabel = "ID",
            description = "accounts that are not ours though events happened in them or their people act here")
    private List<String> foreignAccounts = List.of();

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    DetectCommand(Surroundings around) {
        super(around);
    }

    @Override
    int work(OpenCase opened) throws NightjarException {
        DetectionScope scope = new DetectionScope(
                TimeWindowText.parse(baseline, "baseline"),
                TimeWindowText.parse(incident, "incident window"),
                leaveOut,
                accounts());
        Optional<RuleChoice> rules =
                sigma.isEmpty() && indicators.isEmpty() && placeholders.isEmpty() && ownRules.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new RuleChoice(ownRules.orElse(true), sigma, indicators, placeholders));
        DetectionOptions options = new DetectionOptions(scope, rules);
        long start = System.nanoTime();
        DetectionResult result = around.jobs().run("detect", job -> opened.detect(options, job));
        double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
        if (json) {
            ResultPrinter.json(
                    around.out(),
                    new Json(
                            result.findings().size(),
                            result.incidents().size(),
                            result.users().size(),
                            result.detectors(),
                            seconds,
                            result.rules().stream().map(RuleShape::of).toList(),
                            opened.data().lastRun().map(RunRecord::number).orElse(0),
                            ScopeShape.of(scope),
                            opened.takenUp()));
        } else {
            say(result, seconds);
            if (!opened.takenUp().isEmpty()) {
                around.out().println(opened.takenUp());
            }
            sayChange(opened);
        }
        return RuleHealth.sayBroken(result.rules(), around.err());
    }

    private KnownAccounts accounts() throws NightjarException {
        for (String id :
                Stream.concat(ownAccounts.stream(), foreignAccounts.stream()).toList()) {
            if (!KnownAccounts.isId(id)) {
                throw new NightjarException(ErrorKind.USAGE, "“" + id + "” is no account; its id has twelve digits.");
            }
        }
        return new KnownAccounts(ownAccounts, foreignAccounts);
    }

    /** What changed since the run before. */
    private void sayChange(OpenCase opened) throws NightjarException {
        List<RunRecord> runs = opened.data().runs();
        if (runs.size() < 2) {
            return;
        }
        RunRecord last = runs.get(runs.size() - 1);
        RunRecord before = runs.get(runs.size() - 2);
        RunComparison change = RunComparison.of(opened.findingsOf(before.number()), opened.findingsOf(last.number()));
        around.out().println("run " + last.number() + " against run " + before.number() + ": " + change.describe());
    }

    private void say(DetectionResult result, double seconds) {
        long ran =
                result.detectors().stream().filter(DetectorReport::applicable).count();
        around.out()
                .printf(
                        Locale.ROOT,
                        "%,d findings and %,d incidents among %,d users, by %d detectors in %.1f s%n",
                        result.findings().size(),
                        result.incidents().size(),
                        result.users().size(),
                        ran,
                        seconds);
        for (DetectorReport report : result.detectors()) {
            if (!report.applicable()) {
                around.out().println("not applicable: " + Texts.shown(report.title() + ": " + report.reason()));
            }
        }
        RuleHealth.print(result.rules(), around.out());
    }
}
