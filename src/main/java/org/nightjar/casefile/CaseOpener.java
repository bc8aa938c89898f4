package org.nightjar.casefile;

import java.nio.file.Path;
import org.nightjar.model.NightjarException;

/** How a face gets hold of a case; the wiring supplies it. Thread-safe; both calls may take seconds. */
public interface CaseOpener {

    /** Opens the case in this folder. */
    OpenCase open(Path folder) throws NightjarException;

    /** Makes an empty case in this folder, which must not exist, and opens it. */
    OpenCase create(Path folder) throws NightjarException;
}
