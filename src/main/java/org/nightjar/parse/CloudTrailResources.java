package org.nightjar.parse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an event acted on: the record's own list first, then parameters that name something, the most telling first.
 * Names and paths are those of the services' requests as CloudTrail logs them.
 */
final class CloudTrailResources {

    static final int MAX = 8;

    /** In order of how much they tell; a path goes through lists. */
    private static final String[] REQUEST = {
        "bucketName",
        "snapshotId",
        "dBSnapshotIdentifier",
        "dBClusterSnapshotIdentifier",
        "imageId",
        "instanceId",
        "instancesSet.items.instanceId",
        "instanceIds",
        "snapshotSet.items.snapshotId",
        "imagesSet.items.imageId",
        "volumeId",
        "volumeSet.items.volumeId",
        "functionName",
        "secretId",
        "keyId",
        "roleArn",
        "roleName",
        "userName",
        "policyArn",
        "groupName",
        "groupId",
        "trailName",
        "logGroupName",
        "logGroupIdentifier",
        "dBInstanceIdentifier",
        "dBClusterIdentifier",
        "tableName",
        "queueUrl",
        "topicArn",
        "repositoryName",
        "stackName",
        "clusterName",
        "cluster",
        "detectorId",
        "resourceArn",
        "instanceProfileName",
        "accessKeyId",
        "serialNumber",
        "documentName",
        "networkInterfaceId",
        "flowLogIds",
        "networkAclId",
        "vpcId",
        "hostedZoneId",
        "distributionId",
        "fileSystemId",
        "restApiId",
        "apiId",
        "stateMachineArn",
        "backupVaultName",
        "modelId",
        "resolverQueryLogConfigId",
        "names",
        "name"
    };

    private static final String[] RESPONSE = {
        "instancesSet.items.instanceId", "snapshotId", "imageId", "volumeId", "groupId", "functionArn", "trailARN",
        "keyMetadata.arn", "role.arn", "user.arn", "policy.arn", "instanceProfile.arn", "dBSnapshotArn", "keyPairId"
    };
    private static final Map<String, List<String>> BY_FIRST_NAME = index(REQUEST);
    private static final Map<String, List<String>> BY_FIRST_NAME_OF_RESPONSE = index(RESPONSE);
    private static final Map<String, Integer> RANK = rank();

    /** What stands beside a bucket's name. */
    private static final String KEY = "key";

    private CloudTrailResources() {}

    /** The fields of a request that are looked at. */
    static Set<String> requestNames() {
        Set<String> names = new HashSet<>(BY_FIRST_NAME.keySet());
        names.add(KEY);
        return names;
    }

    /** The fields of a response that are looked at. */
    static Set<String> responseNames() {
        return BY_FIRST_NAME_OF_RESPONSE.keySet();
    }

    static List<String> of(JsonNode rec, @Nullable JsonNode request, @Nullable JsonNode response) {
        List<String> found = new ArrayList<>(4);
        JsonNode listed = rec.get("resources");
        if (listed != null && listed.isArray()) {
            for (JsonNode one : listed) {
                String arn = Json.text(one, "ARN");
                add(found, arn.isEmpty() ? Json.text(one, "arn") : arn);
            }
        }
        collect(found, request, BY_FIRST_NAME);
        if (found.size() < MAX) {
            collect(found, response, BY_FIRST_NAME_OF_RESPONSE);
        }
        return found;
    }

    private static void collect(List<String> found, @Nullable JsonNode parameters, Map<String, List<String>> index) {
        if (parameters == null) {
            return;
        }
        Map<Integer, String> paths = null;
        for (Map.Entry<String, JsonNode> field : parameters.properties()) {
            List<String> known = index.get(field.getKey());
            if (known != null) {
                paths = paths == null ? new TreeMap<>() : paths;
                for (String path : known) {
                    paths.put(RANK.getOrDefault(path, 0), path);
                }
            }
        }
        if (paths != null) {
            for (String path : paths.values()) {
                Json.each(parameters, path, value -> add(found, value(path, value, parameters)));
            }
        }
    }

    private static String value(String path, JsonNode value, JsonNode parameters) {
        String text = Json.text(value);
        String key = path.equals("bucketName") ? Json.text(parameters, KEY) : "";
        return key.isEmpty() ? text : text + "/" + key;
    }

    /** Adds what is not yet there, be it as the last part of an ARN. */
    private static void add(List<String> found, String value) {
        if (value.isEmpty() || found.size() >= MAX) {
            return;
        }
        for (String one : found) {
            if (one.equals(value) || one.endsWith(":" + value) || one.endsWith("/" + value)) {
                return;
            }
        }
        found.add(value);
    }

    private static Map<String, List<String>> index(String[] paths) {
        Map<String, List<String>> index = new HashMap<>();
        for (String path : paths) {
            int dot = path.indexOf('.');
            index.computeIfAbsent(dot < 0 ? path : path.substring(0, dot), name -> new ArrayList<>())
                    .add(path);
        }
        return Map.copyOf(index);
    }

    private static Map<String, Integer> rank() {
        Map<String, Integer> rank = new HashMap<>();
        for (String[] paths : new String[][] {REQUEST, RESPONSE}) {
            for (String path : paths) {
                rank.putIfAbsent(path, rank.size());
            }
        }
        return Map.copyOf(rank);
    }
}
