package org.nightjar.integrity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nightjar.integrity.Listings.Listing;
import org.nightjar.model.MissingObject;
import org.nightjar.model.TimeRange;

/** What the digests speak of and the evidence lacks. */
final class Absences {

    private static final Comparator<MissingObject> BY_TIME = Comparator.comparing(MissingObject::account)
            .thenComparing(MissingObject::region)
            .thenComparing((MissingObject one) -> one.range().from())
            .thenComparing(MissingObject::object);

    private Absences() {}

    static List<MissingObject> of(List<ReadDigest> digests, Listings listings, List<ReadEntry> entries) {
        List<MissingObject> missing = new ArrayList<>();
        logFiles(listings, entries, missing);
        digests(digests, missing);
        missing.sort(BY_TIME);
        return missing;
    }

    private static void logFiles(Listings listings, List<ReadEntry> entries, List<MissingObject> missing) {
        Set<String> there = new HashSet<>();
        for (ReadEntry entry : entries) {
            there.add(ReadEntry.key(entry.name()));
            there.add(entry.sha256());
        }
        for (Listing listing : listings.sound()) {
            String object = listing.file().object();
            // added, so that a file that two digests list is missed once
            if (!there.contains(listing.file().sha256()) && there.add(ReadEntry.key(object))) {
                missing.add(new MissingObject(
                        MissingObject.Kind.LOG_FILE,
                        listing.digest().account(),
                        listing.digest().region(),
                        listing.file().events(),
                        object,
                        listing.digest().object()));
            }
        }
    }

    private static void digests(List<ReadDigest> digests, List<MissingObject> missing) {
        Set<String> there = new HashSet<>();
        Map<String, List<ReadDigest>> chains = new LinkedHashMap<>();
        for (ReadDigest digest : digests) {
            there.add(digest.key());
            if (digest.file().defect().isEmpty()) {
                chains.computeIfAbsent(digest.chain(), key -> new ArrayList<>()).add(digest);
            }
        }
        for (List<ReadDigest> chain : chains.values()) {
            chain.sort(Comparator.comparing(digest -> digest.file().range().to()));
            ReadDigest before = null;
            for (ReadDigest digest : chain) {
                if (before == null || !before.key().equals(digest.key())) {
                    gap(before, digest, there, missing);
                    before = digest;
                }
            }
        }
    }

    private static void gap(
            @Nullable ReadDigest before, ReadDigest digest, Set<String> there, List<MissingObject> missing) {
        String previous = digest.file().previous().map(file -> file.object()).orElse("");
        if (previous.isEmpty() ? before == null : there.contains(ReadEntry.key(previous))) {
            return;
        }
        MissingObject.Kind kind = previous.isEmpty()
                ? MissingObject.Kind.RESTART
                : before == null ? MissingObject.Kind.BEGINNING : MissingObject.Kind.DIGEST;
        TimeRange own = digest.file().range();
        boolean apart = before != null && before.file().range().to().isBefore(own.from());
        missing.add(new MissingObject(
                kind,
                digest.file().account(),
                digest.file().region(),
                before != null && apart
                        ? new TimeRange(before.file().range().to(), own.from())
                        : new TimeRange(own.from(), own.from()),
                previous.isEmpty() ? digest.file().object() : previous,
                digest.file().object()));
    }
}
