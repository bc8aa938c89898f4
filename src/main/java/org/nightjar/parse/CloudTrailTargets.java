package org.nightjar.parse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.IpNetwork;

/**
 * Principals, accounts and address ranges outside the account that a request lets in: account ids (an account's root
 * counts as the account), ARNs, canonical ids, ranges, or {@code public}. Services, private ranges and the account's own
 * principals are left out. {@code targets.tsv} names the operations and the parameters that hold them.
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
        ACL,
        /** Address ranges. */
        NETWORKS,
        /** Where messages go: an ARN, a mail address, an address on the web. */
        ENDPOINT
    }

    private record Place(Holds holds, FieldPath path) {}

    /** RFC 1918, RFC 6598, loopback, link-local, RFC 4193. */
    private static final List<IpNetwork> PRIVATE = Stream.of(
                    "10.0.0.0/8",
                    "172.16.0.0/12",
                    "192.168.0.0/16",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "::1/128",
                    "fc00::/7",
                    "fe80::/10")
            .flatMap(text -> IpNetwork.parse(text).stream())
            .toList();

    private static final Pattern ROOT = Pattern.compile("arn:[a-z-]+:iam::(\\d{12}):root");
    private static final Pattern GRANT = Pattern.compile("(id|uri|emailAddress)=\"?([^\",]+)\"?");

    private static final FieldPath GRANTEES = FieldPath.of("AccessControlList.Grant.Grantee");

    private static final Map<String, List<Place>> PLACES = places();

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
        List<Place> holders = request == null ? null : PLACES.get(ActionVerbs.unversioned(action));
        if (holders == null || request == null) {
            return List.of();
        }
        Set<String> targets = new LinkedHashSet<>();
        Consumer<String> taker = name -> add(targets, name, own);
        for (Place place : holders) {
            switch (place.holds) {
                case NAMES -> place.path.each(request, value -> taker.accept(Json.text(value)));
                case POLICY -> place.path.each(request, value -> PolicyPrincipals.each(value, taker));
                case CANNED_ACL -> grants(place.path.text(), Json.text(request, place.path.text()), taker);
                case ACL -> acl(request.get(place.path.text()), taker);
                case NETWORKS -> place.path.each(request, value -> network(Json.text(value), taker));
                case ENDPOINT -> place.path.each(request, value -> endpoint(Json.text(value), taker));
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

    /** A range of the internet, all of it included: a way in, and nothing given to anybody. Private ranges are inside. */
    private static void network(String range, Consumer<String> taker) {
        IpNetwork network = IpNetwork.parse(range).orElse(null);
        if (network != null && PRIVATE.stream().noneMatch(one -> one.contains(network.address()))) {
            taker.accept(range);
        }
    }

    /** Telephone numbers are not named: they could be taken for accounts. */
    private static void endpoint(String endpoint, Consumer<String> taker) {
        if (endpoint.indexOf('@') > 0 || endpoint.indexOf(':') > 0) {
            taker.accept(endpoint);
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
        GRANTEES.each(policy, grantee -> {
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

    private static Map<String, List<Place>> places() {
        Map<String, List<Place>> places = new HashMap<>();
        for (String[] row : FieldTable.rows("targets.tsv")) {
            Holds holds = Holds.valueOf(row[1].toUpperCase(Locale.ROOT).replace('-', '_'));
            places.computeIfAbsent(row[0], action -> new ArrayList<>()).add(new Place(holds, FieldPath.of(row[2])));
        }
        return Map.copyOf(places);
    }
}
