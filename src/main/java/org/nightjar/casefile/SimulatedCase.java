package org.nightjar.casefile;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.nightjar.detect.Matching;
import org.nightjar.detect.evaluation.LabelledCase;
import org.nightjar.detect.evaluation.Truth;
import org.nightjar.detect.sigma.RuleSet;
import org.nightjar.detect.sigma.SigmaMatching;
import org.nightjar.evidence.EvidenceLimits;
import org.nightjar.job.JobContext;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;
import org.nightjar.simulate.Simulation;
import org.nightjar.simulate.SimulationPlan;
import org.nightjar.simulate.SimulationSummary;
import org.nightjar.simulate.Story;
import org.nightjar.store.CaseStore;
import org.nightjar.store.CodeMap;
import org.nightjar.store.EventIndex;
import org.nightjar.store.EventTable;
import org.nightjar.store.h2.H2CaseStore;

/**
 * A case that was simulated and imported as any evidence is: through files, parser and case database. Confined to one
 * thread; to be closed.
 */
final class SimulatedCase implements AutoCloseable {

    private static final String CASE = "case";

    private final CaseStore store;
    private final EventTable table;
    private final Truth truth;
    private final RuleSet rules;
    private final String name;

    private SimulatedCase(CaseStore store, EventTable table, Truth truth, RuleSet rules, String name) {
        this.store = store;
        this.table = table;
        this.truth = truth;
        this.rules = rules;
        this.name = name;
    }

    /**
     * Simulates, imports and reads back.
     *
     * @param folder an empty one, in which evidence and case are left
     */
    static SimulatedCase make(Path folder, long seed, long events, RuleSet rules, JobContext job)
            throws NightjarException {
        SimulationPlan plan =
                SimulationPlan.of(Story.MIXED, seed).withEvents(events).withZip(true);
        SimulationSummary made = Simulation.run(plan, folder, job);
        Path caseFolder = CaseFiles.folderOf(folder.resolve(CASE));
        CaseStore store = H2CaseStore.create(caseFolder, CASE, "evaluation");
        try {
            ImportSummary read =
                    new EvidenceImport(store, caseFolder, EvidenceLimits.DEFAULT, job).run(List.of(made.evidence()));
            if (read.stored() != made.events()) {
                throw new NightjarException(
                        ErrorKind.CASE_DAMAGED,
                        "Of " + made.events() + " simulated events " + read.stored() + " were stored.");
            }
            return new SimulatedCase(store, store.loadEvents(job), Truth.read(made.truth()), rules, "seed " + seed);
        } catch (NightjarException | RuntimeException failed) {
            store.close();
            throw failed;
        }
    }

    LabelledCase labelled() throws NightjarException {
        return new Part(truth, Set.of());
    }

    @Override
    public void close() throws NightjarException {
        store.close();
    }

    /** The case without some of its events. */
    private final class Part implements LabelledCase {
        private final Truth ofPart;
        private final int[] originals;
        private final EventIndex index;

        Part(Truth ofPart, Set<String> left) throws NightjarException {
            this.ofPart = ofPart;
            originals = java.util.stream.IntStream.range(0, table.rows())
                    .filter(row -> left.isEmpty() || !left.contains(table.eventId(row)))
                    .toArray();
            EventTable rest = new EventTable();
            rest.reserve(originals.length);
            CodeMap codes = new CodeMap(table, rest);
            rest.append(table, originals, 0, originals.length, codes, 1);
            try (CaseEnrichment enrichment = CaseEnrichment.with(List.of(), JobContext.unwatched())) {
                index = EventIndex.build(rest, enrichment);
            }
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Truth truth() {
            return ofPart;
        }

        @Override
        public EventIndex index() {
            return index;
        }

        @Override
        public Matching rules(JobContext job) throws NightjarException {
            return SigmaMatching.of(
                    index,
                    () -> new StoredRecordReader(store, row -> originals[(int) index.storeRow(row)]),
                    rules,
                    job);
        }

        @Override
        public LabelledCase only(String attackId) throws NightjarException {
            Set<String> others = new HashSet<>();
            truth.attacks().stream()
                    .filter(one -> !one.id().equals(attackId))
                    .forEach(one -> others.addAll(one.eventIds()));
            return new Part(truth.only(attackId), others);
        }
    }
}
