package org.nightjar.ui.shell;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nightjar.analysis.Focus;
import org.nightjar.analysis.SelectedRows;
import org.nightjar.analysis.Selection;
import org.nightjar.casefile.CaseData;
import org.nightjar.model.Dimension;
import org.nightjar.model.Finding;
import org.nightjar.model.Incident;
import org.nightjar.model.QueryText;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/** A selection as query text, so that what is exported is exactly what is seen and can be asked for again. */
final class ExportedQuery {

    private ExportedQuery() {}

    static String of(Selection selection, CaseData data) {
        String query = selection.query();
        String rest = QueryText.and(
                focused(selection.focus(), data),
                selection.range().map(QueryText::during).orElse(""));
        return rest.isEmpty() || query.isBlank() ? query + rest : QueryText.and("(" + query + ")", rest);
    }

    private static String focused(Focus focus, CaseData data) {
        if (focus instanceof Focus.OnUser user) {
            return QueryText.is(Dimension.USER, user.userId());
        }
        if (focus instanceof Focus.OnFinding on) {
            Optional<Finding> finding = SelectedRows.findFinding(on.findingId(), data.detection());
            return events(finding.map(Finding::eventIds).orElse(List.of()), data.index());
        }
        if (focus instanceof Focus.OnIncident on) {
            Optional<Incident> incident = SelectedRows.findIncident(on.rank(), data.detection());
            return events(incident.map(Incident::eventIds).orElse(List.of()), data.index());
        }
        return "";
    }

    /** Their time goes first: it is cheap to ask, and spares every other event the long list of ids. */
    private static String events(List<String> eventIds, EventIndex index) {
        RowSet rows = SelectedRows.rows(eventIds, index);
        if (rows.size() == 0) {
            return QueryText.events(List.of());
        }
        Instant first = index.time(rows.row(0));
        Instant last = index.time(rows.row(rows.size() - 1));
        return QueryText.and(QueryText.between(first, last), QueryText.events(eventIds));
    }
}
