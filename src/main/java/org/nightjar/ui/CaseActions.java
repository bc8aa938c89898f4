package org.nightjar.ui;

import java.nio.file.Path;
import java.util.List;
import org.nightjar.casefile.ExportFormat;
import org.nightjar.casefile.PeopleEdit;

/** What any view may ask the window to do to the case. All return at once; the work is a job. FX thread only. */
public interface CaseActions {

    /** Lets the analyst choose files and imports them. */
    void chooseEvidence();

    /** Lets the analyst choose a folder and imports it. */
    void chooseEvidenceFolder();

    /** Imports these; detection follows by itself. */
    void importEvidence(List<Path> evidence);

    void detect();

    void verify();

    /** Lets the analyst choose a file and writes the selected events there, or a report about them. */
    void export(ExportFormat format);

    /** Lets the analyst choose a file and writes every reject there with its bytes, as JSON lines. */
    void exportRejects();

    /** Merges users, splits them, gives an alias. */
    void changePeople(PeopleEdit edit);

    /** Takes the last merge, split or alias back. */
    void undoPeople();

    /** Brings a tab to the front. */
    void show(WorkbenchTab tab);
}
