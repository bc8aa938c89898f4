package org.nightjar.parse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.Principal;

/**
 * What {@code userIdentity} objects say, by their bytes: a session's events repeat theirs, which is the larger part of
 * many records, and are read once. Confined to one thread.
 */
final class KnownIdentities {

    private static final int PLACES = 1 << 13;
    /** Places where one may be: the sessions of one user want the same. */
    private static final int WAYS = 4;

    private static final int LONGEST_KEPT = 2048;

    /** Identities of one type differ from here on. */
    private static final int TELLING_FROM = 24;

    private static final int TELLING_BYTES = 72;

    /**
     * One identity.
     *
     * @param bytes of the object, braces included
     * @param compact as {@link PlainScan#isCompact}
     * @param oddNumber as {@link PlainScan#hasOddNumber}
     * @param rest of it that {@link CloudTrailDetail} reads, or null
     */
    record Identity(
            byte[] bytes,
            boolean compact,
            boolean oddNumber,
            Principal principal,
            String accessKeyId,
            @Nullable JsonNode rest) {}

    private final @Nullable Identity[] known = new Identity[PLACES];

    /** Of each: most others are told apart without a look at them. */
    private final int[] hashes = new int[PLACES];

    private final PlainTree trees;
    private int turn;

    KnownIdentities(PlainTree trees) {
        this.trees = trees;
    }

    /** The identity that starts there; null if it is not known. An object's bytes tell where it ends. */
    @Nullable
    Identity find(byte[] bytes, int at, int limit) {
        int hash = hash(bytes, at, limit);
        int place = hash & PLACES - WAYS;
        for (int i = place; i < place + WAYS; i++) {
            Identity identity = hashes[i] == hash ? known[i] : null;
            int end = identity == null ? limit : at + identity.bytes.length;
            if (identity != null && end <= limit && Slices.isSame(identity.bytes, bytes, at, end)) {
                return identity;
            }
        }
        return null;
    }

    /** Reads one that was scanned and keeps it; null if it must be read the long way. */
    @Nullable
    Identity read(byte[] bytes, int at, int end, int limit, PlainScan scan) {
        try {
            JsonNode tree = trees.whole(bytes, at, end);
            Identity identity = new Identity(
                    end - at > LONGEST_KEPT ? new byte[0] : Arrays.copyOfRange(bytes, at, end),
                    scan.isCompact(),
                    scan.hasOddNumber(),
                    CloudTrailPrincipal.of(tree),
                    Json.text(tree, "accessKeyId"),
                    rest(tree));
            if (identity.bytes.length > 0) {
                int hash = hash(bytes, at, limit);
                int place = (hash & PLACES - WAYS) + (turn++ & WAYS - 1);
                known[place] = identity;
                hashes[place] = hash;
            }
            return identity;
        } catch (UnreadableRecordException unreadable) {
            return null;
        }
    }

    private static @Nullable JsonNode rest(JsonNode identity) {
        JsonNode federation = Json.object(Json.object(identity, "sessionContext"), "webIdFederationData");
        JsonNode provider = identity.get("identityProvider");
        if (federation == null && provider == null) {
            return null;
        }
        ObjectNode rest = RecordTree.NODES.objectNode();
        if (provider != null) {
            rest.set("identityProvider", provider);
        }
        if (federation != null) {
            rest.putObject("sessionContext").set("webIdFederationData", federation);
        }
        return rest;
    }

    private static int hash(byte[] bytes, int at, int limit) {
        int from = Math.min(limit, at + TELLING_FROM);
        return Slices.hash(bytes, from, Math.min(limit, from + TELLING_BYTES));
    }
}
