package org.nightjar.store.h2;

import java.util.List;
import org.nightjar.job.JobContext;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.NightjarException;
import org.nightjar.model.PastFinding;
import org.nightjar.model.RunRecord;
import org.nightjar.model.TriageStep;
import org.nightjar.store.DetectionStore;

/** Rows of what detection found and of what was said of it, each step in a transaction of its own. */
final class H2Detections implements DetectionStore {

    private final CaseConnections connections;

    H2Detections(CaseConnections connections) {
        this.connections = connections;
    }

    @Override
    public RunRecord save(DetectionResult result, RunRecord made, JobContext job) throws NightjarException {
        return connections.run(open -> {
            job.checkCancelled();
            RunRows.supersede(open);
            DetectionRows.save(open, result, job);
            return made.numbered(RunRows.add(open, made));
        });
    }

    @Override
    public List<RunRecord> runs() throws NightjarException {
        return connections.run(RunRows::all);
    }

    @Override
    public List<PastFinding> superseded(int number) throws NightjarException {
        return connections.run(open -> RunRows.findings(open, number));
    }

    @Override
    public TriageStep addTriage(TriageStep step, String logged) throws NightjarException {
        return connections.run(open -> {
            ActionLog.append(open, "triage", logged);
            return TriageRows.add(open, step);
        });
    }

    @Override
    public List<TriageStep> triage() throws NightjarException {
        return connections.run(TriageRows::all);
    }

    @Override
    public DetectionResult load() throws NightjarException {
        return connections.run(DetectionRows::load);
    }
}
