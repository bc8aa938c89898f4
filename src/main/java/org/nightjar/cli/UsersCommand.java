package org.nightjar.cli;

import java.util.List;
import org.nightjar.casefile.CaseData;
import org.nightjar.model.UserRisk;
import picocli.CommandLine.Command;

/** Ranked users. */
@Command(
        name = "users",
        description = "List the users of a case, ranked by risk.",
        footer = {"", "Example:", "  nightjar users --case acme --limit 10"})
final class UsersCommand extends ResultCommand<UserRisk> {

    UsersCommand(Surroundings around) {
        super(around);
    }

    @Override
    List<UserRisk> items(CaseData data) {
        return data.detection().users();
    }

    @Override
    ResultShape<UserRisk> shape(CaseData data, ClockText clock) {
        return new UserShape(data, clock);
    }
}
