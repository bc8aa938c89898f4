package org.nightjar.analysis.timeline;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.nightjar.model.ZoneName;

/**
 * Calendar ticks of a window in a zone, and above them the days, months or years that they belong to. Labels stand to
 * the right of their tick and never overlap or leave the axis. Pixels count from the window's start.
 *
 * @param ticks in order, the first at or after the window's start
 * @param periods in order, without gaps; none where ticks are years
 */
public record TimeAxis(List<Tick> ticks, List<Period> periods) {

    /** Between a tick or a period's start and its label, in pixels. */
    public static final double LABEL_INSET = 4;

    private static final double LABEL_GAP = 12;

    /**
     * A round time.
     *
     * @param millis UTC, since 1970
     * @param x pixels from the window's start
     * @param label "" where there is no room
     * @param strong whether a period starts here
     */
    public record Tick(long millis, double x, String label, boolean strong) {}

    /**
     * A day, month or year, as far as it can be seen.
     *
     * @param fromX pixels from the window's start
     * @param toX where the next begins or the window ends
     * @param label "" where there is no room
     */
    public record Period(double fromX, double toX, String label) {}

    public TimeAxis {
        ticks = List.copyOf(ticks);
        periods = List.copyOf(periods);
    }

    /**
     * The axis of a window.
     *
     * @param pixels how wide the window is drawn
     * @param labelWidth pixels that a label takes
     */
    public static TimeAxis of(TimeWindow window, ZoneId zone, double pixels, ToDoubleFunction<String> labelWidth) {
        AxisStep step = step(window, zone, pixels, labelWidth);
        List<Tick> ticks = new ArrayList<>();
        double free = 0;
        for (long millis : step.ticks(window, zone)) {
            double x = window.fractionOf(millis) * pixels;
            if (x < 0) {
                continue;
            }
            ZonedDateTime time = Instant.ofEpochMilli(millis).atZone(zone);
            String label = label(step, time);
            double end = x + LABEL_INSET + labelWidth.applyAsDouble(label);
            boolean fits = x >= free && end <= pixels;
            if (fits) {
                free = end + LABEL_GAP / 2;
            }
            ticks.add(new Tick(millis, x, fits ? label : "", startsPeriod(step, time)));
        }
        return new TimeAxis(ticks, periods(step, window, zone, pixels, labelWidth));
    }

    /** The finest step whose labels have room. */
    private static AxisStep step(TimeWindow window, ZoneId zone, double pixels, ToDoubleFunction<String> labelWidth) {
        double pixelsPerMilli = pixels / window.lengthMillis();
        ZonedDateTime sample = Instant.ofEpochMilli(window.fromMillis()).atZone(zone);
        for (AxisStep step : AxisStep.LADDER) {
            double room = step.millis() * pixelsPerMilli;
            if (room >= LABEL_GAP * 2 && room >= labelWidth.applyAsDouble(label(step, sample)) + LABEL_GAP) {
                return step;
            }
        }
        return AxisStep.LADDER[AxisStep.LADDER.length - 1];
    }

    /** All in the longest form that has room in every period but those cut off at the ends. */
    private static List<Period> periods(
            AxisStep step, TimeWindow window, ZoneId zone, double pixels, ToDoubleFunction<String> labelWidth) {
        if (step.unit() == ChronoUnit.YEARS) {
            return List.of();
        }
        long[] starts = periodOf(step).ticks(window, zone);
        double[] edges = new double[starts.length + 1];
        for (int i = 0; i < starts.length; i++) {
            edges[i] = Math.max(0, window.fractionOf(starts[i]) * pixels);
        }
        edges[starts.length] = pixels;
        List<Period> periods = List.of();
        for (DateTimeFormatter format : periodFormats(step)) {
            periods = new ArrayList<>();
            int whole = 0;
            int labelled = 0;
            for (int i = 0; i < starts.length; i++) {
                String label = format.format(Instant.ofEpochMilli(starts[i]).atZone(zone));
                double needed = LABEL_INSET + labelWidth.applyAsDouble(label) + LABEL_GAP / 2;
                boolean fits = edges[i] + needed <= edges[i + 1];
                periods.add(new Period(edges[i], edges[i + 1], fits ? label : ""));
                labelled += fits ? 1 : 0;
                whole += fits || i == 0 || i + 1 == starts.length ? 1 : 0;
            }
            if (labelled > 0 && whole == starts.length) {
                break;
            }
        }
        return periods;
    }

    private static AxisStep periodOf(AxisStep step) {
        if (!step.isDateBased()) {
            return new AxisStep(ChronoUnit.DAYS, 1);
        }
        return new AxisStep(step.unit() == ChronoUnit.MONTHS ? ChronoUnit.YEARS : ChronoUnit.MONTHS, 1);
    }

    private static List<DateTimeFormatter> periodFormats(AxisStep step) {
        if (!step.isDateBased()) {
            return List.of(format("EEE d MMM yyyy"), format("EEE d MMM"), format("d MMM"));
        }
        return step.unit() == ChronoUnit.MONTHS
                ? List.of(format("yyyy"))
                : List.of(format("MMMM yyyy"), format("MMM yyyy"), format("MMM"));
    }

    private static boolean startsPeriod(AxisStep step, ZonedDateTime time) {
        if (!step.isDateBased()) {
            return time.toLocalDate().atStartOfDay(time.getZone()).equals(time);
        }
        return switch (step.unit()) {
            case DAYS, WEEKS -> time.getDayOfMonth() == 1;
            case MONTHS -> time.getDayOfYear() == 1;
            default -> false;
        };
    }

    private static String label(AxisStep step, ZonedDateTime time) {
        String pattern = switch (step.unit()) {
            case MILLIS -> "HH:mm:ss.SSS" + offset(time);
            case SECONDS -> "HH:mm:ss" + offset(time);
            case MINUTES, HOURS -> "HH:mm" + offset(time);
            case DAYS -> "EEE d";
            case WEEKS -> "d MMM";
            case MONTHS -> "MMM";
            default -> "yyyy";
        };
        return format(pattern).format(time);
    }

    /** A time that the clock shows twice that day has its offset. */
    private static String offset(ZonedDateTime time) {
        return ZoneName.isTwice(time.getZone(), time.toLocalDateTime()) ? " xxx" : "";
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
}
