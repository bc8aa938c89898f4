package org.nightjar.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom a request gives something to. */
class CloudTrailTargetsTest {

    private static final Set<String> OWN = Set.of("111122223333");

    private static List<String> targets(String action, String request) throws UnreadableRecordException {
        return CloudTrailTargets.of(action, RecordTree.of(request.replace('\'', '"')), OWN);
    }

    private static List<String> policy(String statement) throws UnreadableRecordException {
        return targets("PutKeyPolicy", "{'policy':{'Statement':" + statement + "}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "ModifySnapshotAttribute|{'createVolumePermission':{'add':{'items':[{'userId':'999988887777'}]}}}|999988887777",
                "ModifySnapshotAttribute|{'createVolumePermission':{'add':{'items':[{'group':'all'}]}}}|public",
                "ModifyImageAttribute|{'launchPermission':{'add':{'items':[{'userId':'999988887777'}]}}}|999988887777",
                "ModifyDBSnapshotAttribute|{'valuesToAdd':['999988887777']}|999988887777",
                "ModifyDBClusterSnapshotAttribute|{'valuesToAdd':['all']}|public",
                "PutBucketAcl|{'x-amz-acl':['public-read']}|public",
                "PutBucketAcl|{'x-amz-grant-read':'id=\\\"abc\\\"'}|abc",
                "AddPermission20150331v2|{'principal':'999988887777','functionName':'f'}|999988887777",
                "AddPermission20150331v2|{'principal':'*'}|public",
                "CreateGrant|{'granteePrincipal':'arn:aws:iam::999988887777:role/r'}|arn:aws:iam::999988887777:role/r",
                "PutBucketReplication|{'ReplicationConfiguration':{'Rule':{'Destination':{'Account':'999988887777'}}}}|999988887777",
                "AuthorizeSecurityGroupIngress|{'ipPermissions':{'items':[{'ipRanges':{'items':[{'cidrIp':'0.0.0.0/0'}]}}]}}|0.0.0.0/0",
                "AuthorizeSecurityGroupIngress|{'ipPermissions':{'items':[{'ipv6Ranges':{'items':[{'cidrIpv6':'::/0'}]}}]}}|::/0",
                "AuthorizeSecurityGroupIngress|{'ipPermissions':{'items':[{'ipRanges':{'items':[{'cidrIp':'203.0.113.7/32'}]}}]}}|203.0.113.7/32",
                "AuthorizeSecurityGroupIngress|{'ipPermissions':{'items':[{'groups':{'items':[{'userId':'999988887777'}]}}]}}|999988887777",
                "CreateVpcPeeringConnection|{'vpcId':'vpc-1','peerOwnerId':'999988887777','peerVpcId':'vpc-2'}|999988887777",
                "Subscribe|{'topicArn':'arn:aws:sns:::t','protocol':'email','endpoint':'eve@example.com'}|eve@example.com",
                "Subscribe|{'protocol':'sqs','endpoint':'arn:aws:sqs:eu-central-1:999988887777:q'}|arn:aws:sqs:eu-central-1:999988887777:q",
                "PutSubscriptionFilter|{'destinationArn':'arn:aws:logs:eu-central-1:999988887777:destination:d'}|arn:aws:logs:eu-central-1:999988887777:destination:d",
                "PutAggregationAuthorization|{'authorizedAccountId':'999988887777'}|999988887777",
                "SetRepositoryPolicy|{'policyText':'{\\'Statement\\':[{\\'Effect\\':\\'Allow\\',\\'Principal\\':\\'*\\'}]}'}|public",
                "CreateRole|{'assumeRolePolicyDocument':'%7B%22Statement%22%3A%7B%22Effect%22%3A%22Allow%22%2C%22Principal%22%3A%7B%22AWS%22%3A%22999988887777%22%7D%7D%7D'}|999988887777"
            })
    void receiverIsFound(String action, String request, String target) throws UnreadableRecordException {
        assertEquals(List.of(target), targets(action, request));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "ModifySnapshotAttribute|{'createVolumePermission':{'remove':{'items':[{'userId':'999988887777'}]}}}",
                "ModifySnapshotAttribute|{'createVolumePermission':{'add':{'items':[{'userId':'111122223333'}]}}}",
                "ModifyDBSnapshotAttribute|{'valuesToAdd':[]}",
                "AuthorizeSecurityGroupIngress|{'ipPermissions':{'items':[{'ipRanges':{'items':[{'cidrIp':'10.20.0.0/16'}]}}]}}",
                "AuthorizeSecurityGroupIngress|{'ipPermissions':{'items':[{'ipRanges':{'items':[{'cidrIp':'no range'}]}}]}}",
                "Subscribe|{'protocol':'sms','endpoint':'+491701234567'}",
                "Subscribe|{'protocol':'sqs','endpoint':'arn:aws:sqs:eu-central-1:111122223333:q'}",
                "PutBucketAcl|{'x-amz-acl':['private'],'acl':['']}",
                "AddPermission20150331v2|{'principal':'s3.amazonaws.com'}",
                "CreateAccessKey|{'userName':'other'}",
                "CreateLoginProfile|{'userName':'other'}",
                "GetBucketPolicy|{'policy':{'Statement':[{'Effect':'Allow','Principal':'*'}]}}",
                "PutKeyPolicy|{'policy':'no json'}",
                "PutKeyPolicy|{'policy':7}",
                "ModifySnapshotAttribute|[]"
            })
    void nobodyOutsideIsGivenAnything(String action, String request) throws UnreadableRecordException {
        assertEquals(List.of(), targets(action, request));
    }

    @Test
    void policyPrincipalsAreThoseOfAllowStatements() throws UnreadableRecordException {
        assertEquals(
                List.of("999988887777", "arn:aws:iam::888877776666:user/x"),
                policy(
                        "[{'Effect':'Allow','Principal':{'AWS':['arn:aws:iam::999988887777:root','arn:aws:iam::888877776666:user/x',"
                                + "'arn:aws:iam::111122223333:root'],'Service':'s3.amazonaws.com'}}]"));
        assertEquals(List.of(), policy("{'Effect':'Deny','Principal':'*'}"));
        assertEquals(List.of("public"), policy("{'Effect':'Allow','NotPrincipal':{'AWS':'1'}}"));
    }

    @Test
    void everyoneUnderATyingConditionIsNotPublic() throws UnreadableRecordException {
        assertEquals(
                List.of(),
                policy("{'Effect':'Allow','Principal':{'AWS':'*'},"
                        + "'Condition':{'StringEquals':{'kms:CallerAccount':'111122223333'}}}"));
        assertEquals(
                List.of("public"),
                policy(
                        "{'Effect':'Allow','Principal':{'AWS':'*'},'Condition':{'Bool':{'aws:SecureTransport':'true'}}}"));
    }

    @Test
    void accessControlListNamesGranteesButNotTheOwner() throws UnreadableRecordException {
        assertEquals(
                List.of("public", "beef"),
                targets(
                        "PutBucketAcl",
                        "{'AccessControlPolicy':{'Owner':{'ID':'cafe'},'AccessControlList':{'Grant':[{'Grantee':{'ID':'cafe'}},"
                                + "{'Grantee':{'URI':'http://acs.amazonaws.com/groups/global/AllUsers'}},"
                                + "{'Grantee':{'URI':'http://acs.amazonaws.com/groups/s3/LogDelivery'}},{'Grantee':{'ID':'beef'}}]}}}"));
    }
}
