package org.nightjar.cli;

import java.io.PrintStream;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nightjar.model.RuleReport;
import org.nightjar.model.RuleState;

/** Tells people what became of their rules and lists. */
final class RuleHealth {

    private static final Map<RuleState, String> WORDS = new EnumMap<>(RuleState.class);

    static {
        WORDS.put(RuleState.MATCHED, "matched");
        WORDS.put(RuleState.NO_MATCH, "matched nothing");
        WORDS.put(RuleState.CANNOT_MATCH, "cannot match here");
        WORDS.put(RuleState.NO_LOG_SOURCE, "for another log");
        WORDS.put(RuleState.COUNTED, "counted by a correlation");
        WORDS.put(RuleState.NOT_SUPPORTED, "not supported");
        WORDS.put(RuleState.BROKEN, "broken");
    }

    /** More sentences than these are only counted; {@code --json} has all. */
    private static final int MOST_SENTENCES = 20;

    private RuleHealth() {}

    /** Counts, what matched, and what is not supported; why others cannot match here is in {@code --json}. */
    static void print(List<RuleReport> reports, PrintStream out) {
        for (String kind : List.of("sigma", "indicators")) {
            List<RuleReport> own =
                    reports.stream().filter(one -> one.kind().equals(kind)).toList();
            if (!own.isEmpty()) {
                out.println((kind.equals("sigma") ? "sigma rules: " : "lists of indicators: ") + counts(own));
                for (RuleReport report : own) {
                    if (report.state() == RuleState.MATCHED) {
                        out.println(matched(report));
                    }
                }
                sentences(own, RuleState.NOT_SUPPORTED, out);
            }
        }
    }

    private static String matched(RuleReport report) {
        return "  matched: " + Texts.shown(report.title())
                + (report.level().isEmpty() ? "" : " (" + report.level() + ")")
                + ", " + number(report.events(), "event") + ", " + number(report.findings(), "finding");
    }

    private static String number(long count, String one) {
        return Texts.count(count) + " " + (count == 1 ? one : one + "s");
    }

    private static String counts(List<RuleReport> reports) {
        StringBuilder line = new StringBuilder();
        line.append(Texts.count(reports.size()));
        WORDS.forEach((state, words) -> {
            long count = reports.stream().filter(one -> one.state() == state).count();
            if (count > 0) {
                line.append(line.indexOf(":") < 0 ? ": " : ", ")
                        .append(Texts.count(count))
                        .append(' ')
                        .append(words);
            }
        });
        return line.toString();
    }

    private static void sentences(List<RuleReport> reports, RuleState state, PrintStream out) {
        List<RuleReport> own =
                reports.stream().filter(one -> one.state() == state).toList();
        own.stream().limit(MOST_SENTENCES).forEach(report -> out.println("  " + sentence(report)));
        if (own.size() > MOST_SENTENCES) {
            out.println("  … and " + Texts.count(own.size() - MOST_SENTENCES) + " more that are "
                    + WORDS.getOrDefault(state, "") + "; --json lists them");
        }
    }

    private static String sentence(RuleReport report) {
        boolean partly = report.kind().equals("indicators") && report.state() != RuleState.BROKEN;
        boolean named = !report.title().isEmpty() && !report.title().equals(report.file());
        return Texts.shown((partly ? "read in part" : WORDS.getOrDefault(report.state(), "")) + ": " + report.file()
                + (named ? " “" + report.title() + "”" : "") + ": " + report.reason());
    }

    /** Names on stderr what could not be read, and gives the exit status. */
    static int sayBroken(List<RuleReport> reports, PrintStream err) {
        List<RuleReport> broken = reports.stream()
                .filter(one -> one.state() == RuleState.BROKEN
                        || one.kind().equals("indicators") && !one.reason().isEmpty())
                .toList();
        if (broken.isEmpty()) {
            return ExitStatus.DONE;
        }
        err.printf(
                Locale.ROOT,
                "nightjar: %,d of %,d rules and lists could not be read as a whole; the others were used%n",
                broken.size(),
                reports.size());
        broken.stream().limit(MOST_SENTENCES).forEach(report -> err.println("  " + sentence(report)));
        if (broken.size() > MOST_SENTENCES) {
            err.println("  … and " + Texts.count(broken.size() - MOST_SENTENCES) + " more; --json lists them");
        }
        return ExitStatus.DONE_WITH_REJECTS;
    }
}
