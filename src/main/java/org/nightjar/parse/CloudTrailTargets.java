package org.nightjar.parse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Principals outside the account that a request gives something to: account ids (an account's root counts as the
 * account), ARNs, canonical ids, or {@code public}. Services and the account's own principals are left out. The table
 * names the operation and the parameters that hold them.
 */
final class CloudTrailTargets {

    static final int MAX = 32;
    static final String PUBLIC = "public";

    private enum Holds {
        /** Ids, ARNs, or words for everyone. */
        NAMES,
        POLICY,
        /** A canned ACL or grant headers. */
        CANNED_ACL,
        /** An S3 access control list. */
        ACL
    }

    private record Place(Holds holds, String path) {}

    private static final Pattern ROOT = Pattern.compile("arn:[a-z-]+:iam::(\\d{12}):root");
    private static final Pattern GRANT = Pattern.compile("(id|uri|emailAddress)=\"?([^\",]+)\"?");

    private static final Map<String, List<Place>> PLACES = Map.ofEntries(
            names(
                    "ModifySnapshotAttribute",
                    "createVolumePermission.add.items.userId",
                    "createVolumePermission.add.items.group"),
            names(
                    "ModifyImageAttribute",
                    "launchPermission.add.items.userId",
                    "launchPermission.add.items.group",
                    "launchPermission.add.items.organizationArn",
                    "launchPermission.add.items.organizationalUnitArn"),
            names("ModifyFpgaImageAttribute", "loadPermission.add.items.userId", "loadPermission.add.items.group"),
            names("ModifyDBSnapshotAttribute", "valuesToAdd"),
            names("ModifyDBClusterSnapshotAttribute", "valuesToAdd"),
            names("AuthorizeSnapshotAccess", "accountWithRestoreAccess"),
            names("ModifyDocumentPermission", "accountIdsToAdd"),
            names("AddPermission", "principal", "aWSAccountIds", "aWSAccountId"),
            names("AddLayerVersionPermission", "principal"),
            names("PutPermission", "principal"),
            names("CreateGrant", "granteePrincipal"),
            names("CreateResourceShare", "principals"),
            names("AssociateResourceShare", "principals"),
            names("ShareDirectory", "shareTarget.id"),
            names(
                    "ModifyVpcEndpointServicePermissions",
                    "ModifyVpcEndpointServicePermissionsRequest.AddAllowedPrincipals.content",
                    "addAllowedPrincipals"),
            names("PutBucketReplication", "ReplicationConfiguration.Rule.Destination.Account"),
            policy("PutBucketPolicy", "bucketPolicy"),
            policy("PutKeyPolicy", "policy"),
            policy("CreateKey", "policy"),
            policy("UpdateAssumeRolePolicy", "policyDocument"),
            policy("CreateRole", "assumeRolePolicyDocument"),
            policy("SetRepositoryPolicy", "policyText"),
            policy("PutRegistryPolicy", "policyText"),
            policy("PutResourcePolicy", "resourcePolicy", "policy", "policyDocument", "policyInJson"),
            policy("SetQueueAttributes", "attributes.Policy"),
            policy("CreateQueue", "attributes.Policy"),
            policy("SetTopicAttributes", "attributeValue"),
            policy("CreateTopic", "attributes.Policy"),
            policy("PutBackupVaultAccessPolicy", "policy"),
            policy("PutFileSystemPolicy", "policy"),
            policy("PutDestinationPolicy", "accessPolicy"),
            acl("PutBucketAcl"),
            acl("PutObjectAcl"),
            acl("CreateBucket"),
            acl("PutObject"));

    private CloudTrailTargets() {}

    /** Whether anything of a request of that action is looked at. */
    static boolean reads(String action) {
        return PLACES.containsKey(ActionVerbs.unversioned(action));
    }

    /**
     * The targets of a request.
     *
     * @param own account ids that count as inside
     */
    static List<String> of(String action, @Nullable JsonNode request, Set<String> own) {
        List<Place> places = request == null ? null : PLACES.get(ActionVerbs.unversioned(action));
        if (places == null || request == null) {
            return List.of();
        }
        Set<String> targets = new LinkedHashSet<>();
        Consumer<String> taker = name -> add(targets, name, own);
        for (Place place : places) {
            switch (place.holds) {
                case NAMES -> Json.each(request, place.path, value -> taker.accept(Json.text(value)));
                case POLICY -> Json.each(request, place.path, value -> PolicyPrincipals.each(value, taker));
                case CANNED_ACL -> grants(place.path, Json.text(request, place.path), taker);
                case ACL -> acl(request.get(place.path), taker);
            }
        }
        return List.copyOf(targets);
    }

    private static void add(Set<String> targets, String name, Set<String> own) {
        boolean everyone = name.equals("all") || name.equals("*");
        String target = everyone ? PUBLIC : ROOT.matcher(name).replaceFirst("$1");
        boolean inside = own.contains(target) || own.contains(CloudTrailPrincipal.accountOf(target));
        boolean isService = target.contains(".amazonaws.com");
        if (!target.isEmpty() && !inside && !isService && targets.size() < MAX) {
            targets.add(target);
        }
    }

    private static void grants(String header, String value, Consumer<String> taker) {
        if (header.equals("x-amz-acl")) {
            if (value.startsWith("public-") || value.equals("authenticated-read")) {
                taker.accept(PUBLIC);
            }
            return;
        }
        var grant = GRANT.matcher(value);
        while (grant.find()) {
            taker.accept(grantee(grant.group(2)));
        }
    }

    private static void acl(@Nullable JsonNode policy, Consumer<String> taker) {
        String owner = Json.text(Json.object(policy, "Owner"), "ID");
        Json.each(policy, "AccessControlList.Grant.Grantee", grantee -> {
            for (String field : new String[] {"URI", "ID", "EmailAddress"}) {
                String name = Json.text(grantee, field);
                if (!name.equals(owner)) {
                    taker.accept(grantee(name));
                }
            }
        });
    }

    /** Groups are named by an address: all users, or all who have any AWS account; log delivery is a service. */
    private static String grantee(String name) {
        if (name.endsWith("/AllUsers") || name.endsWith("/AuthenticatedUsers")) {
            return PUBLIC;
        }
        return name.contains("/groups/") ? "" : name;
    }

    private static Map.Entry<String, List<Place>> names(String action, String... paths) {
        return Map.entry(action, places(Holds.NAMES, paths));
    }

    private static Map.Entry<String, List<Place>> policy(String action, String... paths) {
        return Map.entry(action, places(Holds.POLICY, paths));
    }

    private static Map.Entry<String, List<Place>> acl(String action) {
        List<Place> places = new java.util.ArrayList<>(places(
                Holds.CANNED_ACL,
                "x-amz-acl",
                "x-amz-grant-read",
                "x-amz-grant-write",
                "x-amz-grant-read-acp",
                "x-amz-grant-write-acp",
                "x-amz-grant-full-control"));
        places.add(new Place(Holds.ACL, "AccessControlPolicy"));
        return Map.entry(action, List.copyOf(places));
    }

    private static List<Place> places(Holds holds, String... paths) {
        return java.util.Arrays.stream(paths)
                .map(path -> new Place(holds, path))
                .toList();
    }
}
