package org.nightjar.export.html;

import java.io.IOException;
import java.util.List;
import java.util.function.ToLongFunction;
import org.nightjar.export.ReportInput;
import org.nightjar.model.EntryCount;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.OtherLog;

/** What was handed over: hashes, and that every record is accounted for. */
final class EvidenceSection implements ReportSection {

    private static final int SHOWN = 500;

    @Override
    public String id() {
        return "evidence";
    }

    @Override
    public String title() {
        return "Evidence";
    }

    @Override
    public void write(ReportScope scope, HtmlWriter html) throws IOException {
        List<EvidenceItem> items = scope.input().evidence();
        html.element("p", reconciliation(items), "class", "lead");
        String others = OtherLog.sentence(OtherLog.byKind(scope.input().otherLogs()));
        if (!others.isEmpty()) {
            html.element("p", others + ". They were not read and are no part of these figures.");
        }
        List<EvidenceItem> shown = items.stream().limit(SHOWN).toList();
        html.open("div", "class", "scroll").open("table", "class", "dense");
        ReportSection.tableHead(
                html,
                List.of(
                        "#",
                        "Item and SHA-256",
                        "Status",
                        "#Bytes",
                        "#Read",
                        "#Stored",
                        "#Duplicates",
                        "#Rejected",
                        "Imported"));
        html.open("tbody");
        for (EvidenceItem item : shown) {
            row(scope, html, item);
        }
        html.close();
        totals(html, items);
        html.close().close();
        ReportSection.cutNote(html, shown.size(), items.size(), "items", "The sums are of all of them.");
        entries(html, scope.input());
        html.element("h3", "Databases used");
        if (scope.input().geoDatabases().isEmpty()) {
            html.element("p", "None: addresses have no places or operators in this case.", "class", "note");
        }
        html.open("ul");
        for (String database : scope.input().geoDatabases()) {
            html.element("li", database);
        }
        html.close();
    }

    /** Members of archives one by one, where not every record became an event. */
    private static void entries(HtmlWriter html, ReportInput input) throws IOException {
        List<EntryCount> all = input.entries();
        if (all.isEmpty()) {
            return;
        }
        List<EntryCount> incomplete = all.stream().filter(one -> !one.isWhole()).toList();
        html.element("h3", "Members of archives");
        long whole = all.size() - incomplete.size();
        html.element(
                "p",
                (all.size() < ReportInput.ENTRIES ? "Of " : "Of the first ") + Words.count(all.size(), "member")
                        + " (the archive itself among them where something is to be said of it), all records of "
                        + Words.count(whole)
                        + " became events, and of " + Words.count(incomplete.size())
                        + (incomplete.isEmpty() ? " not." : " not:"));
        if (incomplete.isEmpty()) {
            return;
        }
        List<EntryCount> shown = incomplete.stream().limit(SHOWN).toList();
        html.open("div", "class", "scroll").open("table", "class", "dense");
        ReportSection.tableHead(html, List.of("Item", "Member", "#Read", "#Stored", "#Duplicates", "#Rejected"));
        html.open("tbody");
        for (EntryCount one : shown) {
            html.open("tr").element("td", Integer.toString(one.evidenceId()));
            html.open("td", "class", "wide")
                    .text(one.entry().isEmpty() ? "(the archive itself)" : one.entry())
                    .close();
            numbers(html, one.read(), one.stored(), one.duplicates(), one.rejected());
            html.close();
        }
        html.close().close().close();
        ReportSection.cutNote(html, shown.size(), incomplete.size(), "members", "nightjar entries lists all of them.");
    }

    private static String reconciliation(List<EvidenceItem> items) {
        long read = sum(items, EvidenceItem::read);
        long stored = sum(items, EvidenceItem::stored);
        long duplicates = sum(items, EvidenceItem::duplicates);
        long rejected = sum(items, EvidenceItem::rejected);
        String figures = Words.count(read, "record") + " read = " + Words.count(stored) + " stored + "
                + Words.count(duplicates) + " duplicates + " + Words.count(rejected) + " rejected. ";
        return figures
                + (read == stored + duplicates + rejected
                        ? "Every record is accounted for."
                        : "The figures do not add up: verify this case before you rely on it.");
    }

    private static long sum(List<EvidenceItem> items, ToLongFunction<EvidenceItem> figure) {
        return items.stream().mapToLong(figure).sum();
    }

    private static void row(ReportScope scope, HtmlWriter html, EvidenceItem item) throws IOException {
        html.open("tr");
        html.element("td", Integer.toString(item.id()));
        html.open("td", "class", "wide").text(item.path());
        html.element("code", item.sha256().isEmpty() ? "not hashed" : item.sha256());
        html.element("small", item.message()).close();
        html.element("td", item.status().id(), "class", "time");
        numbers(html, item.bytes(), item.read(), item.stored(), item.duplicates(), item.rejected());
        html.element("td", scope.words().minute(item.importedAt()), "class", "time");
        html.close();
    }

    private static void totals(HtmlWriter html, List<EvidenceItem> items) throws IOException {
        html.open("tfoot").open("tr").element("td", "").element("td", "Total").element("td", "");
        numbers(
                html,
                sum(items, EvidenceItem::bytes),
                sum(items, EvidenceItem::read),
                sum(items, EvidenceItem::stored),
                sum(items, EvidenceItem::duplicates),
                sum(items, EvidenceItem::rejected));
        html.element("td", "").close().close();
    }

    private static void numbers(HtmlWriter html, long... figures) throws IOException {
        for (long figure : figures) {
            html.element("td", Words.count(figure), "class", "num");
        }
    }
}
