package org.nightjar.cli;

import java.nio.file.Path;
import org.nightjar.casefile.OpenCase;
import org.nightjar.job.JobContext;
import org.nightjar.model.NightjarException;

/** A command on one case that has no use for an index of its events: none is read. */
abstract class UnreadCaseCommand extends CaseCommand {

    UnreadCaseCommand(Surroundings around) {
        super(around);
    }

    @Override
    final OpenCase open(Path folder, JobContext job) throws NightjarException {
        return around.files().openUnread(folder, job);
    }
}
