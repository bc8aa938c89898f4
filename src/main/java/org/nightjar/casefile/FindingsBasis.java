package org.nightjar.casefile;

import java.util.List;
import java.util.Optional;
import org.nightjar.analysis.basis.Outdated;
import org.nightjar.job.JobCancelledException;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.NightjarException;
import org.nightjar.model.People;
import org.nightjar.store.CaseStore;
import org.nightjar.store.EventIndex;

/**
 * On what state of a case its findings rest, as a print of all that they depend on: while it is the same, no finding is out of
 * date and nobody need look for one in the events.
 */
final class FindingsBasis {

    private static final String SETTING = "detection.basis";

    private final CaseStore store;

    FindingsBasis(CaseStore store) {
        this.store = store;
    }

    /** Looked for in the events only where something that findings rest on has changed since; a new program counts once. */
    Outdated outdated(DetectionResult detection, EventIndex index, CaseStamp.Evidence evidence)
            throws NightjarException {
        String basis = CaseStamp.ofBasis(store, evidence, index.people());
        if (!basis.isEmpty() && store.findSetting(SETTING).equals(Optional.of(basis))) {
            return Outdated.NONE;
        }
        Outdated found = Outdated.of(detection, index);
        if (found.isEmpty() && !detection.basis().isEmpty()) {
            store.saveSetting(SETTING, basis);
        }
        return found;
    }

    /** Keeps findings. */
    interface Keeping {
        void keep() throws NightjarException;
    }

    /**
     * Keeps new findings, which rest on the case as it is. Killed in between, what the findings rest on is looked for in the
     * events; cancelled, the ones before rest on the same.
     */
    void renew(List<EvidenceItem> evidence, People people, Keeping keeping) throws NightjarException {
        String before = store.findSetting(SETTING).orElse("");
        store.saveSetting(SETTING, "");
        try {
            keeping.keep();
        } catch (JobCancelledException stopped) {
            store.saveSetting(SETTING, before);
            throw stopped;
        }
        store.saveSetting(SETTING, CaseStamp.ofBasis(store, CaseStamp.Evidence.of(evidence), people));
    }
}
