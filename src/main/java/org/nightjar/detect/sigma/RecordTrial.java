package org.nightjar.detect.sigma;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Rules tried on one record of any log that rules know, outside of a case: each rule looks for its fields where they
 * stand in records of its own log. Correlations and filters that count events are not tried.
 */
public final class RecordTrial {

    private RecordTrial() {}

    /**
     * A rule that the record matches.
     *
     * @param log such as {@code azure/auditlogs}
     * @param file where the rule stands
     * @param level of the rule
     * @param title of the rule
     * @param holds what of it holds in the record, in words
     */
    public record Hit(String log, String file, String level, String title, List<String> holds) {
        public Hit {
            holds = List.copyOf(holds);
        }
    }

    /**
     * The rules that match, in the order of the set.
     *
     * @param rec an object, as the log's provider wrote it
     * @param log product, product/service or product/category/service of the rules that are tried; "" for all
     */
    public static List<Hit> of(RuleSet set, JsonNode rec, String log) {
        LoggedRecord logged = new LoggedRecord(rec.toString().getBytes(StandardCharsets.UTF_8), rec);
        List<Hit> hits = new ArrayList<>();
        for (SigmaRule rule : set.rules()) {
            RuleHead head = rule.head();
            if (isOf(head.source(), log)) {
                BoundCriterion bound = BoundCriterion.bind(rule.criterion(), KeptFields.none());
                RecordView view = RecordView.alone(logged, LogFields.of(head.source()));
                if (bound.onRecord(view)) {
                    List<String> words = new ArrayList<>();
                    bound.explain(view, words);
                    hits.add(new Hit(
                            head.source().words(),
                            head.file().name(),
                            head.level().id(),
                            head.title(),
                            words.stream().distinct().limit(8).toList()));
                }
            }
        }
        return hits;
    }

    private static boolean isOf(RuleSource source, String log) {
        String words = source.words();
        String wanted = log.toLowerCase(Locale.ROOT);
        return wanted.isEmpty()
                || words.equals(wanted)
                || words.startsWith(wanted + "/")
                || wanted.equals(source.product() + "/" + source.service());
    }
}
