package org.nightjar.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a policy in a request gives, in the line of parameters. */
class PolicyGrantsTest {

    private static String detail(String action, String name, String document) throws IOException {
        String request = "{\"userName\":\"bob\",\"policyName\":\"p\",\"" + name + "\":\""
                + document.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}";
        String text = "{\"eventTime\":\"2024-01-02T03:04:05Z\",\"eventSource\":\"iam.amazonaws.com\",\"eventName\":\""
                + action + "\",\"requestParameters\":" + request + "}";
        return Collected.of(text).event().detail();
    }

    private static String ofStatement(String statement) throws IOException {
        return detail(
                "PutUserPolicy",
                "policyDocument",
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"*\"},"
                        + statement.replace('\'', '"') + "]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Effect':'Allow','Action':'*','Resource':'*'}",
                "{'Effect':'Allow','Action':['s3:*','*'],'Resource':['*']}",
                "{'Effect':'Allow','Action':'*:*','Resource':'*'}",
                "{'Effect':'Allow','Action':'IAM:*','Resource':'*'}",
                "{'Effect':'Allow','NotAction':'s3:DeleteBucket','Resource':'*'}",
                "{'Effect':'Allow','Action':'*','Resource':'*','Condition':{'Bool':{'aws:MultiFactorAuthPresent':'true'}}}",
            })
    void sayThatItMakesAnAdministrator(String statement) throws IOException {
        assertEquals("policyName=p, grants=administrator", ofStatement(statement));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'Effect':'Deny','Action':'*','Resource':'*'}",
                "{'Effect':'Allow','Action':'s3:*','Resource':'*'}",
                "{'Effect':'Allow','Action':'iam:Get*','Resource':'*'}",
                "{'Effect':'Allow','Action':'*','Resource':'arn:aws:s3:::bucket/*'}",
                "{'Effect':'Allow','NotAction':['iam:*','organizations:*'],'Resource':'*'}",
                "{'Effect':'Allow','Action':'*','Resource':'*','Principal':'*'}",
                "'no statement'",
            })
    void sayNothingOfLess(String statement) throws IOException {
        assertEquals("policyName=p", ofStatement(statement));
    }

    @Test
    void readPercentEncodedDocumentsAndThoseOfPermissionSets() throws IOException {
        String document = "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}";
        assertTrue(detail("CreatePolicy", "policyDocument", URLEncoder.encode(document, StandardCharsets.UTF_8))
                .contains("grants=administrator"));
        assertTrue(detail("PutInlinePolicyToPermissionSet", "inlinePolicy", document)
                .contains("grants=administrator"));
        assertFalse(detail("PutUserPolicy", "policyDocument", "{\"Statement\":").contains("grants"));
    }
}
