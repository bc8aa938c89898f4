package org.nightjar.export.html;

import java.io.IOException;
import java.util.List;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.Reject;

/** What could not become an event. */
final class RejectsSection implements ReportSection {

    private static final int SHOWN = 100;

    @Override
    public String id() {
        return "rejects";
    }

    @Override
    public String title() {
        return "What could not be read";
    }

    @Override
    public void write(ReportScope scope, HtmlWriter html) throws IOException {
        long all = scope.input().evidence().stream()
                .mapToLong(EvidenceItem::rejected)
                .sum();
        List<Reject> shown = scope.input().rejects().stream().limit(SHOWN).toList();
        if (shown.isEmpty()) {
            html.element(
                    "p", all == 0 ? "Nothing was rejected." : "The rejects are listed in the case.", "class", "note");
            return;
        }
        html.element("p", "These records and entries are in none of the figures of this report.", "class", "lead");
        html.open("div", "class", "scroll").open("table", "class", "dense");
        ReportSection.tableHead(html, List.of("#Item", "Entry", "#Record", "#Offset", "Reason", "Begins with"));
        html.open("tbody");
        for (Reject reject : shown) {
            html.open("tr");
            html.element("td", Integer.toString(reject.evidenceId()), "class", "num");
            html.element("td", reject.position().entry(), "class", "wide");
            html.element("td", Words.count(reject.position().recordIndex()), "class", "num");
            html.element("td", Words.count(reject.position().byteOffset()), "class", "num");
            html.open("td")
                    .text(reject.reason())
                    .element("small", reject.message())
                    .close();
            html.open("td").element("code", reject.excerpt()).close();
            html.close();
        }
        html.close().close().close();
        ReportSection.cutNote(html, shown.size(), all, "rejects", "All are listed in the case.");
    }
}
