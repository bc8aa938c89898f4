package org.nightjar.ui.coverage;

import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.nightjar.analysis.coverage.CoverageHour;
import org.nightjar.analysis.coverage.CoverageSeries;
import org.nightjar.analysis.coverage.LoggingState;
import org.nightjar.analysis.coverage.LoggingWindow;
import org.nightjar.analysis.timeline.TimeAxis;
import org.nightjar.analysis.timeline.TimeWindow;
import org.nightjar.ui.Palette;
import org.nightjar.ui.coverage.CoverageSlot.Look;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Words;

/** Draws rows of hours: heat for events, lines below them for digests, a bar above them for stopped logging. */
final class CoveragePainter {

    static final double BAND_TOP = 8;
    static final double BAND_HEIGHT = 13;
    private static final double LINE_TOP = BAND_TOP + BAND_HEIGHT + 2;
    private static final double HATCH = 6;
    private static final Font BODY = Font.font("Inter", 12);
    private static final Font SMALL = Font.font("Inter", 11);
    private static final Font STRONG = Font.font("Inter", FontWeight.BOLD, 12);

    private final GraphicsContext pen;
    private final Palette palette;
    private final CoverageColors colors;
    private final CoverageLayout layout;
    private final int most;

    CoveragePainter(GraphicsContext pen, Palette palette, CoverageLayout layout, int most) {
        this.pen = pen;
        this.palette = palette;
        this.layout = layout;
        colors = CoverageColors.of(palette);
        this.most = most;
    }

    void row(int number, String account, CoverageSeries series, List<LoggingWindow> windows, boolean picked) {
        double top = layout.rowTop(number);
        if (picked) {
            pen.setFill(palette.accent().deriveColor(0, 1, 1, 0.08));
            pen.fillRect(0, top, layout.width(), CoverageLayout.ROW);
            pen.setFill(palette.accent());
            pen.fillRect(0, top, 3, CoverageLayout.ROW);
        }
        name(account, series.region(), top);
        pen.save();
        pen.beginPath();
        pen.rect(CoverageLayout.HEADER_WIDTH, top, layout.plotWidth(), CoverageLayout.ROW);
        pen.clip();
        List<LoggingWindow> ofAccount = windows.stream()
                .filter(window -> window.account().equals(series.account()))
                .toList();
        ofAccount.forEach(window -> logging(window, top, 1, CoverageLayout.ROW - 2, 0.16));
        hatch(top);
        slots(series, top);
        ofAccount.forEach(window -> logging(window, top, 2, 4, 1));
        pen.restore();
        pen.setStroke(palette.grid());
        pen.setLineWidth(1);
        pen.strokeLine(0, top + CoverageLayout.ROW - 0.5, layout.plotRight(), top + CoverageLayout.ROW - 0.5);
    }

    private void name(String account, String region, double top) {
        pen.setTextBaseline(VPos.CENTER);
        pen.setTextAlign(TextAlignment.LEFT);
        pen.setFont(STRONG);
        pen.setFill(palette.text());
        double middle = top + CoverageLayout.ROW / 2;
        pen.fillText(said(account, 14), 12, middle, 96);
        pen.setFont(BODY);
        pen.setFill(palette.textMuted());
        pen.fillText(said(region, 18), 112, middle, CoverageLayout.HEADER_WIDTH - 118);
    }

    private static String said(String value, int length) {
        return value.isEmpty() ? Words.of("coverage.unsaid") : Figures.shortened(value, length);
    }

    /** Nothing tells, until something is drawn over it. */
    private void hatch(double top) {
        pen.setStroke(colors.unknown());
        pen.setLineWidth(0.8);
        pen.beginPath();
        double y = top + BAND_TOP;
        for (double x = CoverageLayout.HEADER_WIDTH - BAND_HEIGHT; x < layout.plotRight(); x += HATCH) {
            pen.moveTo(x, y + BAND_HEIGHT);
            pen.lineTo(x + BAND_HEIGHT, y);
        }
        pen.stroke();
    }

    private void slots(CoverageSeries series, double top) {
        @Nullable CoverageSlot[] slots = new CoverageSlot[(int) Math.ceil(layout.plotWidth()) + 1];
        TimeWindow window = layout.window();
        for (CoverageHour hour : series.known()) {
            long from = hour.start().toEpochMilli();
            long to = hour.end().toEpochMilli();
            if (to > window.fromMillis() && from < window.toMillis()) {
                int first = column(from, slots.length);
                int end = Math.max(first + 1, column(to, slots.length));
                for (int column = first; column < Math.min(end, slots.length); column++) {
                    CoverageSlot slot = slots[column];
                    if (slot == null) {
                        slot = new CoverageSlot();
                        slots[column] = slot;
                    }
                    slot.add(hour);
                }
            }
        }
        for (int column = 0; column < slots.length; column++) {
            CoverageSlot slot = slots[column];
            if (slot != null) {
                slot(slot, CoverageLayout.HEADER_WIDTH + column, top);
            }
        }
    }

    private int column(long millis, int columns) {
        double x = Math.floor(layout.xOf(millis) - CoverageLayout.HEADER_WIDTH);
        return (int) Math.max(0, Math.min(columns, x));
    }

    private void slot(CoverageSlot slot, double x, double top) {
        boolean hasEvents = slot.events() > 0;
        pen.setFill(hasEvents ? colors.heat(slot.busiestHour(), most) : palette.surface());
        pen.fillRect(x, top + BAND_TOP, 1, BAND_HEIGHT);
        if (slot.look() == Look.QUIET) {
            pen.setFill(colors.verified());
            pen.fillRect(x, top + BAND_TOP + BAND_HEIGHT / 2 - 1, 1, 1.5);
        }
        if (slot.isVerified()) {
            pen.setFill(colors.verified());
            pen.fillRect(x, top + LINE_TOP, 1, 2);
        }
        if (slot.look() == Look.LOST) {
            pen.setFill(colors.lost());
            double from = hasEvents ? BAND_HEIGHT - 5 : 0;
            stripes(pen, x, top + BAND_TOP + from, 1, BAND_HEIGHT - from);
        }
        if (slot.look() == Look.CONTRADICTED) {
            pen.setFill(colors.against());
            pen.fillRect(x, top + LINE_TOP - 1, 1, 5);
        }
    }

    /** What is lost is striped, so that no colour need be seen to tell it. */
    static void stripes(GraphicsContext pen, double x, double top, double width, double height) {
        for (double y = 0; y < height; y += 3) {
            pen.fillRect(x, top + y, width, Math.min(2, height - y));
        }
    }

    /** Below the hours as a tint, above them as a bar: whole where logging was stopped, dashed where it was cut down. */
    private void logging(LoggingWindow window, double top, double y, double height, double opacity) {
        double left =
                Math.max(CoverageLayout.HEADER_WIDTH, layout.xOf(window.from().toEpochMilli()));
        double to = window.to().map(end -> layout.xOf(end.toEpochMilli())).orElse(layout.plotRight());
        double right = Math.max(left + 3, Math.min(to, layout.plotRight()));
        boolean stopped = window.state() == LoggingState.STOPPED;
        Color color = stopped ? colors.against() : colors.lost();
        pen.setFill(color.deriveColor(0, 1, 1, opacity));
        boolean dashed = !stopped && opacity == 1;
        double step = dashed ? 7 : right - left;
        for (double x = left; x < right; x += step) {
            pen.fillRect(x, top + y, Math.min(dashed ? 4 : step, right - x), height);
        }
    }

    /** Dims what is not in the range. */
    void range(Optional<TimeWindow> range) {
        range.ifPresent(hours -> {
            double from = Math.max(CoverageLayout.HEADER_WIDTH, layout.xOf(hours.fromMillis()));
            double to = Math.min(layout.plotRight(), layout.xOf(hours.toMillis()));
            double height = Math.min(layout.rowsHeight(), layout.rows() * CoverageLayout.ROW);
            pen.setFill(palette.surface().deriveColor(0, 1, 1, 0.55));
            pen.fillRect(
                    CoverageLayout.HEADER_WIDTH,
                    CoverageLayout.TOP,
                    Math.max(0, Math.min(from, layout.plotRight()) - CoverageLayout.HEADER_WIDTH),
                    height);
            pen.fillRect(to, CoverageLayout.TOP, Math.max(0, layout.plotRight() - to), height);
            pen.setStroke(palette.accent());
            pen.setLineWidth(1.5);
            pen.strokeLine(from, CoverageLayout.TOP - 6, from, CoverageLayout.TOP + height);
            pen.strokeLine(to, CoverageLayout.TOP - 6, to, CoverageLayout.TOP + height);
        });
    }

    /** The calendar above the rows. */
    void axis(TimeAxis axis, String zone) {
        double height = Math.min(layout.rowsHeight(), layout.rows() * CoverageLayout.ROW);
        pen.setTextBaseline(VPos.CENTER);
        pen.setTextAlign(TextAlignment.LEFT);
        pen.setLineWidth(1);
        for (TimeAxis.Tick tick : axis.ticks()) {
            double x = Math.floor(CoverageLayout.HEADER_WIDTH + tick.x()) + 0.5;
            pen.setStroke(palette.grid().interpolate(palette.textMuted(), tick.strong() ? 0.35 : 0));
            pen.strokeLine(x, CoverageLayout.TOP - 8, x, CoverageLayout.TOP + height);
            pen.setFont(SMALL);
            pen.setFill(tick.strong() ? palette.text() : palette.textMuted());
            pen.fillText(tick.label(), x + 4, 31);
        }
        pen.setFont(STRONG);
        pen.setFill(palette.text());
        for (TimeAxis.Period period : axis.periods()) {
            pen.fillText(period.label(), Math.floor(CoverageLayout.HEADER_WIDTH + period.fromX()) + 4.5, 13);
        }
        pen.setFont(SMALL);
        pen.setFill(palette.textMuted());
        pen.fillText(zone, 12, 31);
        pen.setStroke(palette.grid());
        pen.strokeLine(0, CoverageLayout.TOP - 0.5, layout.plotRight(), CoverageLayout.TOP - 0.5);
    }
}
