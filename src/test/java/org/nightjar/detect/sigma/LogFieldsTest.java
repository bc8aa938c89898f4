package org.nightjar.detect.sigma;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nightjar.job.JobContext;
import org.nightjar.model.NightjarException;
import org.nightjar.support.SharedData;

/** Fields of logs other than CloudTrail are found where their records have them. */
class LogFieldsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static RuleSet sigmaHq() throws NightjarException {
        return RuleSetReader.read(List.of(SharedData.require("sigma-rules/rules")), JobContext.unwatched());
    }

    private static List<String> fieldsOf(Criterion criterion) {
        if (criterion instanceof Criterion.AllOf all) {
            return all.parts().stream().flatMap(part -> fieldsOf(part).stream()).toList();
        }
        if (criterion instanceof Criterion.AnyOf any) {
            return any.parts().stream().flatMap(part -> fieldsOf(part).stream()).toList();
        }
        if (criterion instanceof Criterion.Not not) {
            return fieldsOf(not.part());
        }
        return criterion instanceof Criterion.Field field ? List.of(field.path().toString()) : List.of();
    }

    @Test
    void eachFieldOfEachCloudRuleIsInTheTableOrSaidToBeNowhere() throws NightjarException {
        List<String> missing = new ArrayList<>();
        TreeSet<String> nowhere = new TreeSet<>();
        TreeSet<String> logs = new TreeSet<>();
        int fields = 0;
        for (SigmaRule rule : sigmaHq().rules()) {
            RuleSource source = rule.head().source();
            if (source.isCloudTrail()) {
                continue;
            }
            logs.add(source.words());
            for (String field : new TreeSet<>(fieldsOf(rule.criterion()))) {
                fields++;
                LogFields log = LogFields.of(source);
                if (log.whyUnknown(field).isPresent()) {
                    assertFalse(log.whyUnknown(field).get().isBlank(), "a reason for " + field);
                    nowhere.add(source.words() + " " + field);
                } else if (!log.knows(field)) {
                    missing.add(
                            source.words() + " " + field + " of " + rule.head().title());
                }
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(fields > 250, "fields " + fields);
        assertTrue(logs.size() >= 17, logs.toString());
        assertEquals(
                new TreeSet<>(List.of("azure/signinlogs ActivityDetails", "m365/threat_management Payload")), nowhere);
    }

    private static FieldValues field(String product, String service, String field, String rec) throws IOException {
        return LogFields.of(new RuleSource(product, service, ""))
                .in(JSON.readTree(rec.replace('\'', '"')), new FieldPath(field));
    }

    @Test
    void theFirstPathThatARecordHasIsTheField() throws IOException {
        String exported = "{'category':'AuditLogs','properties':{'category':'RoleManagement'}}";
        assertEquals(
                List.of("RoleManagement"),
                field("azure", "auditlogs", "Category", exported).texts());
        String column = "{'Category':'RoleManagement'}";
        assertEquals(
                List.of("RoleManagement"),
                field("azure", "auditlogs", "Category", column).texts());
        assertFalse(field("azure", "auditlogs", "LoggedByService", column).present());
    }

    @Test
    void aPairOfAListIsPickedByItsName() throws IOException {
        String rec =
                "{'ExtendedProperties':[{'Name':'UserAgent','Value':'x'},{'Name':'RequestType','Value':'Cmsi:Cmsi'}]}";
        assertEquals(
                List.of("Cmsi:Cmsi"), field("m365", "audit", "RequestType", rec).texts());
        assertFalse(field("m365", "audit", "RequestType", "{'ExtendedProperties':[{'Name':'A'}]}")
                .present());
    }

    @Test
    void fieldsOfCloudTrailAreTheirOwnPaths() throws IOException {
        assertEquals(
                List.of("x"),
                field("aws", "cloudtrail", "requestParameters.Category", "{'requestParameters':{'Category':'x'}}")
                        .texts());
    }

    @Test
    void rulesOfEachLogMatchRecordsOfThatLog() throws IOException, NightjarException {
        RuleSet rules = sigmaHq();
        Map<String, String> logs = new TreeMap<>(Map.of(
                "azure_activity_rules.jsonl", "azure/activitylogs",
                "azure_signin_rules.jsonl", "azure",
                "gcp_audit_rules.jsonl", "gcp/gcp.audit",
                "github_rules.jsonl", "github/audit",
                "gsuite_activityevent_rules.jsonl", "gcp/google_workspace.admin",
                "kubernetes_rules.jsonl", "kubernetes",
                "okta_rules.jsonl", "okta/okta",
                "microsoft_rules.jsonl", "m365"));
        Map<String, Integer> hits = new TreeMap<>();
        TreeSet<String> titles = new TreeSet<>();
        for (Map.Entry<String, String> log : logs.entrySet()) {
            Path file = SharedData.require("panther-rule-tests/" + log.getKey());
            int hit = 0;
            try (Stream<String> lines = Files.lines(file)) {
                for (String line : lines.toList()) {
                    JsonNode rec = JSON.readTree(line).get("log");
                    List<RecordTrial.Hit> found =
                            rec.isObject() ? RecordTrial.of(rules, rec, log.getValue()) : List.of();
                    hit += found.isEmpty() ? 0 : 1;
                    found.forEach(one -> titles.add(one.title()));
                }
            }
            hits.put(log.getValue(), hit);
        }
        assertEquals(
                Map.of(
                        "azure", 6,
                        "azure/activitylogs", 20,
                        "gcp/gcp.audit", 4,
                        "gcp/google_workspace.admin", 0,
                        "github/audit", 7,
                        "kubernetes", 39,
                        "m365", 0,
                        "okta/okta", 17),
                hits);
        assertEquals(35, titles.size(), titles.toString());
    }

    @Test
    void rulesOfLogsWithoutPublishedMatchesMatchRecordsMadeByTheirDescription() throws IOException, NightjarException {
        RuleSet rules = sigmaHq();
        assertEquals(
                List.of("Google Workspace Application Access Level Modified"),
                titles(rules, "gcp/google_workspace.admin", """
                        {"protoPayload": {"serviceName": "admin.googleapis.com", "metadata": {"event": [{"eventName":
                        "CHANGE_APPLICATION_SETTING", "parameter": [{"name": "SETTING_NAME", "value":
                        "ContextAwareAccess Level"}]}]}}}"""));
        assertEquals(
                List.of("Disabling Multi Factor Authentication"),
                titles(rules, "m365/audit", "{\"Operation\": \"Disable Strong Authentication.\"}"));
    }

    private static List<String> titles(RuleSet rules, String log, String rec) throws IOException {
        return RecordTrial.of(rules, JSON.readTree(rec), log).stream()
                .map(RecordTrial.Hit::title)
                .toList();
    }
}
