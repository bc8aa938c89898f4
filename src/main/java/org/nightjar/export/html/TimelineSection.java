package org.nightjar.export.html;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.nightjar.model.Dimension;
import org.nightjar.model.Finding;
import org.nightjar.model.Incident;
import org.nightjar.model.UserRisk;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/** All events over time, and under them a lane for each of the users that rank first, with their findings marked. */
final class TimelineSection implements ReportSection {

    private static final int LANES = 8;
    private static final double WIDTH = 1000;
    private static final double LEFT = 150;
    private static final double CHART_TOP = 14;
    private static final double CHART_HEIGHT = 130;
    private static final double LANE_HEIGHT = 30;

    @Override
    public String id() {
        return "timeline";
    }

    @Override
    public String title() {
        return "When it happened";
    }

    @Override
    public void write(ReportScope scope, HtmlWriter html) throws IOException {
        EventIndex index = scope.input().index();
        if (scope.rows().isEmpty()) {
            html.element("p", "There are no events to draw.", "class", "note");
            return;
        }
        TimeSlots slots = TimeSlots.of(index.span(), scope.words());
        List<UserRisk> lanes = scope.users().stream()
                .filter(user -> user.findings() > 0)
                .limit(LANES)
                .toList();
        html.element(
                "p",
                "Events per " + slots.unit() + ". Shaded: incidents. The lanes show the users that rank first; darker"
                        + " is busier, and a diamond marks a finding.",
                "class",
                "lead");
        double bottom = CHART_TOP + CHART_HEIGHT + lanes.size() * LANE_HEIGHT;
        html.open("figure")
                .open(
                        "svg",
                        "class",
                        "timeline",
                        "viewBox",
                        "0 0 " + Svg.number(WIDTH) + " " + Svg.number(bottom + 30),
                        "role",
                        "img",
                        "aria-label",
                        "Timeline of " + Words.count(scope.rows().size(), "event") + " per " + slots.unit() + " with "
                                + Words.count(scope.findings().size(), "finding"));
        incidents(scope, html, slots, bottom);
        bars(scope, html, slots);
        for (int lane = 0; lane < lanes.size(); lane++) {
            lane(scope, html, slots, lanes.get(lane), CHART_TOP + CHART_HEIGHT + lane * LANE_HEIGHT);
        }
        axis(scope, html, slots, bottom);
        html.close().close();
    }

    private static void incidents(ReportScope scope, HtmlWriter html, TimeSlots slots, double bottom)
            throws IOException {
        for (Incident incident : scope.incidents()) {
            double from = x(slots.position(incident.windowStart()));
            double width = Math.max(3, x(slots.position(incident.windowEnd())) - from);
            Svg.rect(
                    html,
                    "band",
                    from - 1,
                    CHART_TOP,
                    width,
                    bottom - CHART_TOP,
                    scope.words().sentence(incident.summary()));
        }
    }

    private static void bars(ReportScope scope, HtmlWriter html, TimeSlots slots) throws IOException {
        int[] counts = slots.counts(scope.rows(), scope.input().index());
        int most = Math.max(1, Arrays.stream(counts).max().orElse(1));
        text(html, "axis end", LEFT - 8, CHART_TOP + 9, Words.count(most));
        text(html, "axis end", LEFT - 8, CHART_TOP + CHART_HEIGHT - 6, "0");
        line(html, LEFT, CHART_TOP, WIDTH, CHART_TOP);
        for (int slot = 0; slot < counts.length; slot++) {
            double height = (CHART_HEIGHT - 6) * counts[slot] / most;
            if (counts[slot] > 0) {
                slot(
                        html,
                        slots,
                        slot,
                        "bar",
                        CHART_TOP + CHART_HEIGHT - 6 - height,
                        Math.max(0.8, height),
                        1,
                        scope.words().minute(slots.starts().get(slot)) + ": " + Words.count(counts[slot], "event"));
            }
        }
        line(html, LEFT, CHART_TOP + CHART_HEIGHT - 6, WIDTH, CHART_TOP + CHART_HEIGHT - 6);
    }

    private static void lane(ReportScope scope, HtmlWriter html, TimeSlots slots, UserRisk user, double top)
            throws IOException {
        EventIndex index = scope.input().index();
        String name = user.user().id();
        text(
                html,
                "lane end",
                LEFT - 8,
                top + LANE_HEIGHT / 2 + 4,
                shortened(index.people().brief(Dimension.USER, name)));
        int code = index.column(Dimension.USER).dictionary().find(name);
        int[] counts = slots.counts(code < 0 ? RowSet.of(new int[0]) : index.rowsOfUser(code), index);
        int most = Math.max(1, Arrays.stream(counts).max().orElse(1));
        for (int slot = 0; slot < counts.length; slot++) {
            if (counts[slot] > 0) {
                slot(
                        html,
                        slots,
                        slot,
                        "bar",
                        top + 8,
                        LANE_HEIGHT - 16,
                        0.2 + 0.6 * counts[slot] / most,
                        name + ", " + scope.words().minute(slots.starts().get(slot)) + ": "
                                + Words.count(counts[slot], "event"));
            }
        }
        line(html, LEFT, top + LANE_HEIGHT, WIDTH, top + LANE_HEIGHT);
        for (int i = scope.findings().size() - 1; i >= 0; i--) {
            Finding finding = scope.findings().get(i);
            if (finding.user().equals(name)) {
                diamond(html, x(slots.position(finding.windowStart())), top + LANE_HEIGHT / 2, finding);
            }
        }
    }

    private static String shortened(String name) {
        return name.length() <= 20 ? name : "…" + name.substring(name.length() - 19);
    }

    private static void axis(ReportScope scope, HtmlWriter html, TimeSlots slots, double bottom) throws IOException {
        int labels = 6;
        for (int i = 0; i <= labels; i++) {
            int slot = (int) Math.round((double) slots.count() * i / labels);
            double x = x(slots.position(slots.starts().get(slot)));
            String label = slots.unit().equals("hour")
                    ? scope.words().minute(slots.starts().get(slot))
                    : scope.words().day(slots.starts().get(slot));
            line(html, x, bottom, x, bottom + 5);
            text(html, i == 0 ? "axis start" : i == labels ? "axis end" : "axis middle", x, bottom + 20, label);
        }
    }

    private static double x(double position) {
        return LEFT + position * (WIDTH - LEFT);
    }

    private static void slot(
            HtmlWriter html,
            TimeSlots slots,
            int slot,
            String kind,
            double y,
            double height,
            double opacity,
            String title)
            throws IOException {
        double from = x(slots.position(slots.starts().get(slot)));
        double to = x(slots.position(slots.starts().get(slot + 1)));
        double gap = to - from > 4 ? 1 : 0;
        html.open(
                "rect",
                "class",
                kind,
                "x",
                Svg.number(from),
                "y",
                Svg.number(y),
                "width",
                Svg.number(to - from - gap),
                "height",
                Svg.number(height),
                "opacity",
                Svg.number(opacity));
        html.element("title", title).close();
    }

    private static void diamond(HtmlWriter html, double x, double y, Finding finding) throws IOException {
        html.open(
                "path",
                "class",
                "mark " + finding.severity().id(),
                "d",
                "M" + Svg.number(x) + " " + Svg.number(y - 7) + "l7 7l-7 7l-7 -7z");
        html.element("title", finding.severity().id() + ": " + finding.title()).close();
    }

    private static void line(HtmlWriter html, double x1, double y1, double x2, double y2) throws IOException {
        html.open(
                        "line",
                        "class",
                        "grid",
                        "x1",
                        Svg.number(x1),
                        "y1",
                        Svg.number(y1),
                        "x2",
                        Svg.number(x2),
                        "y2",
                        Svg.number(y2))
                .close();
    }

    private static void text(HtmlWriter html, String kind, double x, double y, String text) throws IOException {
        html.element("text", text, "class", kind, "x", Svg.number(x), "y", Svg.number(y));
    }
}
