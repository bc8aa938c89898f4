package org.nightjar.integrity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.DigestCheck;
import org.nightjar.model.Integrity;
import org.nightjar.model.TimeRange;
import org.nightjar.parse.DigestFile.LogFile;

/** What all digests list, by file name and by hash, and when they were there to list anything. */
final class Listings {

    /**
     * One line of a digest.
     *
     * @param file the log file
     * @param digest the digest that lists it
     */
    record Listing(LogFile file, DigestCheck digest) {

        boolean isSound() {
            return digest.state() != Integrity.CONTRADICTED;
        }
    }

    private final Map<String, List<Listing>> byName = new HashMap<>();
    private final Map<String, Listing> byHash = new HashMap<>();
    private final Map<String, TreeMap<Instant, Instant>> covered = new HashMap<>();

    /** The same digest may lie in the evidence several times; it counts once. */
    Listings(List<ReadDigest> digests, Map<ReadDigest, DigestCheck> checks) {
        Set<String> seen = new HashSet<>();
        List<DigestCheck> hourly = new ArrayList<>();
        for (ReadDigest digest : digests) {
            DigestCheck check = checks.get(digest);
            if (check != null && seen.add(check.sha256())) {
                digest.file().logFiles().forEach(file -> add(new Listing(file, check)));
                if (!check.backfill() && check.state() != Integrity.CONTRADICTED) {
                    hourly.add(check);
                }
            }
        }
        hourly.sort(Comparator.comparing(check -> check.range().from()));
        hourly.forEach(check -> cover(series(check.account(), check.region()), check.range()));
    }

    static String series(String account, String region) {
        return account + "\n" + region;
    }

    private void add(Listing listing) {
        byName.computeIfAbsent(ReadEntry.key(listing.file().object()), name -> new ArrayList<>())
                .add(listing);
        byHash.merge(listing.file().sha256(), listing, (one, other) -> one.isSound() ? one : other);
    }

    /** Joins ranges that touch; they come in the order of their starts. */
    private void cover(String series, TimeRange range) {
        TreeMap<Instant, Instant> ranges = covered.computeIfAbsent(series, key -> new TreeMap<>());
        Map.Entry<Instant, Instant> last = ranges.lastEntry();
        if (last == null || last.getValue().isBefore(range.from())) {
            ranges.put(range.from(), range.to());
        } else if (last.getValue().isBefore(range.to())) {
            ranges.put(last.getKey(), range.to());
        }
    }

    /** Whether sound hourly digests cover all of that time. */
    boolean covers(String series, Instant from, Duration length) {
        TreeMap<Instant, Instant> ranges = covered.get(series);
        Map.Entry<Instant, Instant> around = ranges == null ? null : ranges.floorEntry(from);
        return around != null && !around.getValue().isBefore(from.plus(length));
    }

    /** Whether any digest is about that account and region. */
    boolean knows(String series) {
        return covered.containsKey(series);
    }

    List<Listing> named(String name) {
        return byName.getOrDefault(ReadEntry.key(name), List.of());
    }

    @Nullable
    Listing hashed(String sha256) {
        return byHash.get(sha256);
    }

    /** Every line of a sound digest. */
    List<Listing> sound() {
        return byName.values().stream()
                .flatMap(List::stream)
                .filter(Listing::isSound)
                .toList();
    }
}
