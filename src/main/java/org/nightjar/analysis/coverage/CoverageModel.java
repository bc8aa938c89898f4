package org.nightjar.analysis.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.nightjar.model.Dimension;
import org.nightjar.model.Integrity;
import org.nightjar.model.IntegrityReport;
import org.nightjar.model.MissingObject;
import org.nightjar.model.TimeRange;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;

/**
 * What the evidence covers: for each account and region every hour with its events, files and digests, and the times
 * in which logging was cut down. It stands behind every "nothing happened". Hours are UTC.
 *
 * <p>Immutable. Built in time linear in events, digests and hours of which something is known.
 *
 * @param series by account and region
 * @param windows when trails were stopped or cut down, in the order of their beginnings
 */
public record CoverageModel(List<CoverageSeries> series, List<LoggingWindow> windows) {

    public CoverageModel {
        series = List.copyOf(series);
        windows = List.copyOf(windows);
    }

    public static CoverageModel of(EventIndex index, IntegrityReport integrity) {
        LoggingTimes logging = new LoggingTimes(index);
        Building building = new Building(index);
        building.events();
        integrity.digests().stream()
                .filter(digest -> !digest.account().isEmpty())
                .sorted(Comparator.comparing(digest -> digest.range().from()))
                .forEach(digest ->
                        building.series(digest.account(), digest.region()).add(digest));
        integrity
                .missing()
                .forEach(missing ->
                        building.series(missing.account(), missing.region()).add(missing));
        long last = index.size() == 0 ? Long.MIN_VALUE : hour(index, index.size() - 1);
        List<CoverageSeries> series = building.byName.values().stream()
                .filter(one -> !one.isEmpty())
                .map(one -> one.build(last, logging))
                .sorted(Comparator.comparing(CoverageSeries::account).thenComparing(CoverageSeries::region))
                .toList();
        return new CoverageModel(series, logging.windows());
    }

    /** The log files and digests that some whole hours of a row lack, as its {@link CoverageHour}s count them. */
    public static List<MissingObject> missing(IntegrityReport integrity, CoverageSeries series, TimeRange hours) {
        long from = Math.floorDiv(hours.from().toEpochMilli(), CoverageHour.MILLIS);
        long to = Math.floorDiv(hours.to().toEpochMilli(), CoverageHour.MILLIS);
        return integrity.missing().stream()
                .filter(one ->
                        one.account().equals(series.account()) && one.region().equals(series.region()))
                .filter(one -> LongStream.of(SeriesBuilder.hours(one)).anyMatch(hour -> hour >= from && hour < to))
                .toList();
    }

    private static long hour(EventIndex index, int row) {
        return Math.floorDiv(index.timeMillis(row), CoverageHour.MILLIS);
    }

    /** Series by what they are called, and by codes for the loop over events. */
    private static final class Building {
        private final EventIndex index;
        private final Map<List<String>, SeriesBuilder> byName = new HashMap<>();
        private final List<SeriesBuilder> builders = new ArrayList<>();

        Building(EventIndex index) {
            this.index = index;
        }

        SeriesBuilder series(String account, String region) {
            return byName.computeIfAbsent(List.of(account, region), name -> new SeriesBuilder(account, region));
        }

        void events() {
            Column accounts = index.column(Dimension.ACCOUNT);
            Column regions = index.column(Dimension.REGION);
            Column integrity = index.column(Dimension.INTEGRITY);
            int verified = integrity.dictionary().find(Integrity.VERIFIED.id());
            int contradicted = integrity.dictionary().find(Integrity.CONTRADICTED.id());
            SeenFiles files = new SeenFiles();
            SeriesNumbers numbers = new SeriesNumbers(
                    accounts.dictionary().size(), regions.dictionary().size());
            for (int row = 0; row < index.size(); row++) {
                int number = numbers.find(accounts.code(row), regions.code(row));
                if (number == builders.size()) {
                    builders.add(series(accounts.value(row), regions.value(row)));
                }
                long hour = hour(index, row);
                Cell cell = builders.get(number).cell(hour);
                cell.events++;
                int code = integrity.code(row);
                cell.verified += code == verified ? 1 : 0;
                cell.contradicted += code == contradicted ? 1 : 0;
                cell.files += files.isNew(index.file(row), number, hour) ? 1 : 0;
            }
        }
    }

    /** Numbers pairs of account and region in the order of their first use. */
    private static final class SeriesNumbers {

        /** Up to so many possible pairs a plain table is kept. */
        private static final int TABLE = 1 << 20;

        private final int regions;
        private final int[] table;
        private final Map<Long, Integer> map = new HashMap<>();
        private int next;

        SeriesNumbers(int accounts, int regions) {
            this.regions = regions;
            table = new int[(long) accounts * regions <= TABLE ? accounts * regions : 0];
        }

        int find(int account, int region) {
            if (table.length == 0) {
                return map.computeIfAbsent((long) account << 32 | region, pair -> next++);
            }
            int at = account * regions + region;
            if (table[at] == 0) {
                table[at] = ++next;
            }
            return table[at] - 1;
        }
    }
}
