package org.nightjar.parse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The telling parameters of an event in one line: {@code name=value} joined by ", ", at most 200 characters. */
final class CloudTrailDetail {

    static final int MAX = 200;
    private static final int MAX_VALUE = 80;

    /** Paths into the record, the most telling first; the last name of the path stands in the line unless "as" does. */
    private record Part(String name, String parent, FieldPath path) {

        Part(String name, String parent, String path) {
            this(name, parent, FieldPath.of(path));
        }
    }

    static final String REQUEST = "requestParameters";
    static final String RESPONSE = "responseElements";
    static final String MORE = "additionalEventData";

    /** What a policy gives, as {@link PolicyGrants} says it, instead of the policy. */
    private static final String GRANTS = "grants";

    private static final List<Part> PARTS = List.of(
            new Part("ConsoleLogin", RESPONSE, "ConsoleLogin"),
            new Part("MFAUsed", MORE, "MFAUsed"),
            request("retentionInDays"),
            new Part("expirationDays", REQUEST, "LifecycleConfiguration.Rule.Expiration.Days"),
            request("logGroupName"),
            request("trailName"),
            request("name"),
            request("isMultiRegionTrail"),
            request("includeGlobalServiceEvents"),
            request("enableLogFileValidation"),
            request("s3BucketName"),
            new Part("readWriteType", REQUEST, "eventSelectors.readWriteType"),
            new Part("includeManagementEvents", REQUEST, "eventSelectors.includeManagementEvents"),
            new Part("advancedSelector", REQUEST, "advancedEventSelectors.name"),
            request("enable"),
            request("attributeType"),
            request("attributeName"),
            new Part("addUserId", REQUEST, "createVolumePermission.add.items.userId"),
            new Part("addGroup", REQUEST, "createVolumePermission.add.items.group"),
            new Part("removeUserId", REQUEST, "createVolumePermission.remove.items.userId"),
            request("valuesToAdd"),
            request("policyArn"),
            request("managedPolicyArn"),
            request("policyName"),
            new Part(GRANTS, REQUEST, "policyDocument"),
            new Part(GRANTS, REQUEST, "inlinePolicy"),
            request("roleArn"),
            request("roleSessionName"),
            request("sourceIdentity"),
            request("durationSeconds"),
            request("granteePrincipal"),
            request("x-amz-acl"),
            new Part("cidr", REQUEST, "ipPermissions.items.ipRanges.items.cidrIp"),
            new Part("fromPort", REQUEST, "ipPermissions.items.fromPort"),
            new Part("toPort", REQUEST, "ipPermissions.items.toPort"),
            request("cidrIp"),
            request("fromPort"),
            request("instanceType"),
            request("publiclyAccessible"),
            request("status"),
            request("serialNumber"),
            request("documentName"),
            request("pendingWindowInDays"),
            request("forceDeleteWithoutRecovery"),
            request("keyName"),
            new Part("deleteMarker", REQUEST, "deleteMarker"),
            new Part("bytesTransferredOut", MORE, "bytesTransferredOut"),
            new Part("bytesTransferredIn", MORE, "bytesTransferredIn"),
            new Part("insightType", "insightDetails", "insightType"),
            new Part("state", "insightDetails", "state"));

    /** Ranks of the parts by the object they are in and the first name of their path there. */
    private static final Map<String, Map<String, int[]>> RANKS = ranks();

    private CloudTrailDetail() {}

    /** The fields of one of the record's objects that are looked at. */
    static Set<String> names(String parent) {
        return RANKS.getOrDefault(parent, Map.of()).keySet();
    }

    /** @param objects of the record by name; null for what it does not have or what is no object */
    static String of(Function<String, @Nullable JsonNode> objects, @Nullable JsonNode identity) {
        StringBuilder line = new StringBuilder();
        BitSet present = new BitSet(PARTS.size());
        for (Map.Entry<String, Map<String, int[]>> parent : RANKS.entrySet()) {
            JsonNode object = objects.apply(parent.getKey());
            if (object != null) {
                FirstNames.mark(parent.getValue(), object, present);
            }
        }
        for (int rank = present.nextSetBit(0); rank >= 0; rank = present.nextSetBit(rank + 1)) {
            Part part = PARTS.get(rank);
            JsonNode parent = objects.apply(part.parent);
            add(line, part.name, parent == null ? "" : value(parent, part));
        }
        JsonNode session = Json.object(identity, "sessionContext");
        add(line, "federatedProvider", Json.text(Json.object(session, "webIdFederationData"), "federatedProvider"));
        add(line, "identityProvider", Json.text(identity, "identityProvider"));
        return line.toString();
    }

    private static Map<String, Map<String, int[]>> ranks() {
        Map<String, Map<String, int[]>> ranks = new HashMap<>();
        for (int rank = 0; rank < PARTS.size(); rank++) {
            Part part = PARTS.get(rank);
            FirstNames.add(ranks.computeIfAbsent(part.parent, parent -> new HashMap<>()), part.path, rank);
        }
        return ranks;
    }

    private static String value(JsonNode parent, Part part) {
        if (!part.name.equals(GRANTS)) {
            return values(parent, part.path);
        }
        JsonNode policy = parent.get(part.path.text());
        return policy == null ? "" : PolicyGrants.of(policy);
    }

    private static String values(JsonNode parent, FieldPath path) {
        JsonNode only = path.only(parent);
        return cut(only == null ? all(parent, path) : Json.text(only));
    }

    private static String all(JsonNode parent, FieldPath path) {
        Set<String> values = new LinkedHashSet<>();
        path.each(parent, value -> values.add(Json.text(value)));
        values.remove("");
        return String.join("/", values);
    }

    private static String cut(String joined) {
        return joined.length() > MAX_VALUE ? joined.substring(0, MAX_VALUE - 1) + "…" : joined;
    }

    private static void add(StringBuilder line, String name, String value) {
        int length = name.length() + 1 + value.length() + (line.isEmpty() ? 0 : 2);
        if (!value.isEmpty() && line.length() + length <= MAX) {
            line.append(line.isEmpty() ? "" : ", ").append(name).append('=').append(value);
        }
    }

    private static Part request(String name) {
        return new Part(name, REQUEST, name);
    }
}
