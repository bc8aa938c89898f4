package org.nightjar.ui.coverage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.nightjar.analysis.coverage.CoverageHour;
import org.nightjar.analysis.coverage.CoverageModel;
import org.nightjar.analysis.coverage.CoverageSeries;
import org.nightjar.analysis.timeline.TimeWindow;
import org.nightjar.casefile.CaseData;
import org.nightjar.model.Dimension;
import org.nightjar.model.Integrity;
import org.nightjar.model.IntegrityReport;
import org.nightjar.model.MissingObject;
import org.nightjar.model.MissingObject.Kind;
import org.nightjar.model.QueryText;
import org.nightjar.ui.Pivot;
import org.nightjar.ui.Pivots;
import org.nightjar.ui.WorkbenchViewModel;
import org.nightjar.ui.parts.Latest;
import org.nightjar.ui.parts.QueryClauses;
import org.nightjar.ui.parts.Words;

/**
 * The coverage of the whole case, whatever is selected: a query may hide events, and that is no gap. Worked out in the
 * background for each new state of the case. Zoom is the view's own; what is picked goes to the selection. FX thread.
 */
final class CoverageViewModel {

    static final long HOUR_MILLIS = 3_600_000;

    private static final long SHORTEST_MILLIS = 6 * HOUR_MILLIS;

    private final WorkbenchViewModel workbench;
    private final Latest<CoverageModel> latest;
    private final ReadOnlyObjectWrapper<Optional<CoverageModel>> coverage =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<TimeWindow> window =
            new ReadOnlyObjectWrapper<>(new TimeWindow(0, SHORTEST_MILLIS));
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private int mostInAnHour = 1;
    private TimeWindow limits = window.get();

    CoverageViewModel(WorkbenchViewModel workbench, Latest<CoverageModel> latest) {
        this.workbench = workbench;
        this.latest = latest;
        workbench.dataProperty().addListener(property -> follow());
        follow();
    }

    private void follow() {
        CaseData data = workbench.data();
        latest.ask(() -> CoverageModel.of(data.index(), data.integrity()), this::arrived, failure::set);
    }

    private void arrived(CoverageModel made) {
        limits = span(made.series());
        mostInAnHour = made.series().stream()
                .flatMap(series -> series.known().stream())
                .mapToInt(CoverageHour::events)
                .max()
                .orElse(1);
        failure.set("");
        coverage.set(Optional.of(made));
        fit();
    }

    private static TimeWindow span(List<CoverageSeries> series) {
        long from = Long.MAX_VALUE;
        long to = Long.MIN_VALUE;
        for (CoverageSeries one : series) {
            List<CoverageHour> known = one.known();
            from = Math.min(from, known.get(0).start().toEpochMilli());
            to = Math.max(to, known.get(known.size() - 1).end().toEpochMilli());
        }
        return series.isEmpty()
                ? new TimeWindow(0, SHORTEST_MILLIS)
                : new TimeWindow(from, Math.max(to, from + SHORTEST_MILLIS));
    }

    /** The coverage; empty until it is first there. */
    ReadOnlyObjectProperty<Optional<CoverageModel>> coverageProperty() {
        return coverage.getReadOnlyProperty();
    }

    List<CoverageSeries> series() {
        return coverage.get().map(CoverageModel::series).orElse(List.of());
    }

    /** The events of the busiest hour of all; at least 1. */
    int mostInAnHour() {
        return mostInAnHour;
    }

    /** Why there is no coverage, or "". */
    ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** The visible time. */
    ReadOnlyObjectProperty<TimeWindow> windowProperty() {
        return window.getReadOnlyProperty();
    }

    TimeWindow window() {
        return window.get();
    }

    /** All hours of which something is known. */
    TimeWindow limits() {
        return limits;
    }

    void fit() {
        window.set(limits);
    }

    /** Zooms about a fraction of the window; a factor below 1 zooms in, down to six hours. */
    void zoomAt(double fraction, double factor) {
        window.set(window.get().scaled(fraction, factor, SHORTEST_MILLIS).inside(limits));
    }

    /** Moves by a fraction of the window's length; above 0 is later. */
    void pan(double fraction) {
        window.set(window.get()
                .shifted(Math.round(window.get().lengthMillis() * fraction))
                .inside(limits));
    }

    /** Whole hours around two moments, in any order. */
    static TimeWindow hours(long oneMillis, long otherMillis) {
        long from = Math.floorDiv(Math.min(oneMillis, otherMillis), HOUR_MILLIS) * HOUR_MILLIS;
        long to = Math.floorDiv(Math.max(oneMillis, otherMillis), HOUR_MILLIS) * HOUR_MILLIS + HOUR_MILLIS;
        return new TimeWindow(from, to);
    }

    /** Makes these hours the selection's range. */
    void select(TimeWindow hours) {
        workbench.setRange(Optional.of(hours.range()));
    }

    /** The selection's range. */
    Optional<TimeWindow> selected() {
        return workbench.selection().range().map(TimeWindow::of);
    }

    /** Lets go of the range; says whether there was one. */
    boolean clearRange() {
        boolean had = workbench.selection().range().isPresent();
        workbench.setRange(Optional.empty());
        return had;
    }

    String name(CoverageSeries series) {
        return said(workbench.shown(Dimension.ACCOUNT, series.account())) + " · " + said(series.region());
    }

    /** The account where there is little room: its alias, if it has one. */
    String brief(CoverageSeries series) {
        return workbench.data().people().brief(Dimension.ACCOUNT, series.account());
    }

    private static String said(String value) {
        return value.isEmpty() ? Words.of("facets.unsaid") : value;
    }

    /** What digests find missing or changed in the whole case, in one sentence, or "". */
    String found() {
        IntegrityReport report = workbench.data().integrity();
        List<String> said = new ArrayList<>();
        said(
                said,
                "coverage.found.missing",
                report.missing(Kind.LOG_FILE).size(),
                report.missing(Kind.DIGEST).size());
        said(
                said,
                "coverage.found.contradicted",
                report.entries(Integrity.CONTRADICTED),
                report.digests(Integrity.CONTRADICTED));
        return String.join(" ", said);
    }

    private static void said(List<String> said, String key, long files, long digests) {
        if (files > 0 && digests > 0) {
            said.add(Words.of(
                    key,
                    Words.of("coverage.found.both", Words.count("logfiles", files), Words.count("digests", digests))));
        } else if (files + digests > 0) {
            said.add(Words.of(key, files > 0 ? Words.count("logfiles", files) : Words.count("digests", digests)));
        }
    }

    /** Whether digests speak against something that is there. */
    boolean isContradicted() {
        IntegrityReport report = workbench.data().integrity();
        return report.entries(Integrity.CONTRADICTED) + report.digests(Integrity.CONTRADICTED) > 0;
    }

    /** Log files and digests that hours of a row lack. */
    List<MissingObject> missing(CoverageSeries series, TimeWindow hours) {
        return CoverageModel.missing(workbench.data().integrity(), series, hours.range());
    }

    /** What the menu offers on a row, and on a moment of it. */
    List<Pivot> pivots(CoverageSeries series, Optional<Instant> moment) {
        String part = QueryText.and(
                QueryClauses.including(Dimension.ACCOUNT, series.account()),
                QueryClauses.including(Dimension.REGION, series.region()));
        Pivots pivots = new Pivots(workbench, Optional.empty());
        List<Pivot> offered = new ArrayList<>(pivots.on(name(series), part, name(series)));
        moment.ifPresent(at -> offered.add(2, pivots.around(at)));
        return offered;
    }
}
