package org.nightjar.detect.sigma;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a rule, a correlation or a filter of one YAML document. */
final class RuleReader {

    private static final Pattern TECHNIQUE = Pattern.compile("attack\\.(t[0-9]{4}(?:\\.[0-9]{3})?)");
    private static final int LONGEST_TITLE = 256;
    private static final int LONGEST_TEXT = 2_000;
    private static final int MOST_LISTED = 10;

    private RuleReader() {}

    /** What the document says of itself. */
    static RuleHead head(RuleFile file, Map<String, Object> document) throws BadRuleException {
        String title = cut(RuleYaml.text(document.get("title")), LONGEST_TITLE);
        if (title.isEmpty()) {
            throw BadRuleException.broken("It has no title, so it is no Sigma rule.");
        }
        String level = RuleYaml.text(document.get("level"));
        SigmaLevel known = SigmaLevel.find(level.isEmpty() ? "medium" : level)
                .orElseThrow(() -> BadRuleException.broken("Its level “" + level + "” is none of Sigma's."));
        return new RuleHead(
                file,
                RuleYaml.text(document.get("id")),
                RuleYaml.text(document.get("name")),
                title,
                cut(RuleYaml.text(document.get("description")), LONGEST_TEXT),
                cut(RuleYaml.text(document.get("author")), LONGEST_TITLE),
                known,
                techniques(document.get("tags")),
                RuleYaml.texts(document.get("falsepositives")).stream()
                        .limit(MOST_LISTED)
                        .map(text -> cut(text, LONGEST_TEXT))
                        .toList(),
                document.get("logsource") instanceof Map<?, ?> source
                        ? RuleSource.of(RuleYaml.map(source, "Its logsource"))
                        : new RuleSource("", "", ""));
    }

    private static List<String> techniques(@Nullable Object tags) {
        List<String> ids = new ArrayList<>();
        for (String tag : RuleYaml.texts(tags)) {
            Matcher technique = TECHNIQUE.matcher(tag.toLowerCase(Locale.ROOT));
            if (technique.matches()) {
                ids.add(technique.group(1).toUpperCase(Locale.ROOT));
            }
        }
        return ids.stream().distinct().sorted().toList();
    }

    /** One line of at most that many characters. */
    private static String cut(String text, int longest) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= longest ? line : line.substring(0, longest - 1) + "…";
    }

    static SigmaRule rule(RuleHead head, Map<String, Object> document, Placeholders placeholders)
            throws BadRuleException {
        if (head.source().words().isEmpty()) {
            throw BadRuleException.broken("It does not say which log it is for (logsource).");
        }
        return new SigmaRule(head, criterion(RuleYaml.map(document.get("detection"), "Its detection"), placeholders));
    }

    static FilterRule filter(RuleHead head, Map<String, Object> document, Placeholders placeholders)
            throws BadRuleException {
        Map<String, Object> filter = RuleYaml.map(document.get("filter"), "Its filter");
        List<String> rules = RuleYaml.texts(filter.get("rules"));
        boolean every = rules.equals(List.of("any"));
        filter.remove("rules");
        return new FilterRule(head, every ? List.of() : rules, criterion(filter, placeholders));
    }

    private static Criterion criterion(Map<String, Object> detection, Placeholders placeholders)
            throws BadRuleException {
        Map<String, Criterion> searches = SearchReader.read(detection, placeholders);
        List<String> conditions = RuleYaml.texts(detection.get("condition"));
        if (conditions.isEmpty()) {
            throw BadRuleException.broken("Its detection has no condition.");
        }
        List<Criterion> ways = new ArrayList<>();
        for (String condition : conditions) {
            ways.add(ConditionParser.parse(condition, searches));
        }
        return ways.size() == 1 ? ways.get(0) : new Criterion.AnyOf(ways);
    }
}
