package org.nightjar.export.html;

import java.io.IOException;
import java.util.List;
import org.nightjar.analysis.SelectedRows;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.Dimension;
import org.nightjar.model.Incident;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/** The events behind the incidents that rank first. */
final class EventsSection implements ReportSection {

    private static final int INCIDENTS = 10;
    private static final int EVENTS_EACH = 60;

    @Override
    public String id() {
        return "events";
    }

    @Override
    public String title() {
        return "Events behind the incidents";
    }

    @Override
    public void write(ReportScope scope, HtmlWriter html) throws IOException {
        if (scope.incidents().isEmpty()) {
            html.element("p", "There is no incident whose events could be shown.", "class", "note");
            return;
        }
        List<Incident> shown = scope.incidents().stream().limit(INCIDENTS).toList();
        for (Incident incident : shown) {
            incident(scope, html, incident);
        }
        ReportSection.cutNote(
                html, shown.size(), scope.incidents().size(), "incidents", "Export the events as CSV or JSON lines.");
    }

    private static void incident(ReportScope scope, HtmlWriter html, Incident incident) throws IOException {
        EventIndex index = scope.input().index();
        RowSet rows = SelectedRows.rows(incident.eventIds(), index);
        int shown = Math.min(rows.size(), EVENTS_EACH);
        html.open("h3")
                .element(
                        "a",
                        "#" + incident.rank() + " " + scope.user(incident.user()),
                        "href",
                        "#incident-" + incident.rank())
                .close();
        html.open("div", "class", "scroll").open("table", "class", "dense");
        ReportSection.tableHead(html, List.of("Time", "Action", "Result", "From", "On", "Event id"));
        html.open("tbody");
        for (int at = 0; at < shown; at++) {
            event(scope, html, rows.row(at));
        }
        html.close().close().close();
        ReportSection.cutNote(html, shown, rows.size(), "events", "Export them as CSV or JSON lines to see all.");
    }

    private static void event(ReportScope scope, HtmlWriter html, int row) throws IOException {
        EventIndex index = scope.input().index();
        String error = index.value(Dimension.ERROR_CODE, row);
        html.open("tr");
        html.element("td", scope.words().moment(index.time(row)), "class", "time");
        html.open("td", "class", "name")
                .element("b", index.value(Dimension.ACTION, row))
                .element("small", index.value(Dimension.SERVICE, row))
                .close();
        html.element("td", error.isEmpty() ? index.outcome(row).id() : error);
        html.open("td", "class", "wide")
                .text(index.people().shown(Dimension.ADDRESS, index.value(Dimension.ADDRESS, row)))
                .element("small", place(index.addressOf(row)))
                .element("small", cut(index.value(Dimension.AGENT, row)))
                .close();
        html.open("td", "class", "wide")
                .text(cut(index.value(Dimension.RESOURCE, row)))
                .element("small", cut(index.value(Dimension.DETAIL, row)))
                .close();
        html.open("td", "class", "id").element("code", index.eventId(row)).close();
        html.close();
    }

    private static String place(AddressFacts facts) {
        String place = facts.city().isEmpty() ? facts.countryCode() : facts.city() + ", " + facts.countryCode();
        String operator = facts.asn() == 0 ? "" : "AS" + facts.asn() + " " + facts.asOrganization();
        return place.isEmpty() || operator.isEmpty() ? place + operator : place + " · " + operator;
    }

    private static String cut(String text) {
        return text.length() <= 90 ? text : text.substring(0, 89) + "…";
    }
}
