package org.nightjar.analysis.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nightjar.analysis.timeline.EventClass.Classifier;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.Dimension;
import org.nightjar.model.Finding;
import org.nightjar.model.UserRisk;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/** Deals rows out to lanes in two passes: one counts, one fills arrays of the right size. Used once. */
final class TimelineBuilder {

    private final EventIndex index;
    private final RowSet rows;
    private final DetectionResult detection;
    private final Dimension lanesBy;
    private final Column column;
    private final Classifier classifier;

    TimelineBuilder(EventIndex index, RowSet rows, DetectionResult detection, Dimension lanesBy) {
        this.index = index;
        this.rows = rows;
        this.detection = detection;
        this.lanesBy = lanesBy;
        column = index.column(lanesBy);
        classifier = EventClass.classifier(index);
    }

    TimelineModel build() {
        int values = column.dictionary().size();
        int[][][] rowsByCode = dealOut(count(values));
        Map<String, UserRisk> ranks = new HashMap<>();
        Map<String, List<Finding>> findings = new HashMap<>();
        if (lanesBy == Dimension.USER) {
            detection.users().forEach(user -> ranks.put(user.user().id(), user));
            detection
                    .findings()
                    .forEach(finding -> findings.computeIfAbsent(finding.user(), u -> new ArrayList<>())
                            .add(finding));
        }
        List<Lane> lanes = new ArrayList<>();
        for (int code = 0; code < values; code++) {
            int[][] ofLane = rowsByCode[code];
            if (ofLane.length > 0) {
                String key = column.dictionary().value(code);
                UserRisk rank = ranks.get(key);
                List<Finding> inLane = findings.getOrDefault(key, List.of());
                lanes.add(new Lane(key, rank == null ? 0 : rank.risk(), inLane, new LaneCounts(index, ofLane)));
            }
        }
        lanes.sort(Comparator.<Lane>comparingInt(lane -> rank(ranks.get(lane.key())))
                .thenComparing(Comparator.comparingInt(Lane::size).reversed())
                .thenComparing(Lane::key));
        return new TimelineModel(index, lanesBy, lanes, overview(), rows.size());
    }

    private static int rank(@Nullable UserRisk user) {
        return user == null ? Integer.MAX_VALUE : user.rank();
    }

    private int[] count(int values) {
        int[] counts = new int[values * EventClass.COUNT];
        for (int position = 0; position < rows.size(); position++) {
            int row = rows.row(position);
            counts[column.code(row) * EventClass.COUNT + classifier.ordinal(row)]++;
        }
        return counts;
    }

    /** Rows by code and class; an empty array for codes without rows. */
    private int[][][] dealOut(int[] counts) {
        int[][][] dealt = new int[counts.length / EventClass.COUNT][0][];
        for (int slot = 0; slot < counts.length; slot++) {
            int code = slot / EventClass.COUNT;
            if (counts[slot] > 0 && dealt[code].length == 0) {
                dealt[code] = new int[EventClass.COUNT][];
                for (int c = 0; c < EventClass.COUNT; c++) {
                    dealt[code][c] = new int[counts[code * EventClass.COUNT + c]];
                }
            }
        }
        int[] filled = new int[counts.length];
        for (int position = 0; position < rows.size(); position++) {
            int row = rows.row(position);
            int code = column.code(row);
            int c = classifier.ordinal(row);
            dealt[code][c][filled[code * EventClass.COUNT + c]++] = row;
        }
        return dealt;
    }

    private int[] overview() {
        int[] counts = new int[TimelineModel.OVERVIEW_COLUMNS * EventClass.COUNT];
        if (rows.isEmpty()) {
            return counts;
        }
        TimeWindow span = TimeWindow.of(index.span());
        double columnsPerMilli = (double) TimelineModel.OVERVIEW_COLUMNS / span.lengthMillis();
        for (int position = 0; position < rows.size(); position++) {
            int row = rows.row(position);
            int at = (int) ((index.timeMillis(row) - span.fromMillis()) * columnsPerMilli);
            counts[Math.min(TimelineModel.OVERVIEW_COLUMNS - 1, at) * EventClass.COUNT + classifier.ordinal(row)]++;
        }
        return counts;
    }
}
