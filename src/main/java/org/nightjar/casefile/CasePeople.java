package org.nightjar.casefile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightjar.job.JobContext;
import org.nightjar.model.NightjarException;
import org.nightjar.model.People;
import org.nightjar.store.EventIndex;
import org.nightjar.store.PeopleStore;

/** Merges, splits and aliases in a case's store, each with its line in the action log. One at a time. */
final class CasePeople {

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
        CaseData next = with(now, now.people().with(changes), job);
        store.change(changes, words);
        return Optional.of(new Step(words, next));
    }

    /** Takes the last step back; empty if there is none. */
    Optional<Step> undo(CaseData now, JobContext job) throws NightjarException {
        List<People.Change> last = store.lastChange();
        if (last.isEmpty()) {
            return Optional.empty();
        }
        List<People.Change> backwards = new ArrayList<>();
        last.forEach(change -> backwards.add(0, change.reversed()));
        String words = PeopleWords.of(last);
        CaseData next = with(now, now.people().with(backwards), job);
        store.takeBack("Taken back: " + words);
        return Optional.of(new Step(words, next));
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
