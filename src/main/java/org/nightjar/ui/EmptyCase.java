package org.nightjar.ui;

import org.kordamp.ikonli.feather.Feather;
import org.nightjar.casefile.CaseData;
import org.nightjar.ui.parts.EmptyState;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Words;

/** What stands in place of a view as long as the case holds nothing: because nothing was imported, or because it was lost. */
public final class EmptyCase {

    private EmptyCase() {}

    /** @param title of a case that is whole */
    public static EmptyState of(String title, CaseData data, CaseActions actions) {
        if (data.lost().isPresent()) {
            return new EmptyState(
                    Feather.ALERT_TRIANGLE,
                    Words.of("overview.damaged"),
                    Words.of("overview.damaged.next"),
                    Nodes.button(Words.of("action.verify"), actions::verify, "accent"),
                    Nodes.button(Words.of("action.import"), actions::chooseEvidence));
        }
        return new EmptyState(
                Feather.INBOX,
                title,
                Words.of("overview.empty.next"),
                Nodes.button(Words.of("action.import"), actions::chooseEvidence, "accent"),
                Nodes.button(Words.of("action.importFolder"), actions::chooseEvidenceFolder));
    }
}
