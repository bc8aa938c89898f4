package org.nightjar.analysis.coverage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.nightjar.analysis.coverage.DigestTestimony.Region;
import org.nightjar.analysis.coverage.DigestTestimony.State;
import org.nightjar.analysis.coverage.DigestTestimony.Stretch;
import org.nightjar.model.DigestCheck;
import org.nightjar.model.Dimension;
import org.nightjar.model.Integrity;
import org.nightjar.model.MissingObject;
import org.nightjar.model.TimeRange;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;

/**
 * Asks the digests of the evidence what they say of a time of an account. Costs one look at each digest and missing
 * object, and the events of the time. Confined to one thread.
 */
final class DigestsAfter {

    private final EventIndex index;
    private final Map<String, List<DigestCheck>> hourly = new HashMap<>();

    DigestsAfter(EventIndex index) {
        this.index = index;
    }

    /**
     * What is said of the time from an act to where it was put right, or to the end of events or digests before that.
     *
     * @param longest the latest end
     * @param caseEnd after the last event
     * @return empty if the evidence has no digest of the account
     */
    Optional<DigestTestimony> of(String account, Instant from, Instant longest, Instant caseEnd) {
        List<DigestCheck> digests = hourly.computeIfAbsent(account, this::hourly);
        if (digests.isEmpty()) {
            return Optional.empty();
        }
        Instant lastDigest = digests.get(digests.size() - 1).range().to();
        Instant end = lastDigest.isAfter(caseEnd) ? lastDigest : caseEnd;
        TimeRange time = new TimeRange(from, end.isAfter(longest) ? longest : end);
        TreeMap<String, OfRegion> regions = new TreeMap<>();
        for (DigestCheck digest : digests) {
            regions.computeIfAbsent(digest.region(), name -> new OfRegion(account, name, time))
                    .add(digest);
        }
        missing(account, regions);
        contradicted(account, time, regions);
        return Optional.of(new DigestTestimony(
                time.from(),
                time.to(),
                regions.values().stream().map(OfRegion::build).toList()));
    }

    private List<DigestCheck> hourly(String account) {
        return index.integrity().digests().stream()
                .filter(digest -> digest.account().equals(account) && !digest.backfill() && !account.isEmpty())
                .sorted(Comparator.comparing(digest -> digest.range().to()))
                .toList();
    }

    private void missing(String account, Map<String, OfRegion> regions) {
        for (MissingObject object : index.integrity().missing()) {
            OfRegion region = regions.get(object.region());
            if (region != null && object.account().equals(account)) {
                region.add(object);
            }
        }
    }

    private void contradicted(String account, TimeRange time, Map<String, OfRegion> regions) {
        Column accounts = index.column(Dimension.ACCOUNT);
        Column answers = index.column(Dimension.INTEGRITY);
        int ours = accounts.dictionary().find(account);
        int against = answers.dictionary().find(Integrity.CONTRADICTED.id());
        int end = against < 0 ? 0 : index.rowAtOrAfter(time.to().toEpochMilli());
        for (int row = index.rowAtOrAfter(time.from().toEpochMilli()); row < end; row++) {
            if (answers.code(row) == against && accounts.code(row) == ours) {
                OfRegion region = regions.get(index.value(Dimension.REGION, row));
                if (region != null) {
                    region.contradicted(index.file(row), index.timeMillis(row));
                }
            }
        }
    }

    /** What is collected of one region. */
    private static final class OfRegion {

        private final String name;
        private final TimeRange time;
        private final long firstHour;
        private final int hours;
        private final SeriesBuilder series;
        private final List<Instant> starts = new ArrayList<>();
        private final Set<Instant> chains = new HashSet<>();
        private final Set<Integer> files = new HashSet<>();
        private int missingFiles;
        private int events;

        OfRegion(String account, String name, TimeRange time) {
            this.name = name;
            this.time = time;
            series = new SeriesBuilder(account, name);
            long half = CoverageHour.MILLIS / 2;
            long first = Math.floorDiv(time.from().toEpochMilli() + half - 1, CoverageHour.MILLIS);
            long end = Math.floorDiv(time.to().toEpochMilli() + half - 1, CoverageHour.MILLIS);
            firstHour = end > first ? first : Math.floorDiv(time.from().toEpochMilli(), CoverageHour.MILLIS);
            hours = (int) Math.max(1, end - first);
        }

        void add(DigestCheck digest) {
            if (touches(digest.range())) {
                series.add(digest);
            }
            starts.add(digest.range().from());
        }

        void add(MissingObject object) {
            switch (object.kind()) {
                case LOG_FILE -> {
                    if (touches(object.range())) {
                        missingFiles++;
                        series.add(object);
                    }
                }
                case RESTART -> chains.add(object.range().to());
                case DIGEST, BEGINNING -> series.add(object);
            }
        }

        private boolean touches(TimeRange range) {
            return range.from().isBefore(time.to()) && !range.to().isBefore(time.from());
        }

        void contradicted(int file, long millis) {
            files.add(file);
            events++;
            series.cell(Math.floorDiv(millis, CoverageHour.MILLIS)).contradicted++;
        }

        Region build() {
            List<Stretch> stretches = new ArrayList<>();
            for (int at = 0; at < hours; at++) {
                State state = state(series.cell(firstHour + at));
                Instant from = Instant.ofEpochMilli((firstHour + at) * CoverageHour.MILLIS);
                Instant to = from.plusMillis(CoverageHour.MILLIS);
                int last = stretches.size() - 1;
                if (last >= 0 && stretches.get(last).state() == state) {
                    stretches.set(last, new Stretch(stretches.get(last).from(), to, state));
                } else {
                    stretches.add(new Stretch(from, to, state));
                }
            }
            Optional<Instant> resumes = stretches.stream()
                    .filter(one -> one.state() == State.NO_DIGEST)
                    .reduce((one, next) -> next)
                    .flatMap(one -> next(one.to()));
            boolean newChain = resumes.map(chains::contains).orElse(false);
            return new Region(name, stretches, missingFiles, files.size(), events, resumes, newChain);
        }

        /** A digest that begins up to half an hour before covers no middle of an hour before. */
        private Optional<Instant> next(Instant hour) {
            Instant least = hour.minusMillis(CoverageHour.MILLIS / 2);
            return starts.stream().filter(start -> !start.isBefore(least)).min(Comparator.naturalOrder());
        }

        private static State state(Cell cell) {
            if (cell.contradicted + cell.digestsContradicted > 0) {
                return State.CONTRADICTED;
            }
            if (cell.missingFiles > 0) {
                return State.FILES_MISSING;
            }
            if (cell.digestsMissing > 0) {
                return State.DIGEST_MISSING;
            }
            return cell.digestsVerified + cell.digestsUnconfirmed > 0 ? State.WHOLE : State.NO_DIGEST;
        }
    }
}
