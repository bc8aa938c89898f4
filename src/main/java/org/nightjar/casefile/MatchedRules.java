package org.nightjar.casefile;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.nightjar.detect.sigma.RuleFile;
import org.nightjar.detect.sigma.RuleSet;
import org.nightjar.detect.sigma.SigmaMatching;
import org.nightjar.job.JobContext;
import org.nightjar.model.NightjarException;
import org.nightjar.store.CaseStore;
import org.nightjar.store.EventIndex;

/**
 * What rules match in a case, kept while the same files are matched against the same events: whoever moves a window asks
 * again and again, and neither rules nor events have changed. Four bytes a match. For one thread at a time.
 */
final class MatchedRules {

    /** Not held: an import makes another index, and this one must go. */
    private WeakReference<@Nullable EventIndex> events = new WeakReference<>(null);

    private List<RuleFile> files = List.of();
    private @Nullable SigmaMatching matching;

    /** @throws org.nightjar.job.JobCancelledException if the job was cancelled; then what was known is known still */
    SigmaMatching of(
            CaseStore store, EventIndex index, RuleSet rules, Optional<UnfinishedRun> unfinished, JobContext job)
            throws NightjarException {
        SigmaMatching known = matching;
        EventIndex before = events.get();
        if (known != null && before != null && before.isOfSame(index) && files.equals(rules.files())) {
            unfinished.ifPresent(run -> run.keep(known));
            return known;
        }
        Optional<SigmaMatching> left = unfinished.flatMap(run -> run.matching(rules, index));
        SigmaMatching made = left.isPresent()
                ? left.get()
                : SigmaMatching.of(index, () -> new StoredRecordReader(store, index::storeRow), rules, job);
        events = new WeakReference<>(index);
        files = rules.files();
        matching = made;
        unfinished.ifPresent(run -> run.keep(made));
        return made;
    }
}
