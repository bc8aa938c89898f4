package org.nightjar.export.html;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.nightjar.analysis.coverage.CoverageHour;
import org.nightjar.analysis.coverage.CoverageSeries;
import org.nightjar.analysis.coverage.CoverageStretch;
import org.nightjar.analysis.coverage.LoggingWindow;
import org.nightjar.model.Dimension;
import org.nightjar.model.People;
import org.nightjar.model.TimeRange;

/** The strips of the coverage section: a row for each account and region, a slot for some time, the worst on top. */
final class CoverageStrips {

    private static final double WIDTH = 1000;
    private static final double LEFT = 230;
    private static final double ROW = 22;
    private static final double TOP = 6;
    private static final int WINDOWS = 100;

    /** What a slot shows, from the least to the most important. */
    private enum Look {
        UNKNOWN("unknown", "nothing tells"),
        QUIET("quiet", "quiet, as digests say"),
        EVENTS("events", "events"),
        VERIFIED("verified", "events, verified by digests"),
        DIGEST("digest", "files or digests missing"),
        CONTRADICTED("contradicted", "contradicted by digests");

        private final String style;
        private final String label;

        Look(String style, String label) {
            this.style = style;
            this.label = label;
        }
    }

    /** What is known of one slot. */
    private static final class Slot {
        private Look look = Look.UNKNOWN;
        private long events;
        private long verified;
        private long missing;
        private long missingDigests;

        void add(CoverageHour hour) {
            Look one = look(hour);
            look = one.compareTo(look) > 0 ? one : look;
            events += hour.events();
            verified += hour.verified();
            missing += hour.missingFiles();
            missingDigests += hour.digests().missing();
        }

        /** Verified only if all of its events are. */
        Look shown() {
            return look == Look.VERIFIED && verified < events ? Look.EVENTS : look;
        }

        String title(String when) {
            return when + ": " + shown().label + ", " + Words.count(events, "event")
                    + (verified > 0 ? ", " + Words.count(verified) + " verified" : "")
                    + (missing > 0 ? ", " + Words.count(missing, "file") + " missing" : "")
                    + (missingDigests > 0 ? ", " + Words.count(missingDigests, "digest") + " missing" : "");
        }
    }

    private CoverageStrips() {}

    private static Look look(CoverageHour hour) {
        return switch (CoverageStretch.kind(hour)) {
            case EVENTS -> hour.verified() == hour.events() ? Look.VERIFIED : Look.EVENTS;
            case CONTRADICTED -> Look.CONTRADICTED;
            case LOST, DIGEST_MISSING -> Look.DIGEST;
            case QUIET -> Look.QUIET;
            case UNKNOWN -> Look.UNKNOWN;
        };
    }

    static void write(
            Words words, HtmlWriter html, People people, List<CoverageSeries> series, List<LoggingWindow> windows)
            throws IOException {
        TimeSlots slots = TimeSlots.of(span(series), words);
        double bottom = TOP + series.size() * ROW;
        html.open("figure")
                .open(
                        "svg",
                        "class",
                        "strip",
                        "viewBox",
                        "0 0 " + Svg.number(WIDTH) + " " + Svg.number(bottom + 26),
                        "role",
                        "img",
                        "aria-label",
                        "Coverage by account and region, a slot a " + slots.unit());
        for (int i = 0; i < series.size(); i++) {
            row(words, html, slots, name(series.get(i), people), series.get(i), TOP + i * ROW);
            windows(words, html, slots, series.get(i), windows, TOP + i * ROW);
        }
        String start = words.minute(slots.starts().get(0));
        String end = words.minute(slots.starts().get(slots.count()));
        html.element("text", start, "class", "axis start", "x", Svg.number(LEFT), "y", Svg.number(bottom + 18));
        html.element("text", end, "class", "axis end", "x", Svg.number(WIDTH), "y", Svg.number(bottom + 18));
        html.close();
        legend(html);
        html.close();
    }

    private static TimeRange span(List<CoverageSeries> series) {
        Instant from = Instant.MAX;
        Instant to = Instant.MIN;
        for (CoverageSeries one : series) {
            List<CoverageHour> known = one.known();
            Instant first = known.get(0).start();
            Instant last = known.get(known.size() - 1).end();
            from = first.isBefore(from) ? first : from;
            to = last.isAfter(to) ? last : to;
        }
        return new TimeRange(from, to);
    }

    private static String name(CoverageSeries series, People people) {
        String account = people.brief(Dimension.ACCOUNT, series.account());
        return (account.isEmpty() ? "unknown" : account) + " "
                + (series.region().isEmpty() ? "unknown" : series.region());
    }

    private static void row(
            Words words, HtmlWriter html, TimeSlots slots, String name, CoverageSeries series, double top)
            throws IOException {
        Slot[] filled = new Slot[slots.count()];
        int slot = 0;
        for (CoverageHour hour : series.known()) {
            while (slot < filled.length - 1
                    && !hour.start().isBefore(slots.starts().get(slot + 1))) {
                slot++;
            }
            Slot one = filled[slot] == null ? new Slot() : filled[slot];
            one.add(hour);
            filled[slot] = one;
        }
        html.element(
                "text", cut(name), "class", "lane end", "x", Svg.number(LEFT - 8), "y", Svg.number(top + ROW / 2 + 3));
        Svg.rect(html, "cover", LEFT, top + 2, WIDTH - LEFT, ROW - 6, name + ": nothing tells");
        for (int i = 0; i < filled.length; i++) {
            if (filled[i] != null) {
                slot(words, html, slots, i, filled[i], name, top);
            }
        }
    }

    private static void slot(Words words, HtmlWriter html, TimeSlots slots, int at, Slot slot, String name, double top)
            throws IOException {
        double from = x(slots, at);
        double width = Math.max(0.8, x(slots, at + 1) - from);
        String title = name + ", " + slot.title(words.minute(slots.starts().get(at)));
        Svg.rect(html, "cover " + slot.shown().style, from, top + 2, width, ROW - 6, title);
    }

    /** Under the row, also where it is silent. */
    private static void windows(
            Words words,
            HtmlWriter html,
            TimeSlots slots,
            CoverageSeries series,
            List<LoggingWindow> windows,
            double top)
            throws IOException {
        for (LoggingWindow window : windows.stream().limit(WINDOWS).toList()) {
            if (window.account().equals(series.account())) {
                double from = x(slots, window.from());
                double to = window.to().map(end -> x(slots, end)).orElse(WIDTH);
                String title = "Logging " + window.state().id() + ": " + window.action() + " at "
                        + words.moment(window.from());
                Svg.rect(html, window.state().id(), from, top + ROW - 4, Math.max(2, to - from), 3, title);
            }
        }
    }

    private static double x(TimeSlots slots, Instant time) {
        return LEFT + slots.position(time) * (WIDTH - LEFT);
    }

    private static double x(TimeSlots slots, int slot) {
        return x(slots, slots.starts().get(slot));
    }

    private static void legend(HtmlWriter html) throws IOException {
        html.open("p", "class", "legend");
        for (Look look : Look.values()) {
            sample(html, "cover " + look.style, look.label);
        }
        sample(html, "stopped", "below: logging stopped");
        sample(html, "narrowed", "below: logging cut down");
        html.close();
    }

    private static void sample(HtmlWriter html, String style, String label) throws IOException {
        html.open("span").open("svg", "viewBox", "0 0 12 12", "aria-hidden", "true");
        html.element("rect", "", "class", style, "width", "12", "height", "12");
        html.close().text(label).close();
    }

    private static String cut(String name) {
        return name.length() <= 32 ? name : name.substring(0, 31) + "…";
    }
}
