package org.nightjar.integrity;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nightjar.integrity.Listings.Listing;
import org.nightjar.model.EntryIntegrity;
import org.nightjar.model.Integrity;
import org.nightjar.model.SignatureState;

/** What the digests say of each entry. Used once. */
final class LogFileChecks {

    /** ACCOUNT_CloudTrail_REGION_YYYYMMDDTHHmmZ_RANDOM.json.gz. */
    private static final Pattern NAME = Pattern.compile("(\\d+)_CloudTrail_([a-z0-9-]+)_(\\d{8}T\\d{4})Z_.*");

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm", Locale.ROOT);

    /** A file is delivered around the time in its name; the digests must cover that much of it to miss the file. */
    private static final Duration EARLIER = Duration.ofMinutes(5);

    private static final Duration SPAN = Duration.ofMinutes(20);

    /** From so many files on that no digest lists, beside half as many that one does, it is another trail. */
    private static final int ANOTHER_TRAIL = 10;

    private final Listings listings;
    private final Map<String, int[]> listedAndNot = new HashMap<>();

    LogFileChecks(Listings listings) {
        this.listings = listings;
    }

    List<EntryIntegrity> of(List<ReadEntry> entries) {
        for (ReadEntry entry : entries) {
            delivery(entry).ifPresent(delivery -> {
                boolean listed = !listings.named(entry.name()).isEmpty() || listings.hashed(entry.sha256()) != null;
                listedAndNot.computeIfAbsent(delivery.series(), key -> new int[2])[listed ? 0 : 1]++;
            });
        }
        List<EntryIntegrity> checked = new ArrayList<>();
        for (ReadEntry entry : entries) {
            List<Listing> named = listings.named(entry.name());
            checked.add(named.isEmpty() ? unnamed(entry) : named(entry, named));
        }
        return checked;
    }

    private EntryIntegrity named(ReadEntry entry, List<Listing> named) {
        Listing match = null;
        Listing other = null;
        for (Listing listing : named) {
            if (listing.isSound() && listing.file().sha256().equals(entry.sha256())) {
                match = listing;
            } else if (listing.isSound()) {
                other = listing;
            }
        }
        if (other != null) {
            return answer(entry, Integrity.CONTRADICTED, other, mismatch(entry, other));
        }
        return match != null
                ? answer(entry, Integrity.VERIFIED, match, strength(match))
                : answer(
                        entry, Integrity.CONTRADICTED, named.get(0), "Only a digest lists it that was changed itself.");
    }

    private String mismatch(ReadEntry entry, Listing other) {
        Listing instead = listings.hashed(entry.sha256());
        String how = instead == null
                ? "the file was changed" + entry.broken()
                : "it holds the content of " + ReadEntry.key(instead.file().object());
        return "The digest lists another SHA-256 under its name: " + how + "."
                + (other.digest().state() == Integrity.VERIFIED ? "" : " Nothing confirms the digest itself.");
    }

    private static String strength(Listing listing) {
        String start = "A digest lists it with this SHA-256";
        if (listing.digest().signature() == SignatureState.VALID) {
            return start + ", and the digest's signature holds.";
        }
        return listing.digest().state() == Integrity.VERIFIED
                ? start + ", and the next digest confirms the digest."
                : start + "; nothing confirms the digest itself.";
    }

    private EntryIntegrity unnamed(ReadEntry entry) {
        Listing same = listings.hashed(entry.sha256());
        if (same != null) {
            return same.isSound()
                    ? answer(entry, Integrity.VERIFIED, same, strength(same) + " There it has another name.")
                    : answer(entry, Integrity.CONTRADICTED, same, "Only a digest lists it that was changed itself.");
        }
        Optional<Delivery> delivery = delivery(entry);
        if (delivery.isEmpty() || !listings.knows(delivery.get().series())) {
            return answer(entry, Integrity.NOT_COVERED, null, "No digest of the evidence speaks of it.");
        }
        if (!listings.covers(delivery.get().series(), delivery.get().at().minus(EARLIER), SPAN)) {
            return answer(
                    entry, Integrity.NOT_COVERED, null, "The digest of the time when it was delivered is missing.");
        }
        int[] counts = listedAndNot.getOrDefault(delivery.get().series(), new int[2]);
        if (counts[1] >= ANOTHER_TRAIL && 2 * counts[1] > counts[0]) {
            return answer(
                    entry,
                    Integrity.NOT_COVERED,
                    null,
                    "No digest lists it, nor " + (counts[1] - 1)
                            + " others of its account and region: they seem to be of a trail without digests.");
        }
        return answer(
                entry,
                Integrity.CONTRADICTED,
                null,
                "The digests of its hour do not list it: it was put there later, or belongs to a trail without digests.");
    }

    private static EntryIntegrity answer(ReadEntry entry, Integrity state, @Nullable Listing listing, String reason) {
        return new EntryIntegrity(
                entry.evidenceId(),
                entry.entry(),
                entry.sha256(),
                state,
                listing == null ? "" : listing.digest().object(),
                reason);
    }

    /** What the name says about the delivery. */
    private record Delivery(String series, Instant at) {}

    private static Optional<Delivery> delivery(ReadEntry entry) {
        Matcher name = NAME.matcher(entry.name());
        if (!name.matches()) {
            return Optional.empty();
        }
        try {
            Instant at = LocalDateTime.parse(name.group(3), STAMP).toInstant(ZoneOffset.UTC);
            return Optional.of(new Delivery(Listings.series(name.group(1), name.group(2)), at));
        } catch (DateTimeParseException noTime) {
            return Optional.empty();
        }
    }
}
