package org.nightjar.detect.sigma;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.nightjar.store.EventIndex;
import org.nightjar.support.TestEnrichment;
import org.nightjar.support.TestEvents;

/** A detection in YAML, tried on a record in JSON without any case. */
final class RuleTrial {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final EventIndex INDEX =
            new TestEnrichment().index(List.of(TestEvents.anEvent().build()));

    private static final Placeholders PLACEHOLDERS = placeholders("admins: [alice, bob*]\ncountry: NL\n");

    private RuleTrial() {}

    private static Placeholders placeholders(String text) {
        try {
            return Placeholders.of(text);
        } catch (BadRuleException impossible) {
            throw new AssertionError(impossible.sentence(), impossible);
        }
    }

    /** Reads a rule of which only the detection is given. */
    static SigmaRule rule(String detection) throws BadRuleException {
        String yaml =
                "title: Trial\nlogsource: {product: aws, service: cloudtrail}\ndetection:\n" + detection.indent(4);
        Map<String, Object> document = RuleYaml.documents(yaml).get(0);
        return RuleReader.rule(RuleReader.head(new RuleFile("trial.yml", ""), document), document, PLACEHOLDERS);
    }

    /** Whether the record matches; quotes in the record may be single. */
    static boolean matches(String detection, String rec) {
        try {
            String json = rec.replace('\'', '"');
            LoggedRecord logged = new LoggedRecord(json.getBytes(StandardCharsets.UTF_8), JSON.readTree(json));
            return BoundCriterion.bind(rule(detection).criterion(), new KeptFields(INDEX))
                    .onRecord(RecordView.alone(logged));
        } catch (BadRuleException | JsonProcessingException wrong) {
            throw new AssertionError(wrong.getMessage(), wrong);
        }
    }

    /** One search under one condition. */
    static boolean selects(String search, String rec) {
        return matches("sel:\n" + search.indent(4) + "condition: sel", rec);
    }

    /** The sentence with which the detection is refused. */
    static BadRuleException refused(String detection) {
        try {
            rule(detection);
        } catch (BadRuleException expected) {
            return expected;
        }
        throw new AssertionError("accepted: " + detection);
    }
}
