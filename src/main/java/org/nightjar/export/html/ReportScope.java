package org.nightjar.export.html;

import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nightjar.analysis.basis.Outdated;
import org.nightjar.analysis.query.EventQuery;
import org.nightjar.export.ReportInput;
import org.nightjar.model.Dimension;
import org.nightjar.model.Finding;
import org.nightjar.model.Incident;
import org.nightjar.model.NightjarException;
import org.nightjar.model.UserRisk;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/**
 * What of the case the report is about: everything, or what touches the events that its query selects.
 *
 * @param input the case
 * @param rows the events
 * @param users ranked
 * @param incidents best first
 * @param findings best first
 * @param findingsById the same by id
 * @param words how values look
 * @param outdated which findings no longer rest on what is known
 */
record ReportScope(
        ReportInput input,
        RowSet rows,
        List<UserRisk> users,
        List<Incident> incidents,
        List<Finding> findings,
        Map<String, Finding> findingsById,
        Words words,
        Outdated outdated) {

    /** @throws NightjarException QUERY_INVALID */
    static ReportScope of(ReportInput input) throws NightjarException {
        EventIndex index = input.index();
        RowSet rows = EventQuery.parse(input.query()).select(index);
        boolean all = rows.size() == index.size();
        BitSet userCodes = userCodes(index, rows);
        List<Finding> findings = input.detection().findings().stream()
                .filter(finding -> all || touches(finding.eventIds(), index, rows))
                .toList();
        List<Incident> incidents = input.detection().incidents().stream()
                .filter(incident -> all || touches(incident.eventIds(), index, rows))
                .toList();
        List<UserRisk> users = input.detection().users().stream()
                .filter(risk -> all
                        || isAmong(
                                userCodes,
                                index.column(Dimension.USER)
                                        .dictionary()
                                        .find(risk.user().id())))
                .toList();
        Map<String, Finding> byId = new HashMap<>();
        findings.forEach(finding -> byId.put(finding.id(), finding));
        Outdated outdated = Outdated.of(input.detection(), index);
        return new ReportScope(input, rows, users, incidents, findings, byId, new Words(input.zone()), outdated);
    }

    /** A user who was merged into another has no events any more. */
    private static boolean isAmong(BitSet codes, int code) {
        return code >= 0 && codes.get(code);
    }

    /** The user by alias and id. */
    String user(String userId) {
        return input.index().people().shown(Dimension.USER, userId);
    }

    /** Says below a head that what follows is out of date, if it is. */
    void warnIfOutdated(HtmlWriter html, String userId) throws IOException {
        if (outdated.isOutdated(userId)) {
            String why = outdated.reasons(userId).stream()
                    .sorted()
                    .map(Outdated.Reason::sentence)
                    .collect(Collectors.joining("; "));
            html.element("p", "Out of date: since this was found, " + why + ".", "class", "note");
        }
    }

    boolean isRestricted() {
        return !input.query().isBlank();
    }

    private static boolean touches(List<String> eventIds, EventIndex index, RowSet rows) {
        return eventIds.stream().anyMatch(id -> {
            int row = index.findRow(id);
            return row >= 0 && rows.contains(row);
        });
    }

    private static BitSet userCodes(EventIndex index, RowSet rows) {
        Column users = index.column(Dimension.USER);
        BitSet codes = new BitSet();
        for (int at = 0; at < rows.size(); at++) {
            codes.set(users.code(rows.row(at)));
        }
        return codes;
    }
}
