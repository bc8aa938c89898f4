package org.nightjar.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nightjar.casefile.DetectionOptions;
import org.nightjar.casefile.OpenCase;
import org.nightjar.casefile.RuleChoice;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.DetectorReport;
import org.nightjar.model.NightjarException;
import org.nightjar.model.TimeRange;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the detectors. */
@Command(
        name = "detect",
        description = "Run all detectors over a case; earlier findings are replaced.",
        footer = {
            "",
            "A baseline is two days or instants in UTC, from included, to excluded.",
            "Exit status 3: done, but a rule is broken or a part of a list was not understood.",
            "",
            "Examples:",
            "  nightjar detect --case acme --baseline 2024-05-01/2024-06-01",
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
            List<RuleShape> rules) {}

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
            names = "--own-rules",
            negatable = true,
            arity = "0",
            description =
                    "use Nightjar's own rules, or with --no-own-rules do not; without any of these four options the"
                            + " case's own choice holds, which is kept from the last time and begins with Nightjar's own rules")
    private Optional<Boolean> ownRules = Optional.empty();

    @Option(
            names = "--baseline",
            paramLabel = "FROM/TO",
            description = "what counts as normal; default: what came before is the baseline of what came after")
    private Optional<String> baseline = Optional.empty();

    @Option(names = "--json", description = "print one JSON document")
    private boolean json;

    DetectCommand(Surroundings around) {
        super(around);
    }

    @Override
    int work(OpenCase opened) throws NightjarException {
        DetectionOptions options = new DetectionOptions(
                baseline.isEmpty() ? Optional.empty() : range(baseline.get()),
                sigma.isEmpty() && indicators.isEmpty() && ownRules.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new RuleChoice(ownRules.orElse(true), sigma, indicators)));
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
                            result.rules().stream().map(RuleShape::of).toList()));
        } else {
            say(result, seconds);
        }
        return RuleHealth.sayBroken(result.rules(), around.err());
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

    private static Optional<TimeRange> range(String text) throws NightjarException {
        String[] ends = text.split("/", -1);
        try {
            if (ends.length == 2) {
                return Optional.of(new TimeRange(moment(ends[0]), moment(ends[1])));
            }
        } catch (DateTimeException | IllegalArgumentException wrong) {
            throw badRange(text);
        }
        throw badRange(text);
    }

    private static Instant moment(String text) {
        return text.length() == 10
                ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : Instant.parse(text);
    }

    private static Usage badRange(String text) {
        return new Usage("“" + text + "” is no baseline; write 2024-05-01/2024-06-01 or two instants such as"
                + " 2024-05-01T08:00:00Z, the earlier first.");
    }
}
