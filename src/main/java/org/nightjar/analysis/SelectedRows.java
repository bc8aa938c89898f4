package org.nightjar.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.nightjar.analysis.query.EventQuery;
import org.nightjar.analysis.query.TextProgress;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.Dimension;
import org.nightjar.model.Finding;
import org.nightjar.model.Incident;
import org.nightjar.model.NightjarException;
import org.nightjar.model.TimeRange;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/**
 * The rows that a {@link Selection} selects.
 *
 * @param inRange those that query, focus and time range select
 * @param allTime those that query and focus select at any time: what a timeline draws around its brush
 * @param userId the user in focus, directly or by a finding or incident; "" if none
 */
public record SelectedRows(RowSet inRange, RowSet allTime, String userId) {

    /**
     * Applies a selection.
     *
     * @throws NightjarException QUERY_INVALID
     */
    public static SelectedRows of(Selection selection, EventIndex index, DetectionResult detection)
            throws NightjarException {
        return of(selection, index, detection, (looked, all, soFar) -> {});
    }

    /** Told while records are searched; as {@link TextProgress}, with the rows of a selection. */
    @FunctionalInterface
    public interface Progress {
        void looked(long looked, long of, Supplier<SelectedRows> soFar);
    }

    /**
     * Applies a selection whose free text may take a while.
     *
     * @throws NightjarException QUERY_INVALID, or CASE_DAMAGED if records cannot be read
     */
    public static SelectedRows of(Selection selection, EventIndex index, DetectionResult detection, Progress progress)
            throws NightjarException {
        EventQuery query = EventQuery.parse(selection.query());
        RowSet allTime = query.select(
                index,
                focused(selection.focus(), index, detection),
                (looked, all, soFar) ->
                        progress.looked(looked, all, () -> inTime(selection, index, soFar.get(), detection)));
        return inTime(selection, index, allTime, detection);
    }

    private static SelectedRows inTime(
            Selection selection, EventIndex index, RowSet allTime, DetectionResult detection) {
        RowSet inRange =
                selection.range().map(range -> within(range, index, allTime)).orElse(allTime);
        return new SelectedRows(inRange, allTime, userOf(selection.focus(), detection));
    }

    private static RowSet within(TimeRange range, EventIndex index, RowSet rows) {
        return rows.between(
                index.rowAtOrAfter(range.from().toEpochMilli()),
                index.rowAtOrAfter(range.to().toEpochMilli()));
    }

    private static RowSet focused(Focus focus, EventIndex index, DetectionResult detection) {
        if (focus instanceof Focus.OnUser user) {
            int code = index.column(Dimension.USER).dictionary().find(user.userId());
            return code < 0 ? RowSet.of(new int[0]) : index.rowsOfUser(code);
        }
        if (focus instanceof Focus.OnFinding finding) {
            return findFinding(finding.findingId(), detection)
                    .map(found -> rows(found.eventIds(), index))
                    .orElse(RowSet.of(new int[0]));
        }
        if (focus instanceof Focus.OnIncident incident) {
            return findIncident(incident.rank(), detection)
                    .map(found -> rows(found.eventIds(), index))
                    .orElse(RowSet.of(new int[0]));
        }
        return RowSet.all(index.size());
    }

    private static String userOf(Focus focus, DetectionResult detection) {
        if (focus instanceof Focus.OnUser user) {
            return user.userId();
        }
        if (focus instanceof Focus.OnFinding finding) {
            return findFinding(finding.findingId(), detection)
                    .map(Finding::user)
                    .orElse("");
        }
        if (focus instanceof Focus.OnIncident incident) {
            return findIncident(incident.rank(), detection).map(Incident::user).orElse("");
        }
        return "";
    }

    /** The finding of that id in the last detection. */
    public static Optional<Finding> findFinding(String id, DetectionResult detection) {
        return detection.findings().stream()
                .filter(finding -> finding.id().equals(id))
                .findFirst();
    }

    /** The incident of that rank in the last detection. */
    public static Optional<Incident> findIncident(int rank, DetectionResult detection) {
        return detection.incidents().stream()
                .filter(incident -> incident.rank() == rank)
                .findFirst();
    }

    /** Rows of these events, in time order; ids that the index does not have are left out. */
    public static RowSet rows(List<String> eventIds, EventIndex index) {
        int[] rows = eventIds.stream()
                .mapToInt(index::findRow)
                .filter(row -> row >= 0)
                .toArray();
        Arrays.sort(rows);
        return RowSet.of(Arrays.stream(rows).distinct().toArray());
    }
}
