package org.nightjar.export.html;

import java.io.IOException;
import java.util.List;
import org.nightjar.analysis.triage.Disposition;
import org.nightjar.model.TriageState;

/** One section of the report. */
interface ReportSection {

    /** Its anchor. */
    String id();

    /** Its heading. */
    String title();

    void write(ReportScope scope, HtmlWriter html) throws IOException;

    /** The head of a table. */
    static void tableHead(HtmlWriter html, List<String> headings) throws IOException {
        html.open("thead").open("tr");
        for (String heading : headings) {
            boolean number = heading.startsWith("#");
            html.element("th", number ? heading.substring(1) : heading, "scope", "col", "class", number ? "num" : "");
        }
        html.close().close();
    }

    /** Says that a list was cut, if it was. */
    static void cutNote(HtmlWriter html, long shown, long all, String what, String where) throws IOException {
        if (shown < all) {
            html.element(
                    "p",
                    "Cut: the first " + Words.count(shown) + " of " + Words.count(all) + " " + what + " are shown. "
                            + where,
                    "class",
                    "note cut");
        }
    }

    /** What the analyst thinks of something, unless nobody has looked at it yet. */
    static void disposition(HtmlWriter html, Disposition said) throws IOException {
        if (said.state() != TriageState.NEW) {
            String state = said.state().id().replace('-', ' ');
            html.element(
                    "p",
                    "Triage: " + state + (said.reason().isEmpty() ? "." : ", because: " + said.reason()),
                    "class",
                    "facts");
        }
    }

    /** A severity as a word in its colour. */
    static void severity(HtmlWriter html, String id) throws IOException {
        html.element("span", id, "class", "sev " + id);
    }
}
