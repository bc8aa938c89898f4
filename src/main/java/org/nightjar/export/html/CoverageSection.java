package org.nightjar.export.html;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.nightjar.analysis.coverage.Consequence;
import org.nightjar.analysis.coverage.Consequences;
import org.nightjar.analysis.coverage.CoverageModel;
import org.nightjar.analysis.coverage.CoverageSeries;
import org.nightjar.analysis.coverage.CoverageStretch;
import org.nightjar.analysis.coverage.LoggingState;
import org.nightjar.analysis.coverage.LoggingWindow;
import org.nightjar.model.DigestCheck;
import org.nightjar.model.Dimension;
import org.nightjar.model.EntryIntegrity;
import org.nightjar.model.Integrity;
import org.nightjar.model.IntegrityReport;
import org.nightjar.model.MissingObject;
import org.nightjar.model.People;
import org.nightjar.store.EventIndex;

/** What the evidence covers, as a strip for each account and region, and what digests say about it. */
final class CoverageSection implements ReportSection {

    private static final int STRIPS = 24;
    private static final int SHOWN = 100;

    @Override
    public String id() {
        return "coverage";
    }

    @Override
    public String title() {
        return "What the evidence covers";
    }

    @Override
    public void write(ReportScope scope, HtmlWriter html) throws IOException {
        IntegrityReport integrity = scope.input().integrity();
        CoverageModel model = CoverageModel.of(scope.input().index(), integrity);
        html.element("p", lead(integrity), "class", "lead");
        if (model.series().isEmpty()) {
            return;
        }
        List<CoverageSeries> busiest = model.series().stream()
                .sorted(Comparator.comparingLong(CoverageSeries::events).reversed())
                .limit(STRIPS)
                .toList();
        People people = scope.input().index().people();
        CoverageStrips.write(scope.words(), html, people, busiest, model.windows());
        ReportSection.cutNote(
                html,
                busiest.size(),
                model.series().size(),
                "accounts and regions",
                "Those with most events are drawn; “nightjar coverage” lists all.");
        windows(scope.words(), html, scope.input().index(), model.windows());
        stretches(scope.words(), html, people, model);
        against(html, integrity);
    }

    private static String lead(IntegrityReport integrity) {
        if (integrity.digests().isEmpty()) {
            return "The evidence holds no CloudTrail digest: nothing shows that its files are as they were delivered,"
                    + " and an hour without events may be quiet or missing.";
        }
        long digests = integrity.missing(MissingObject.Kind.DIGEST).size();
        return Words.count(integrity.digests().size(), "CloudTrail digest") + ", "
                + Words.count(integrity.digests(Integrity.CONTRADICTED)) + " of them contradicted. "
                + Words.count(integrity.entries(Integrity.VERIFIED), "log file") + " verified, "
                + Words.count(integrity.entries(Integrity.NOT_COVERED)) + " not covered, "
                + Words.count(integrity.entries(Integrity.CONTRADICTED)) + " contradicted, "
                + Words.count(integrity.missing(MissingObject.Kind.LOG_FILE).size(), "log file")
                + (digests == 0 ? "" : " and " + Words.count(digests, "digest")) + " missing.";
    }

    private static void windows(Words words, HtmlWriter html, EventIndex index, List<LoggingWindow> windows)
            throws IOException {
        if (windows.isEmpty()) {
            return;
        }
        People people = index.people();
        Consequences consequences = Consequences.of(index);
        html.element("h3", "Logging stopped or cut down").open("ul");
        for (LoggingWindow window : windows.stream().limit(SHOWN).toList()) {
            html.element(
                    "li",
                    window.action() + (window.trail().isEmpty() ? "" : " on trail " + window.trail()) + " in account "
                            + people.shown(Dimension.ACCOUNT, window.account()) + " at " + words.moment(window.from())
                            + window.to()
                                    .map(to -> ", put right at " + words.moment(to) + ".")
                                    .orElse("; no event says that it was put right.")
                            + digests(consequences.after(index.findRow(window.eventId()))));
        }
        html.close();
        ReportSection.cutNote(html, Math.min(SHOWN, windows.size()), windows.size(), "windows", "");
    }

    private static String digests(Optional<Consequence> act) {
        return act.flatMap(Consequence::digests)
                .map(said -> " " + String.join(" ", said.sentences()))
                .orElse("");
    }

    private static void stretches(Words words, HtmlWriter html, People people, CoverageModel model) throws IOException {
        List<CoverageStretch> telling = model.series().stream()
                .flatMap(series -> series.stretches().stream())
                .filter(CoverageSection::isTelling)
                .toList();
        if (telling.isEmpty()) {
            return;
        }
        html.element("h3", "Stretches to know about");
        html.open("div", "class", "scroll").open("table", "class", "dense");
        ReportSection.tableHead(html, List.of("Account", "Region", "From", "To", "#Hours", "#Events", "What"));
        html.open("tbody");
        for (CoverageStretch stretch : telling.stream().limit(SHOWN).toList()) {
            html.open("tr");
            html.element("td", people.shown(Dimension.ACCOUNT, stretch.account()))
                    .element("td", stretch.region());
            html.element("td", words.minute(stretch.from()), "class", "time");
            html.element("td", words.minute(stretch.to()), "class", "time");
            html.element("td", Words.count(stretch.hours()), "class", "num");
            html.element("td", Words.count(stretch.events()), "class", "num");
            boolean cutDown = stretch.logging() != LoggingState.ON;
            html.element(
                    "td",
                    stretch.kind().label()
                            + (cutDown ? ", logging " + stretch.logging().id() : ""));
            html.close();
        }
        html.close().close().close();
        ReportSection.cutNote(
                html, Math.min(SHOWN, telling.size()), telling.size(), "stretches", "“nightjar coverage” lists all.");
    }

    private static boolean isTelling(CoverageStretch stretch) {
        return stretch.kind() != CoverageStretch.Kind.EVENTS && stretch.kind() != CoverageStretch.Kind.QUIET
                || stretch.logging() != LoggingState.ON;
    }

    private static void against(HtmlWriter html, IntegrityReport integrity) throws IOException {
        List<String> sentences = java.util.stream.Stream.concat(
                        integrity.digests().stream()
                                .filter(digest -> digest.state() == Integrity.CONTRADICTED)
                                .map(CoverageSection::sentence),
                        integrity.entries().stream()
                                .filter(entry -> entry.state() == Integrity.CONTRADICTED)
                                .map(CoverageSection::sentence))
                .toList();
        if (sentences.isEmpty()) {
            return;
        }
        html.element("h3", "What digests speak against").open("ul");
        for (String sentence : sentences.stream().limit(SHOWN).toList()) {
            html.element("li", sentence);
        }
        html.close();
        ReportSection.cutNote(
                html, Math.min(SHOWN, sentences.size()), sentences.size(), "objects", "“nightjar verify” lists all.");
    }

    private static String sentence(DigestCheck digest) {
        return "Digest " + digest.object() + ": " + digest.reason();
    }

    private static String sentence(EntryIntegrity entry) {
        return (entry.entry().isEmpty() ? "Evidence item " : entry.entry() + " in item ") + entry.evidenceId() + ": "
                + entry.reason();
    }
}
