package org.nightjar.export.html;

import java.io.IOException;
import java.util.List;
import org.nightjar.store.ActionEntry;

/** The hash-chained log of what was done to the case; the newest lines if there are many. */
final class ActionsSection implements ReportSection {

    private static final int SHOWN = 300;

    @Override
    public String id() {
        return "actions";
    }

    @Override
    public String title() {
        return "Log of actions";
    }

    @Override
    public void write(ReportScope scope, HtmlWriter html) throws IOException {
        List<ActionEntry> all = scope.input().actions();
        List<ActionEntry> shown = all.subList(Math.max(0, all.size() - SHOWN), all.size());
        html.element(
                "p",
                "Each line's hash covers the line and the hash before it, so that a line cannot be changed or taken"
                        + " out unnoticed.",
                "class",
                "lead");
        if (shown.size() < all.size()) {
            html.element(
                    "p",
                    "Cut: the last " + SHOWN + " of " + Words.count(all.size()) + " lines are shown.",
                    "class",
                    "note cut");
        }
        html.open("div", "class", "scroll").open("table", "class", "dense");
        ReportSection.tableHead(html, List.of("#", "Time", "Action", "What", "Hash"));
        html.open("tbody");
        for (ActionEntry entry : shown) {
            html.open("tr");
            html.element("td", Words.count(entry.number()));
            html.element("td", scope.words().moment(entry.time()), "class", "time");
            html.element("td", entry.action());
            html.element("td", entry.detail(), "class", "wide");
            html.open("td").element("code", entry.hash()).close();
            html.close();
        }
        html.close().close().close();
    }
}
