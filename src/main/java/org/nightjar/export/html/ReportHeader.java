package org.nightjar.export.html;

import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import org.nightjar.export.ReportInput;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.Severity;
import org.nightjar.model.TimeRange;
import org.nightjar.model.ZoneName;

/** Title, when and with what it was made, the figures in short, and the way to the sections. */
final class ReportHeader {

    private ReportHeader() {}

    static void write(ReportScope scope, HtmlWriter html, List<ReportSection> sections) throws IOException {
        ReportInput input = scope.input();
        html.open("header");
        html.element("p", "Nightjar case report", "class", "kicker");
        html.element("h1", input.caseName());
        html.element(
                "p",
                "Made " + scope.words().moment(input.madeAt()) + " by Nightjar " + input.programVersion()
                        + ". All times in this report are in "
                        + ZoneName.over(scope.words().zone(), input.index().span())
                        + (isUtc(scope) ? "." : "; days within sentences are those of UTC, by which detectors count."),
                "class",
                "lead");
        if (scope.isRestricted()) {
            html.open("p", "class", "note")
                    .text("Restricted to what touches "
                            + Words.count(scope.rows().size(), "event") + " selected by ")
                    .element("code", input.query())
                    .text(". Evidence, rejects, detectors and actions are those of the whole case.")
                    .close();
        }
        String outdated = scope.outdated().sentence(input.detection());
        if (!outdated.isEmpty()) {
            html.element("p", outdated + " Detect again before this is handed over.", "class", "note");
        }
        tiles(scope, html);
        html.open("nav", "aria-label", "Sections");
        for (ReportSection section : sections) {
            html.element("a", section.title(), "href", "#" + section.id());
        }
        html.close();
        html.close();
    }

    private static boolean isUtc(ReportScope scope) {
        return scope.words().zone().normalized().equals(ZoneOffset.UTC);
    }

    private static void tiles(ReportScope scope, HtmlWriter html) throws IOException {
        ReportInput input = scope.input();
        TimeRange span = input.index().span();
        long rejected =
                input.evidence().stream().mapToLong(EvidenceItem::rejected).sum();
        long grave = scope.incidents().stream()
                .filter(incident -> Severity.ofScore(incident.score()).compareTo(Severity.HIGH) >= 0)
                .count();
        html.open("div", "class", "tiles");
        tile(html, Words.count(scope.rows().size()), scope.isRestricted() ? "events selected" : "events");
        tile(
                html,
                Words.length(span.length()),
                input.index().size() == 0
                        ? "no events"
                        : scope.words().day(span.from()) + " to "
                                + scope.words().day(span.to()));
        tile(html, scope.users().size(), "user", "");
        tile(html, scope.incidents().size(), "incident", ", " + Words.count(grave) + " high or critical");
        tile(html, scope.findings().size(), "finding", "");
        tile(html, rejected, "record", " rejected");
        html.close();
    }

    private static void tile(HtmlWriter html, long count, String one, String more) throws IOException {
        tile(html, Words.count(count), Words.things(count, one) + more);
    }

    private static void tile(HtmlWriter html, String figure, String label) throws IOException {
        html.open("div", "class", "tile")
                .element("b", figure)
                .element("span", label)
                .close();
    }
}
