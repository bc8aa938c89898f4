package org.nightjar.export.html;

import java.io.IOException;
import java.util.List;
import org.nightjar.model.DetectorReport;
import org.nightjar.model.RunRecord;

/** What ran, with which parameters, and what could not run and why. */
final class DetectorsSection implements ReportSection {

    @Override
    public String id() {
        return "detectors";
    }

    @Override
    public String title() {
        return "How it was detected";
    }

    @Override
    public void write(ReportScope scope, HtmlWriter html) throws IOException {
        List<DetectorReport> detectors = scope.input().detection().detectors();
        if (detectors.isEmpty()) {
            html.element("p", "No detector was run on this case.", "class", "note");
            return;
        }
        run(scope, html);
        html.open("div", "class", "scroll").open("table", "class", "dense");
        ReportSection.tableHead(html, List.of("Detector", "Ran", "#Findings", "Parameters, or why it did not run"));
        html.open("tbody");
        for (DetectorReport detector : detectors) {
            html.open("tr");
            html.open("td")
                    .element("b", detector.title())
                    .element("small", detector.detector())
                    .close();
            html.element("td", detector.applicable() ? "yes" : "not applicable");
            html.element("td", detector.applicable() ? Words.count(detector.findings()) : "–", "class", "num");
            html.element("td", detector.applicable() ? detector.parameters() : detector.reason());
            html.close();
        }
        html.close().close().close();
    }

    /** What the run judged, and by what. */
    private static void run(ReportScope scope, HtmlWriter html) throws IOException {
        List<RunRecord> runs = scope.input().runs();
        if (!runs.isEmpty()) {
            RunRecord last = runs.get(runs.size() - 1);
            String judged = last.scope().describe(scope.words()::range);
            html.element(
                    "p",
                    "Run " + last.number() + " over " + Words.count(last.events(), "event") + ": "
                            + (judged.isEmpty() ? "everything was judged by what came before it." : judged + "."),
                    "class",
                    "lead");
        }
    }
}
