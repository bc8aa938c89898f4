package org.nightjar.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * CloudTrail's own spelling of its fields. Databases and search engines write them in lower case or with underscores:
 * {@code useridentity}, {@code user_identity} and {@code User Identity} are {@code userIdentity}.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/query-supported-event-schemas.html">the schema of event data stores</a>
 */
final class FieldNames {

    private static final int MAX_DEPTH = 40;
    private static final Map<String, String> NAMES = new HashMap<>();

    static {
        String all = "eventVersion userIdentity eventTime eventSource eventName awsRegion sourceIPAddress userAgent"
                + " errorCode errorMessage requestParameters responseElements additionalEventData requestID eventID"
                + " eventType apiVersion managementEvent readOnly resources recipientAccountId serviceEventDetails"
                + " sharedEventID vpcEndpointId vpcEndpointAccountId eventCategory addendum"
                + " sessionCredentialFromConsole edgeDeviceDetails tlsDetails insightDetails type principalId arn"
                + " accountId accessKeyId userName sessionContext invokedBy identityProvider credentialId onBehalfOf"
                + " attributes mfaAuthenticated creationDate sessionIssuer webIdFederationData federatedProvider"
                + " sourceIdentity ec2RoleDelivery ec2IssuedInVpc inScopeOf tlsVersion cipherSuite"
                + " clientProvidedHostHeader bucketName roleArn roleSessionName policyArn groupName instanceId"
                + " functionName keyId secretId trailName";
        for (String name : all.split(" ")) {
            NAMES.put(name.toLowerCase(Locale.ROOT), name);
        }
    }

    private FieldNames() {}

    /** Lower case, letters and digits only. */
    static String bare(String name) {
        StringBuilder bare = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < 0x80 && Character.isLetterOrDigit(c)) {
                bare.append(Character.toLowerCase(c));
            }
        }
        return bare.toString();
    }

    /** CloudTrail's spelling, or the name itself if it is none of its names. */
    static String restore(String name) {
        return NAMES.getOrDefault(bare(name), name);
    }

    static boolean isKnown(String name) {
        return NAMES.containsKey(bare(name));
    }

    /** A copy of a tree with restored names; what lies too deep is left out. */
    static JsonNode restore(JsonNode node) {
        return restore(node, 0);
    }

    private static JsonNode restore(JsonNode node, int depth) {
        if (node.isValueNode() || depth > MAX_DEPTH) {
            return node;
        }
        if (node instanceof ArrayNode list) {
            ArrayNode copy = RecordTree.NODES.arrayNode();
            list.forEach(element -> copy.add(restore(element, depth + 1)));
            return copy;
        }
        ObjectNode copy = RecordTree.NODES.objectNode();
        node.properties().forEach(field -> copy.set(restore(field.getKey()), restore(field.getValue(), depth + 1)));
        return copy;
    }
}
