package org.nightjar.analysis.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nightjar.analysis.SelectedRows;
import org.nightjar.analysis.timeline.EventClass.Classifier;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.Dimension;
import org.nightjar.model.Finding;
import org.nightjar.model.UserRisk;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/** Deals rows out to lanes and makes the lanes of them, on all cores. Used once. */
final class TimelineBuilder {

    /** Before the key of a group, so that it is no lane's. */
    private static final String GROUP = "\u0000";

    private final EventIndex index;
    private final RowSet rows;
    private final DetectionResult detection;
    private final LanesBy lanesBy;
    private final Optional<Dimension> groupBy;
    private final Classifier classifier;

    TimelineBuilder(
            EventIndex index, RowSet rows, DetectionResult detection, LanesBy lanesBy, Optional<Dimension> groupBy) {
        this.index = index;
        this.rows = rows;
        this.detection = detection;
        this.lanesBy = lanesBy;
        this.groupBy = groupBy;
        classifier = EventClass.classifier(index);
    }

    TimelineModel build() {
        if (lanesBy.dimension().isEmpty()) {
            return model(lanesOfFindings(), OverviewCounts.of(index).count(rows), 0);
        }
        Dimension dimension = lanesBy.dimension().get();
        Column column = index.column(dimension);
        Map<String, List<Finding>> findings = findings(column);
        if (dimension == Dimension.USER) {
            DealtLanes dealt = DealtLanes.ofUsers(index, rows);
            return model(lanesOf(column, dealt, findings), dealt.overview(), 0);
        }
        BitSet wanted = new BitSet();
        findings.keySet().forEach(key -> wanted.set(column.dictionary().find(key)));
        LaneCodes codes = LaneCodes.of(index, dimension, rows, wanted);
        DealtLanes dealt = DealtLanes.of(index, dimension, rows, codes);
        return model(lanesOf(column, dealt, findings), dealt.overview(), codes.leftOut());
    }

    private TimelineModel model(List<Lane> lanes, int[] overview, int leftOut) {
        return new TimelineModel(
                index, lanesBy, lanes, groups(lanes), new TimelineModel.Totals(overview, rows.size(), leftOut));
    }

    private List<Lane> lanesOf(Column column, DealtLanes dealt, Map<String, List<Finding>> findings) {
        Map<String, UserRisk> ranks = new HashMap<>();
        if (lanesBy.isUsers()) {
            detection.users().forEach(user -> ranks.put(user.user().id(), user));
        }
        return dealt.lanes()
                .parallel()
                .mapToObj(lane -> {
                    String key = column.dictionary().value(dealt.codeOf(lane));
                    List<Finding> own = findings.getOrDefault(key, List.of());
                    LaneCounts counts = dealt.counts(lane);
                    return new Lane(head(key, key, group(counts), ranks.get(key), own), own, counts);
                })
                .toList();
    }

    private Lane.Head head(String key, String title, String group, @Nullable UserRisk user, List<Finding> findings) {
        double best = lanesBy.isUsers() ? 0 : best(findings);
        return new Lane.Head(
                key,
                title,
                group,
                false,
                user == null ? Integer.MAX_VALUE : user.rank(),
                user == null ? best : user.risk());
    }

    private static double best(List<Finding> findings) {
        return findings.stream().mapToDouble(Finding::score).max().orElse(0);
    }

    /** By the value that a finding is about: its user, or what its events have in that column. */
    private Map<String, List<Finding>> findings(Column column) {
        Map<String, List<Finding>> byKey = new HashMap<>();
        for (Finding finding : detection.findings()) {
            Set<String> keys = new LinkedHashSet<>();
            if (lanesBy.isUsers()) {
                keys.add(finding.user());
            } else {
                finding.eventIds().stream()
                        .mapToInt(index::findRow)
                        .filter(row -> row >= 0)
                        .forEach(row -> keys.addAll(column.values(row)));
            }
            keys.forEach(key ->
                    byKey.computeIfAbsent(key, fresh -> new ArrayList<>()).add(finding));
        }
        return byKey;
    }

    private List<Lane> lanesOfFindings() {
        List<Lane> lanes = new ArrayList<>();
        for (Finding finding : detection.findings()) {
            int[] own = Arrays.stream(
                            SelectedRows.rows(finding.eventIds(), index).toArray())
                    .filter(rows::contains)
                    .toArray();
            if (own.length > 0) {
                LaneCounts counts = new LaneCounts(index, byClass(own));
                Lane.Head head = new Lane.Head(
                        finding.id(),
                        finding.user().isEmpty() ? finding.title() : finding.user() + ": " + finding.title(),
                        group(counts),
                        false,
                        Integer.MAX_VALUE,
                        finding.score());
                lanes.add(new Lane(head, List.of(finding), counts));
            }
        }
        return lanes;
    }

    private int[][] byClass(int[] ascending) {
        int[][] dealt = new int[EventClass.COUNT][];
        for (int c = 0; c < dealt.length; c++) {
            int wanted = c;
            dealt[c] = Arrays.stream(ascending)
                    .filter(row -> classifier.ordinal(row) == wanted)
                    .toArray();
        }
        return dealt;
    }

    /** The value of the grouping dimension that most of its rows have. */
    private String group(LaneCounts ofLane) {
        if (groupBy.isEmpty()) {
            return "";
        }
        Column column = index.column(groupBy.get());
        Map<Integer, int[]> counts = new HashMap<>();
        int lastCode = -1;
        int[] last = new int[1];
        for (int c = 0; c < EventClass.COUNT; c++) {
            for (int row : ofLane.ofClass(c)) {
                int code = column.code(row);
                if (code != lastCode) {
                    last = counts.computeIfAbsent(code, fresh -> new int[1]);
                    lastCode = code;
                }
                last[0]++;
            }
        }
        return counts.entrySet().stream()
                .max(Comparator.comparingInt((Map.Entry<Integer, int[]> entry) -> entry.getValue()[0])
                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .map(entry -> column.dictionary().value(entry.getKey()))
                .orElse("");
    }

    /** One lane for all lanes of a group: its rows are theirs. */
    private List<Lane> groups(List<Lane> lanes) {
        if (groupBy.isEmpty()) {
            return List.of();
        }
        Map<String, List<Lane>> members = new HashMap<>();
        lanes.forEach(lane -> members.computeIfAbsent(lane.group(), fresh -> new ArrayList<>())
                .add(lane));
        List<Lane> groups = new ArrayList<>();
        members.forEach((group, ofGroup) -> {
            List<Finding> findings = ofGroup.stream()
                    .flatMap(lane -> lane.findings().stream())
                    .distinct()
                    .sorted(Comparator.comparingDouble(Finding::score).reversed())
                    .toList();
            int rank = ofGroup.stream().mapToInt(Lane::rank).min().orElse(Integer.MAX_VALUE);
            double risk = ofGroup.stream().mapToDouble(Lane::risk).max().orElse(0);
            LaneCounts counts =
                    LaneCounts.merged(index, ofGroup.stream().map(Lane::counts).toList());
            groups.add(new Lane(new Lane.Head(GROUP + group, group, group, true, rank, risk), findings, counts));
        });
        return groups;
    }
}
