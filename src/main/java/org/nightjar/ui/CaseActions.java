package org.nightjar.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.nightjar.casefile.AnnotationEdit;
import org.nightjar.casefile.ExportFormat;
import org.nightjar.casefile.PeopleEdit;
import org.nightjar.model.DetectionScope;
import org.nightjar.model.TriageState;

/** What any view may ask the window to do to the case. All return at once; the work is a job. FX thread only. */
public interface CaseActions {

    /** Lets the analyst choose files and imports them. */
    void chooseEvidence();

    /** Lets the analyst choose a folder and imports it. */
    void chooseEvidenceFolder();

    /** Imports these; detection follows by itself. */
    void importEvidence(List<Path> evidence);

    /** Detects again as the last run did. */
    void detect();

    /** Detects again over those windows and without those users. */
    void detect(DetectionScope scope);

    /** Shows or hides where windows and users left out are chosen. */
    void chooseScope();

    /** Gives the finding or incident in focus a state; asks for a reason where one is needed. */
    void triage(TriageState state);

    /** Gives or takes a tag, writes or changes a note; what exactly is worked out in the background. */
    void annotate(Supplier<AnnotationEdit> edit);

    /** Takes the last step of triage, tags, notes, merges or aliases back. */
    void undo();

    /** Does again what was taken back last, if nothing was done since. */
    void redo();

    void verify();

    /** Lets the analyst choose a file and writes the selected events there, or a report about them. */
    void export(ExportFormat format);

    /** Lets the analyst choose a file and writes every reject there with its bytes, as JSON lines. */
    void exportRejects();

    /** Merges users, splits them, gives an alias. */
    void changePeople(PeopleEdit edit);

    /** Takes the last merge, split or alias back. */
    void undoPeople();

    /** Does again which of them was taken back last, if nothing was said since. */
    void redoPeople();

    /** Brings a tab to the front. */
    void show(WorkbenchTab tab);
}
