package org.nightjar.ui.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightjar.model.DetectionScope;
import org.nightjar.model.TimeRange;
import org.nightjar.ui.WorkbenchViewModel;

/**
 * Where baseline and incident begin and end on the timeline, and what dragging such an edge makes of them. FX thread only.
 */
final class BorderModel {

    /** What an edge bounds. */
    enum Kind {
        /** No window is chosen; dragging this one makes a border. */
        INVITE,
        /** Baseline before, incident after. */
        BORDER,
        BASELINE_FROM,
        BASELINE_TO,
        INCIDENT_FROM,
        INCIDENT_TO
    }

    /** An edge at a moment. */
    record Edge(Kind kind, long millis) {}

    private final WorkbenchViewModel workbench;
    private Optional<DetectionScope> dragged = Optional.empty();

    BorderModel(WorkbenchViewModel workbench) {
        this.workbench = workbench;
    }

    /** The windows as they are, as they will be when that was detected, or as they would be where the mouse is. */
    DetectionScope scope() {
        return dragged.orElseGet(this::let);
    }

    /** Where they were let go. */
    private DetectionScope let() {
        return workbench.wantedScopeProperty().get().orElseGet(workbench::scope);
    }

    boolean isDragging() {
        return dragged.isPresent();
    }

    /** Every edge that can be dragged. */
    List<Edge> edges() {
        DetectionScope scope = scope();
        List<Edge> edges = new ArrayList<>();
        if (scope.baseline().isEmpty() && scope.incident().isEmpty()) {
            edges.add(new Edge(Kind.INVITE, span().from().toEpochMilli()));
            return edges;
        }
        boolean meet = scope.baseline().isPresent()
                && scope.incident().isPresent()
                && scope.baseline().get().to().equals(scope.incident().get().from());
        scope.baseline().ifPresent(range -> {
            add(edges, Kind.BASELINE_FROM, range.from());
            add(edges, meet ? Kind.BORDER : Kind.BASELINE_TO, range.to());
        });
        scope.incident().ifPresent(range -> {
            if (!meet) {
                add(edges, Kind.INCIDENT_FROM, range.from());
            }
            add(edges, Kind.INCIDENT_TO, range.to());
        });
        return edges;
    }

    /** Edges at the ends of the evidence bound nothing. */
    private void add(List<Edge> edges, Kind kind, Instant at) {
        if (at.isAfter(span().from()) && at.isBefore(span().to())) {
            edges.add(new Edge(kind, at.toEpochMilli()));
        }
    }

    private TimeRange span() {
        return workbench.data().index().span();
    }

    /** Moves an edge; nothing is detected yet. */
    void drag(Kind kind, long millis) {
        Instant first = span().from();
        Instant last = span().to();
        Instant wanted = Instant.ofEpochMilli(millis);
        Instant at = wanted.isBefore(first) ? first : wanted.isAfter(last) ? last : wanted;
        DetectionScope before = let();
        Optional<TimeRange> baseline = before.baseline();
        Optional<TimeRange> incident = before.incident();
        switch (kind) {
            case INVITE, BORDER -> {
                baseline = range(baseline.map(TimeRange::from).orElse(first), at);
                incident = range(at, incident.map(TimeRange::to).orElse(last));
            }
            case BASELINE_FROM -> baseline = range(at, end(baseline, last));
            case BASELINE_TO -> baseline = range(start(baseline, first), at);
            case INCIDENT_FROM -> incident = range(at, end(incident, last));
            case INCIDENT_TO -> incident = range(start(incident, first), at);
        }
        if (at.equals(first) && (kind == Kind.INVITE || kind == Kind.BORDER)) {
            incident = Optional.empty();
        }
        dragged = Optional.of(before.during(baseline, incident));
    }

    private static Instant start(Optional<TimeRange> range, Instant otherwise) {
        return range.map(TimeRange::from).orElse(otherwise);
    }

    private static Instant end(Optional<TimeRange> range, Instant otherwise) {
        return range.map(TimeRange::to).orElse(otherwise);
    }

    private static Optional<TimeRange> range(Instant from, Instant to) {
        return from.isBefore(to) ? Optional.of(new TimeRange(from, to)) : Optional.empty();
    }

    /** Asks to detect over the windows as they were dragged, if that changed them. */
    void commit() {
        Optional<DetectionScope> wanted = dragged;
        dragged = Optional.empty();
        wanted.filter(scope -> !scope.equals(let())).ifPresent(workbench::wantScope);
    }

    void giveUp() {
        dragged = Optional.empty();
    }
}
