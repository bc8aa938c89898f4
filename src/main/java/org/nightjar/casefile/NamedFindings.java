package org.nightjar.casefile;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.Explanation;
import org.nightjar.model.Finding;
import org.nightjar.model.Incident;
import org.nightjar.model.People;
import org.nightjar.model.People.Kind;

/**
 * Puts the analyst's aliases into the sentences of findings and incidents, beside what they name: {@code Office VPN
 * (203.0.113.7)}. What is stored stays as it was found, and so do ids and queries.
 */
final class NamedFindings {

    /** Parts of longer names, such as the account in an ARN, are left alone. */
    private static final String BEFORE = "(?<![\\p{Alnum}_:/@.-])";

    private static final String AFTER = "(?![\\p{Alnum}_:/@-]|\\.[\\p{Alnum}])";

    private final Map<String, String> shown;
    private final Pattern named;

    private NamedFindings(Map<String, String> shown) {
        this.shown = shown;
        named = Pattern.compile(shown.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|", BEFORE + "(?:", ")" + AFTER)));
    }

    /** The same findings; the very same where nothing has an alias. */
    static DetectionResult of(DetectionResult found, People people) {
        Map<String, String> shown = shown(people);
        if (shown.isEmpty()) {
            return found;
        }
        NamedFindings names = new NamedFindings(shown);
        return new DetectionResult(
                found.findings().stream().map(names::of).toList(),
                found.incidents().stream().map(names::of).toList(),
                found.users(),
                found.detectors(),
                found.rules(),
                found.basis());
    }

    private static Map<String, String> shown(People people) {
        Map<String, String> shown = new HashMap<>();
        for (Kind kind : List.of(Kind.ADDRESS, Kind.ACCOUNT, Kind.KEY, Kind.USER)) {
            people.of(kind).forEach((subject, alias) -> shown.put(subject, alias + " (" + subject + ")"));
        }
        return shown;
    }

    private Finding of(Finding found) {
        return new Finding(
                found.id(),
                found.detector(),
                found.title(),
                found.severity(),
                found.score(),
                found.user(),
                found.windowStart(),
                found.windowEnd(),
                found.eventIds(),
                found.techniques(),
                of(found.explanation()));
    }

    private Explanation of(Explanation why) {
        return new Explanation(
                in(why.summary()),
                in(why.typical()),
                in(why.actual()),
                in(why.baseline()),
                in(why.peers()),
                in(why.evidenceFor()),
                in(why.evidenceAgainst()),
                why.query(),
                in(why.nextSteps()));
    }

    private Incident of(Incident found) {
        return new Incident(
                found.rank(),
                found.user(),
                found.score(),
                found.windowStart(),
                found.windowEnd(),
                found.findingIds(),
                found.eventIds(),
                in(found.summary()),
                found.parts());
    }

    private List<String> in(List<String> sentences) {
        return sentences.stream().map(this::in).toList();
    }

    private String in(String sentence) {
        return named.matcher(sentence)
                .replaceAll(match -> Matcher.quoteReplacement(shown.getOrDefault(match.group(), match.group())));
    }
}
