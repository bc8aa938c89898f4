package org.nightjar.casefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.analysis.query.EventQuery;
import org.nightjar.job.JobContext;
import org.nightjar.model.Finding;
import org.nightjar.model.NightjarException;
import org.nightjar.model.Severity;
import org.nightjar.store.EventIndex;

/** A pipeline's role that a repository of another owner takes after hundreds of takes, from records to findings. */
class TakenRoleTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ACCOUNT = "123456789012";
    private static final String ROLE = "arn:aws:iam::" + ACCOUNT + ":role/deploy";
    private static final String PROVIDER = "arn:aws:iam::" + ACCOUNT + ":oidc-provider/tokens.example";
    private static final String STRANGER = "repo:stranger/toolbox:ref:refs/heads/main";

    @TempDir
    Path folder;

    private final ArrayNode records = JSON.createArrayNode();

    private ObjectNode event(String time, String service, String action, String address) {
        ObjectNode event = records.addObject();
        event.put("eventVersion", "1.09").put("eventTime", time).put("eventSource", service);
        event.put("eventName", action).put("awsRegion", "eu-central-1").put("sourceIPAddress", address);
        event.put("userAgent", "aws-sdk-nodejs/2.1").put("eventID", "event-" + records.size());
        return event.put("readOnly", true).put("eventType", "AwsApiCall").put("recipientAccountId", ACCOUNT);
    }

    /** A take and what is done with it, from an address of its own as runners have. */
    private void run(int day, int hour, String subject, String... actions) {
        int number = records.size();
        String key = String.format("ASIA%016d", number);
        String address = "20." + (50 + number % 7) + "." + number % 200 + "." + (7 + number % 90);
        String clock = String.format("2025-03-%02dT%02d:", day, hour);
        ObjectNode take = event(clock + "00:05Z", "sts.amazonaws.com", "AssumeRoleWithWebIdentity", address);
        take.putObject("userIdentity")
                .put("type", "WebIdentityUser")
                .put("principalId", PROVIDER + ":sts.amazonaws.com:" + subject)
                .put("userName", subject)
                .put("identityProvider", PROVIDER);
        take.putObject("requestParameters").put("roleArn", ROLE).put("roleSessionName", "pipeline");
        take.putObject("responseElements").putObject("credentials").put("accessKeyId", key);
        for (int at = 0; at < actions.length; at++) {
            ObjectNode user = event(clock + "01:0" + at + "Z", "lambda.amazonaws.com", actions[at], address)
                    .putObject("userIdentity");
            user.put("type", "AssumedRole").put("principalId", "AROADEPLOY:pipeline");
            user.put("arn", "arn:aws:sts::" + ACCOUNT + ":assumed-role/deploy/pipeline");
            user.put("accountId", ACCOUNT).put("accessKeyId", key);
            user.putObject("sessionContext")
                    .putObject("sessionIssuer")
                    .put("type", "Role")
                    .put("principalId", "AROADEPLOY")
                    .put("arn", ROLE)
                    .put("accountId", ACCOUNT)
                    .put("userName", "deploy");
        }
    }

    private void pipeline(int days) {
        for (int day = 3; day < 3 + days; day++) {
            for (int hour = 8; hour < 19; hour++) {
                run(day, hour, "repo:acme/app:ref:refs/heads/change-" + day, "GetFunction", "UpdateFunctionCode");
            }
        }
    }

    private List<Finding> findings(EventIndexUse use) throws IOException, NightjarException {
        Path evidence = folder.resolve("records.json");
        Files.writeString(
                evidence, JSON.createObjectNode().set("Records", records).toString());
        try (OpenCase opened = new LocalCaseFiles("test").openOrCreate(folder.resolve("taken"))) {
            opened.importEvidence(List.of(evidence), ImportOptions.DEFAULT, JobContext.unwatched());
            List<Finding> found = opened.detect(DetectionOptions.DEFAULT, JobContext.unwatched()).findings().stream()
                    .filter(finding -> finding.detector().equals("new-taker"))
                    .toList();
            use.of(opened.data().index(), found);
            return found;
        }
    }

    private interface EventIndexUse {
        void of(EventIndex index, List<Finding> found) throws NightjarException;
    }

    private static void assertQueriesSelectTheEvents(EventIndex index, List<Finding> found) throws NightjarException {
        for (Finding finding : found) {
            Set<String> selected = Arrays.stream(
                            EventQuery.parse(finding.explanation().query())
                                    .select(index)
                                    .toArray())
                    .mapToObj(index::eventId)
                    .collect(Collectors.toSet());
            assertEquals(Set.copyOf(finding.eventIds()), selected, finding.explanation()::query);
        }
    }

    @Test
    void aStrangersRepositoryIsFoundWithWhatItDid() throws Exception {
        pipeline(20);
        run(22, 20, STRANGER, "ListFunctions", "GetFunction", "GetPolicy");
        List<Finding> found = findings(TakenRoleTest::assertQueriesSelectTheEvents);
        assertEquals(
                Set.of(STRANGER, "deploy"), found.stream().map(Finding::user).collect(Collectors.toSet()));
        assertEquals(4, found.stream().mapToInt(one -> one.eventIds().size()).sum());
        for (Finding finding : found) {
            assertTrue(finding.severity().compareTo(Severity.LOW) >= 0, finding.title());
            assertTrue(finding.explanation().summary().contains("nobody of repo:stranger"), finding.title());
        }
    }

    @Test
    void anotherBranchEachDayIsNoNews() throws Exception {
        pipeline(21);
        assertEquals(List.of(), findings((index, found) -> {}));
    }
}
