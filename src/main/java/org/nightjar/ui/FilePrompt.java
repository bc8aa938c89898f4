package org.nightjar.ui;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks the analyst for files; the real one is {@link ChooserPrompt}. FX thread; may block it while a dialog is open. */
public interface FilePrompt {

    /** Files of evidence; none if the analyst changed their mind. */
    List<Path> chooseEvidence();

    Optional<Path> chooseEvidenceFolder();

    /** MaxMind DB files; none if the analyst changed their mind. */
    List<Path> chooseLocationDatabases();

    /** A folder of Sigma rules. */
    Optional<Path> chooseRules();

    /** Lists of indicators; none if the analyst changed their mind. */
    List<Path> chooseIndicators();

    /** Files of values for placeholders of rules; none if the analyst changed their mind. */
    List<Path> choosePlaceholders();

    /** The folder of an existing case. */
    Optional<Path> chooseCase();

    /** A folder in which to make something. */
    Optional<Path> chooseFolder(Path start);

    /**
     * A file to write.
     *
     * @param name proposed, with its extension
     * @param label what it will be, for people
     * @param extension without the dot
     */
    Optional<Path> chooseOutput(String name, String label, String extension);
}
