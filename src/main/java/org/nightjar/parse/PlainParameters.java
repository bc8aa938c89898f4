package org.nightjar.parse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a plain record says beside who, when and where: its parameters, answer, additional data and resources. Programs
 * ask the same again and again: what is said twice is remembered by its bytes, and forgotten when two want the same place.
 * Confined to one thread.
 */
final class PlainParameters {

    /**
     * What they say.
     *
     * @param failed whether the answer says that it failed, as that of a sign-in does
     */
    record Said(List<String> resources, List<String> targets, String detail, String issuedKey, boolean failed) {}

    /**
     * Something that was said before.
     *
     * @param lengths of the fields, packed into one number
     * @param bytes of the fields, one behind the other
     */
    private record Kept(String action, long lengths, byte[] bytes, Said said) {}

    private static final PlainField[] FIELDS = {
        PlainField.REQUEST, PlainField.RESPONSE, PlainField.MORE, PlainField.RESOURCES
    };
    private static final NameTable REQUEST =
            new NameTable(both(CloudTrailResources.requestNames(), CloudTrailDetail.names(CloudTrailDetail.REQUEST)));
    private static final NameTable RESPONSE = new NameTable(both(
            both(CloudTrailResources.responseNames(), CloudTrailDetail.names(CloudTrailDetail.RESPONSE)),
            CloudTrailParser.ISSUED_KEY_NAMES));
    private static final NameTable LISTED = new NameTable(CloudTrailResources.ARN);
    private static final NameTable MORE = new NameTable(CloudTrailDetail.names(CloudTrailDetail.MORE));

    /** A power of two. */
    private static final int PLACES = 1 << 12;

    /** Of one field; a power of two. */
    private static final int LONGEST_KEPT = 1 << 10;

    private final PlainRecord plain;
    private final PlainTree trees;
    private final @Nullable Kept[] kept = new Kept[PLACES];

    /** Of each: most others are told apart without a look at them. */
    private final int[] hashes = new int[PLACES];

    private final int[] asked = new int[4 * PLACES];

    PlainParameters(PlainRecord plain, PlainTree trees) {
        this.plain = plain;
        this.trees = trees;
    }

    /**
     * Of the record that was scanned; null if it must be read the long way.
     *
     * @param account that it happened in
     */
    @Nullable
    Said of(String action, String account, KnownIdentities.Identity identity) {
        boolean readsTargets = CloudTrailTargets.reads(action);
        long lengths = lengths();
        if (readsTargets || identity.rest() != null || lengths < 0) {
            return read(action, account, identity, readsTargets);
        }
        int hash = hash();
        int place = hash & PLACES - 1;
        Kept before = hashes[place] == hash ? kept[place] : null;
        if (before != null && before.lengths == lengths && before.action.equals(action) && isSame(before.bytes)) {
            return before.said;
        }
        Said said = read(action, account, identity, false);
        if (said != null && isAskedAgain(hash)) {
            kept[place] = new Kept(action, lengths, copy(), said);
            hashes[place] = hash;
        }
        return said;
    }

    /** Much is said only once, such as the key of an object: it must not drive out what is said again and again. */
    private boolean isAskedAgain(int hash) {
        int place = hash & asked.length - 1;
        boolean again = asked[place] == hash;
        asked[place] = hash;
        return again;
    }

    private int start(PlainField field) {
        return plain.kind(field) == 0 ? 0 : plain.start(field);
    }

    private int length(PlainField field) {
        return plain.kind(field) == 0 ? 0 : plain.end(field) - plain.start(field);
    }

    /** Negative if one is too long to be kept. */
    private long lengths() {
        long lengths = 0;
        for (PlainField field : FIELDS) {
            int length = length(field);
            if (length >= LONGEST_KEPT) {
                return -1;
            }
            lengths = lengths * LONGEST_KEPT + length;
        }
        return lengths;
    }

    private int hash() {
        int hash = 0;
        for (PlainField field : FIELDS) {
            int start = start(field);
            hash = hash * 31 + Slices.hash(plain.bytes(), start, start + length(field));
        }
        return hash;
    }

    private boolean isSame(byte[] before) {
        int at = 0;
        for (PlainField field : FIELDS) {
            int start = start(field);
            int length = length(field);
            if (!Slices.isSame(before, at, plain.bytes(), start, length)) {
                return false;
            }
            at += length;
        }
        return true;
    }

    private byte[] copy() {
        int size = 0;
        for (PlainField field : FIELDS) {
            size += length(field);
        }
        byte[] copy = new byte[size];
        int at = 0;
        for (PlainField field : FIELDS) {
            System.arraycopy(plain.bytes(), start(field), copy, at, length(field));
            at += length(field);
        }
        return copy;
    }

    private @Nullable Said read(
            String action, String account, KnownIdentities.Identity identity, boolean readsTargets) {
        try {
            JsonNode request = object(PlainField.REQUEST, readsTargets ? null : REQUEST, "");
            // Sign-ins answer under the name of the action.
            JsonNode response = object(PlainField.RESPONSE, RESPONSE, action);
            JsonNode more = object(PlainField.MORE, MORE, "");
            JsonNode listed = listed();
            return new Said(
                    listed == null && request == null && response == null
                            ? List.of()
                            : List.copyOf(CloudTrailResources.of(listed, request, response)),
                    readsTargets ? targets(action, request, account, identity) : List.of(),
                    CloudTrailDetail.of(name -> named(name, request, response, more), identity.rest()),
                    CloudTrailParser.issuedKey(response),
                    CloudTrailOutcome.isFailure(action, response));
        } catch (UnreadableRecordException odd) {
            return null;
        }
    }

    private static List<String> targets(
            String action, @Nullable JsonNode request, String account, KnownIdentities.Identity identity) {
        return CloudTrailTargets.of(
                action,
                request,
                CloudTrailParser.own(account, identity.principal().account()));
    }

    private @Nullable JsonNode listed() throws UnreadableRecordException {
        int start = plain.start(PlainField.RESOURCES);
        return plain.kind(PlainField.RESOURCES) == 0
                ? null
                : trees.elements(plain.bytes(), start, plain.end(PlainField.RESOURCES), LISTED);
    }

    private static @Nullable JsonNode named(
            String name, @Nullable JsonNode request, @Nullable JsonNode response, @Nullable JsonNode more) {
        return switch (name) {
            case CloudTrailDetail.REQUEST -> request;
            case CloudTrailDetail.RESPONSE -> response;
            case CloudTrailDetail.MORE -> more;
            default -> null;
        };
    }

    /**
     * A field that is an object, or null if it is null or missing.
     *
     * @param names of what is asked for, or null if all is
     * @param another name that is asked for
     * @throws UnreadableRecordException if it is anything else
     */
    private @Nullable JsonNode object(PlainField field, @Nullable NameTable names, String another)
            throws UnreadableRecordException {
        int start = plain.start(field);
        int end = plain.end(field);
        return switch (plain.kind(field)) {
            case 0, 'n' -> null;
            case '{' ->
                names == null
                        ? trees.whole(plain.bytes(), start, end)
                        : trees.part(plain.bytes(), start, end, names, another);
            default -> throw new UnreadableRecordException("not-plain", "It is no object.");
        };
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        Set<String> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }
}
