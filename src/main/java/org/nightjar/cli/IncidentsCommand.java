package org.nightjar.cli;

import java.util.List;
import org.nightjar.casefile.CaseData;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.Incident;
import org.nightjar.model.People;
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
    List<Incident> items(DetectionResult detection, People people) {
        return detection.incidents();
    }

    @Override
    ResultShape<Incident> shape(CaseData data) {
        return new IncidentShape(data);
    }
}
