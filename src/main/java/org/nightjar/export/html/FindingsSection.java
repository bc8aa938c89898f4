package org.nightjar.export.html;

import java.io.IOException;
import java.util.List;
import org.nightjar.model.Explanation;
import org.nightjar.model.Finding;

/** Findings with all that is needed to check them. */
final class FindingsSection implements ReportSection {

    private static final int SHOWN = 150;

    @Override
    public String id() {
        return "findings";
    }

    @Override
    public String title() {
        return "Findings in full";
    }

    @Override
    public void write(ReportScope scope, HtmlWriter html) throws IOException {
        if (scope.findings().isEmpty()) {
            html.element(
                    "p", "The detectors found nothing. That does not prove that nothing happened.", "class", "note");
            return;
        }
        List<Finding> shown = scope.findings().stream().limit(SHOWN).toList();
        for (Finding finding : shown) {
            finding(scope, html, finding);
        }
        ReportSection.cutNote(
                html, shown.size(), scope.findings().size(), "findings, best first,", "The rest is in the case.");
    }

    private static void finding(ReportScope scope, HtmlWriter html, Finding finding) throws IOException {
        Explanation why = finding.explanation();
        html.open("article", "class", "card " + finding.severity().id(), "id", "finding-" + finding.id());
        html.open("h3").text(finding.title() + " ");
        ReportSection.severity(html, finding.severity().id());
        html.close();
        html.element(
                "p",
                scope.user(finding.user()) + " · " + scope.words().span(finding.windowStart(), finding.windowEnd())
                        + " · score "
                        + Words.score(finding.score()) + " · "
                        + Words.count(finding.eventIds().size(), "event") + " · detector " + finding.detector(),
                "class",
                "facts");
        ReportSection.disposition(html, scope.input().triage().of(finding));
        scope.warnIfOutdated(html, finding.user());
        html.element("p", scope.words().sentence(why.summary()), "class", "summary");
        html.open("dl");
        pair(html, "Seen", scope.words().sentence(why.actual()));
        pair(html, "Typical", scope.words().sentence(why.typical()));
        pair(html, "Compared with", scope.words().sentence(why.baseline()));
        pair(html, "Others", scope.words().sentence(why.peers()));
        html.close();
        html.open("div", "class", "sides");
        list(scope, html, "Speaks for it", "for", why.evidenceFor());
        list(scope, html, "Speaks against it", "against", why.evidenceAgainst());
        list(scope, html, "Look at next", "next", why.nextSteps());
        html.close();
        html.open("dl");
        pair(html, "ATT&CK", String.join(", ", finding.techniques()));
        if (!why.query().isEmpty()) {
            html.element("dt", "Query").open("dd").element("code", why.query()).close();
        }
        html.element("dt", "Id").open("dd").element("code", finding.id()).close();
        html.close().close();
    }

    private static void pair(HtmlWriter html, String name, String value) throws IOException {
        if (!value.isEmpty()) {
            html.element("dt", name).element("dd", value);
        }
    }

    private static void list(ReportScope scope, HtmlWriter html, String heading, String kind, List<String> items)
            throws IOException {
        if (items.isEmpty()) {
            return;
        }
        html.open("div").element("h4", heading).open("ul", "class", kind);
        for (String item : items) {
            html.element("li", scope.words().sentence(item));
        }
        html.close().close();
    }
}
