package org.nightjar.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nightjar.analysis.Focus;
import org.nightjar.analysis.SelectedRows;
import org.nightjar.analysis.Selection;
import org.nightjar.analysis.query.EventQuery;
import org.nightjar.casefile.CaseData;
import org.nightjar.model.Finding;
import org.nightjar.model.Incident;
import org.nightjar.model.NightjarException;
import org.nightjar.model.TimeRange;
import org.nightjar.store.RowSet;
import org.nightjar.support.DemoCase;

class ExportedQueryTest {

    private final CaseData data = DemoCase.data(true);

    private RowSet exported(Selection selection) throws NightjarException {
        return EventQuery.parse(ExportedQuery.of(selection, data)).select(data.index());
    }

    private Set<String> ids(RowSet rows) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < rows.size(); i++) {
            ids.add(data.index().eventId(rows.row(i)));
        }
        return ids;
    }

    @Test
    void eachFocusedFindingIsExportedWithItsOwnEventsAndNoOthers() throws NightjarException {
        for (Finding finding : data.detection().findings()) {
            RowSet rows = exported(Selection.ALL.withFocus(new Focus.OnFinding(finding.id())));
            assertEquals(new HashSet<>(finding.eventIds()), ids(rows), finding.title());
        }
        Finding first = data.detection().findings().get(0);
        RowSet ofUser = exported(Selection.ALL.withFocus(new Focus.OnUser(first.user())));
        assertEquals(12, first.eventIds().size());
        assertTrue(ofUser.size() > 12, "the user did more than that: " + ofUser.size());
    }

    @Test
    void aFocusedIncidentIsExportedWithItsOwnEvents() throws NightjarException {
        for (Incident incident : data.detection().incidents()) {
            RowSet rows = exported(Selection.ALL.withFocus(new Focus.OnIncident(incident.rank())));
            assertEquals(new HashSet<>(incident.eventIds()), ids(rows));
        }
    }

    @Test
    void queryAndRangeNarrowTheExportAsTheyNarrowTheViews() throws NightjarException {
        Finding finding = data.detection().findings().get(0);
        Selection selection = Selection.ALL
                .withQuery("outcome:success OR outcome:denied")
                .withFocus(new Focus.OnFinding(finding.id()))
                .withRange(Optional.of(new TimeRange(
                        finding.windowStart(), finding.windowStart().plusSeconds(60))));
        RowSet seen = SelectedRows.of(selection, data.index(), data.detection()).inRange();
        assertTrue(seen.size() < finding.eventIds().size(), "the range cuts some off");
        assertEquals(ids(seen), ids(exported(selection)));
    }

    @Test
    void aFindingThatIsGoneExportsNothing() throws NightjarException {
        assertEquals(
                0,
                exported(Selection.ALL.withFocus(new Focus.OnFinding("gone"))).size());
    }
}
