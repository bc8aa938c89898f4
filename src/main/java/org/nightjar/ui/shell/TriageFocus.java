package org.nightjar.ui.shell;

import java.util.Optional;
import org.nightjar.analysis.Focus;
import org.nightjar.analysis.SelectedRows;
import org.nightjar.casefile.CaseData;
import org.nightjar.model.TriageSubject;

/** Which finding or incident a focus means. */
final class TriageFocus {

    private TriageFocus() {}

    static Optional<TriageSubject> of(Focus focus, CaseData data) {
        if (focus instanceof Focus.OnFinding on) {
            return SelectedRows.findFinding(on.findingId(), data.detection()).map(TriageSubject::of);
        }
        if (focus instanceof Focus.OnIncident on) {
            return SelectedRows.findIncident(on.rank(), data.detection()).map(TriageSubject::of);
        }
        return Optional.empty();
    }
}
