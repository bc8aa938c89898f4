package org.nightjar.casefile;

import java.nio.file.Path;
import org.nightjar.job.JobContext;
import org.nightjar.model.NightjarException;

/** How a face gets hold of a case; the wiring supplies it. Thread-safe. */
public interface CaseOpener {

    /**
     * Opens the case in this folder, which takes seconds for each million events: tells the job how far it is, and
     * leaves nothing open when it is cancelled.
     *
     * @throws org.nightjar.job.JobCancelledException if the job was cancelled
     */
    OpenCase open(Path folder, JobContext job) throws NightjarException;

    /** Makes an empty case in this folder, which must not exist, and opens it. */
    OpenCase create(Path folder) throws NightjarException;
}
