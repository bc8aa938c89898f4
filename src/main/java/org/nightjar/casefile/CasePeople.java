package org.nightjar.casefile;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.nightjar.job.JobContext;
import org.nightjar.model.NightjarException;
import org.nightjar.model.People;
import org.nightjar.model.PeopleStep;
import org.nightjar.store.EventIndex;
import org.nightjar.store.PeopleStore;

/** Merges, splits and aliases in a case's store, each with its line in the action log. One at a time. */
final class CasePeople implements StepTimes {

    private final PeopleStore store;

    CasePeople(PeopleStore store) {
        this.store = store;
    }

    /**
     * What was kept.
     *
     * @param words what changed, in a sentence
     * @param next the case as it is now
     */
    record Step(String words, CaseData next) {}

    /** Says it of the case; empty if it was said before. */
    Optional<Step> change(CaseData now, PeopleEdit edit, JobContext job) throws NightjarException {
        List<People.Change> changes = edit.changes(now.people(), now.index());
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        String words = PeopleWords.of(changes);
        return Optional.of(keep(now, new PeopleStep(0, now(), changes, 0), words, words, job));
    }

    /** Takes the last step back; empty if there is none. */
    Optional<Step> undo(CaseData now, JobContext job) throws NightjarException {
        Optional<PeopleStep> last = store.lastToUndo();
        if (last.isEmpty()) {
            return Optional.empty();
        }
        String words = PeopleWords.of(last.get().changes());
        return Optional.of(keep(now, last.get().reversed(now()), words, "Taken back: " + words, job));
    }

    /** Does again what was taken back last; empty if there is nothing, or something was said since. */
    Optional<Step> redo(CaseData now, JobContext job) throws NightjarException {
        Optional<PeopleStep> takenBack = store.lastToRedo();
        if (takenBack.isEmpty()) {
            return Optional.empty();
        }
        PeopleStep again = takenBack.get().reversed(now());
        String words = PeopleWords.of(again.changes());
        return Optional.of(keep(now, again, words, "Done again: " + words, job));
    }

    private Step keep(CaseData now, PeopleStep step, String words, String detail, JobContext job)
            throws NightjarException {
        CaseData next = with(now, now.people().with(step.changes()), job);
        store.add(step, detail);
        return new Step(words, next);
    }

    @Override
    public Optional<Instant> lastToUndo() throws NightjarException {
        return store.lastToUndo().map(PeopleStep::time);
    }

    @Override
    public Optional<Instant> lastToRedo() throws NightjarException {
        return store.lastToRedo().map(PeopleStep::time);
    }

    @Override
    public Optional<Instant> lastDone() throws NightjarException {
        return store.lastDone();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private static CaseData with(CaseData now, People people, JobContext job) throws NightjarException {
        return now.withAnswers(saying(now.index(), people, job), now.geoDatabases());
    }

    /** The same events with that said of them; nothing is placed anew, so no databases of the case are needed. */
    static EventIndex saying(EventIndex index, People said, JobContext job) throws NightjarException {
        try (CaseEnrichment enrichment = CaseEnrichment.with(List.of(), job)) {
            return index.withPeople(enrichment, said);
        }
    }
}
