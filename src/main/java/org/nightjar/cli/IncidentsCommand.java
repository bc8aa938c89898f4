package org.nightjar.cli;

import java.util.List;
import org.nightjar.casefile.CaseData;
import org.nightjar.model.Incident;
import picocli.CommandLine.Command;

/** Incidents, best first. */
@Command(
        name = "incidents",
        description = "List the incidents (findings of one user close in time), best first.",
        footer = {"", "Example:", "  nightjar incidents --case acme --format json --limit 5"})
final class IncidentsCommand extends ResultCommand<Incident> {

    IncidentsCommand(Surroundings around) {
        super(around);
    }

    @Override
    List<Incident> items(CaseData data) {
        return data.detection().incidents();
    }

    @Override
    ResultShape<Incident> shape(CaseData data, ClockText clock) {
        return new IncidentShape(data, clock);
    }
}
