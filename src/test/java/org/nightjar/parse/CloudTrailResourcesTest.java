package org.nightjar.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nightjar.support.SharedData;

/** What an event acted on: by service, in records as CloudTrail writes them, and over one real record of many calls. */
class CloudTrailResourcesTest {

    private static List<String> resources(String request, String response, String error)
            throws UnreadableRecordException {
        JsonNode rec = RecordTree.of(
                ("{'requestParameters':" + request + ",'responseElements':" + response + "}").replace('\'', '"'));
        return CloudTrailResources.of(
                rec, Json.object(rec, "requestParameters"), Json.object(rec, "responseElements"), error);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "s3|{'bucketName':'b','Host':'b.s3.amazonaws.com','key':'a/b.txt'}|null|b/a/b.txt",
                "ec2 snapshot|{'snapshotId':'snap-1','attributeType':'CREATE_VOLUME_PERMISSION'}|null|snap-1",
                "ec2 copy|{'sourceSnapshotId':'snap-1','sourceRegion':'us-east-1'}|{'snapshotId':'snap-2'}|snap-1 snap-2",
                "ec2 image|{'imageId':'ami-1'}|null|ami-1",
                "ec2 instance|{'instancesSet':{'items':[{'instanceId':'i-1'},{'instanceId':'i-2'}]}}|null|i-1 i-2",
                "ec2 run|{'instancesSet':{'items':[{'imageId':'ami-1'}]}}|{'instancesSet':{'items':[{'instanceId':'i-9'}]}}|i-9",
                "ec2 group|{'groupId':'sg-1','ipPermissions':{}}|{'securityGroupRuleSet':{'items':[{'securityGroupRuleId':'sgr-1'}]}}|sg-1 sgr-1",
                "ec2 wrapped|{'CreateTrafficMirrorTargetRequest':{'NetworkInterfaceId':'eni-1'}}|null|eni-1",
                "rds|{'sourceDBSnapshotIdentifier':'s','targetDBSnapshotIdentifier':'t'}|{'dBSnapshotArn':'arn:aws:rds:eu-central-1:1:snapshot:t'}|s t arn:aws:rds:eu-central-1:1:snapshot:t",
                "rds export|{'exportTaskIdentifier':'x','sourceArn':'arn:aws:rds:::s','s3BucketName':'out'}|null|x arn:aws:rds:::s out",
                "iam|{'userName':'eve','policyArn':'arn:aws:iam::aws:policy/AdministratorAccess'}|null|eve arn:aws:iam::aws:policy/AdministratorAccess",
                "iam inline|{'roleName':'r','policyName':'p'}|null|r p",
                "sts|{'roleArn':'arn:aws:iam::1:role/r','roleSessionName':'s'}|{'assumedRoleUser':{'arn':'arn:aws:sts::1:assumed-role/r/s'}}|arn:aws:iam::1:role/r arn:aws:sts::1:assumed-role/r/s",
                "kms|{'aliasName':'alias/a','targetKeyId':'k-1'}|null|alias/a k-1",
                "kms new|{'description':'d'}|{'keyMetadata':{'arn':'arn:aws:kms:::key/k'}}|arn:aws:kms:::key/k",
                "lambda|{'functionName':'f'}|{'functionArn':'arn:aws:lambda:::function:f'}|f arn:aws:lambda:::function:f",
                "lambda layer|{'layerName':'l','versionNumber':1}|null|l",
                "ecr|{'repositoryName':'r','policyText':''}|null|r",
                "secrets|{'name':'s'}|{'aRN':'arn:aws:secretsmanager:::secret:s-1'}|s arn:aws:secretsmanager:::secret:s-1",
                "ssm|{'names':['/a','/b'],'withDecryption':true}|null|/a /b",
                "ssm session|{'target':'i-1'}|{'sessionId':'eve-1'}|i-1 eve-1",
                "cloudtrail|{'name':'arn:aws:cloudtrail:::trail/t'}|null|arn:aws:cloudtrail:::trail/t",
                "cloudtrail lake|{'eventDataStore':'arn:aws:cloudtrail:::eventdatastore/e'}|null|arn:aws:cloudtrail:::eventdatastore/e",
                "config|{'configurationRecorderName':'default'}|null|default",
                "config rule|{'configRule':{'configRuleName':'r'}}|null|r",
                "guardduty|{'detectorId':'d','ipSetId':'i'}|null|d i",
                "guardduty members|{'detectorId':'d','accountIds':['111122223333']}|null|d 111122223333",
                "logs|{'logGroupName':'g','logStreamName':'s'}|null|g s",
                "organizations|{'policyId':'p-1','targetId':'ou-1'}|null|p-1 ou-1",
                "organizations new|{'email':'x'}|{'createAccountStatus':{'accountId':'111122223333'}}|111122223333",
                "route53|{'hostedZoneId':'Z1','changeBatch':{'changes':[{'resourceRecordSet':{'name':'www.example.com.'}}]}}|null|Z1 www.example.com.",
                "ses|{'emailIdentity':'example.com'}|null|example.com",
                "bedrock|{'modelId':'anthropic.m'}|null|anthropic.m",
                "bedrock base|{'knowledgeBaseId':'kb-1'}|null|kb-1",
                "sns|{'topicArn':'arn:aws:sns:::t','protocol':'email'}|{'subscriptionArn':'arn:aws:sns:::t:1'}|arn:aws:sns:::t arn:aws:sns:::t:1",
                "sqs|{'queueName':'q'}|{'queueUrl':'https://sqs/1/q'}|q https://sqs/1/q"
            })
    void thingsOfAServiceAreFound(String service, String request, String response, String expected)
            throws UnreadableRecordException {
        assertEquals(List.of(expected.split(" ")), resources(request, response, ""), service);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "User: u is not authorized to perform: iam:CreateAccessKey on resource: user eve because no|eve",
                "on resource: policy arn:aws:iam::1:policy/p version v2 because no|arn:aws:iam::1:policy/p",
                "is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::1:role/r|arn:aws:iam::1:role/r",
                "on resource: arn:aws:ec2:::instance/* because no|",
                "on resource: * because no|",
                "on resource: arn:aws:iam::1:user/ because no|",
                "The specified bucket does not exist|"
            })
    void refusalNamesWhatItWasAbout(String message, String expected) throws UnreadableRecordException {
        assertEquals(expected == null ? List.of() : List.of(expected), resources("null", "null", message));
    }

    @Test
    void parametersCountMoreThanTheRefusal() throws UnreadableRecordException {
        assertEquals(List.of("eve"), resources("{'userName':'eve'}", "null", "on resource: user mallory"));
    }

    /** Every real call names a resource, or stands with its reason in a list of those that name none. */
    @Test
    void realCallsNameSomethingOrItIsKnownWhyNot() throws Exception {
        TreeSet<String> excused = new TreeSet<>();
        for (String line : lines()) {
            String[] nameAndReason = line.split("\t", -1);
            assertTrue(nameAndReason.length == 2 && !nameAndReason[1].isBlank(), line);
            excused.add(nameAndReason[0]);
        }
        TreeSet<String> without = new TreeSet<>();
        List<Path> files;
        try (Stream<Path> all = Files.list(SharedData.require("traildiscover/logExamples"))) {
            files = all.sorted().toList();
        }
        int read = 0;
        for (Path file : files) {
            for (JsonNode rec : records(file)) {
                read++;
                List<String> found = CloudTrailResources.of(
                        rec,
                        Json.object(rec, "requestParameters"),
                        Json.object(rec, "responseElements"),
                        Json.text(rec, "errorMessage"));
                if (found.isEmpty()) {
                    without.add(file.getFileName().toString().replace(".json.cloudtrail", ""));
                }
            }
        }
        assertTrue(read > 150, "read " + read);
        assertEquals(excused, without);
    }

    private static List<String> lines() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(CloudTrailResourcesTest.class.getResourceAsStream("no-resource.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }

    private static List<JsonNode> records(Path file) throws IOException, UnreadableRecordException {
        JsonNode root = RecordTree.of(Files.readString(file));
        List<JsonNode> records = new ArrayList<>();
        JsonNode all = root.isArray() ? root : root.has("Records") ? root.get("Records") : null;
        if (all == null) {
            records.add(root);
        } else {
            all.forEach(records::add);
        }
        return records;
    }
}
