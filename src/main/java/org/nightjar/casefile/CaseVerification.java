package org.nightjar.casefile;

import java.util.ArrayList;
import java.util.List;
import org.nightjar.job.JobContext;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.NightjarException;
import org.nightjar.store.CaseStore;
import org.nightjar.store.RecordSearch;

/**
 * Reads the evidence again where it still lies, compares stored records with it, and asks the store and the action log
 * whether they are sound.
 */
final class CaseVerification {

    /** How many conflicts are spelled out. */
    static final int CONFLICTS = 20;

    private final List<String> passed = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();
    private final List<String> notChecked = new ArrayList<>();

    private CaseVerification() {}

    static VerifyReport of(CaseStore store, List<String> conflicts, CaseIndex.Comparison columns, JobContext job)
            throws NightjarException {
        CaseVerification verification = new CaseVerification();
        List<EvidenceItem> items = store.evidence();
        boolean digests = DigestCheckRun.isNeeded(store);
        List<ItemReading> readings = new EvidencePass(store, job).compareRecords(items, digests);
        readings.forEach(verification::evidence);
        MemberSentences members = new MemberSentences(readings);
        verification.passed.addAll(members.passed);
        verification.failed.addAll(members.failed);
        verification.notChecked.addAll(members.notChecked);
        RecordSentences records = new RecordSentences(readings);
        verification.passed.addAll(records.passed);
        verification.failed.addAll(records.failed);
        verification.notChecked.addAll(records.notChecked);
        verification.counters(items, store.countEvents());
        List<String> wrong = store.check(job);
        verification.failed.addAll(wrong);
        if (wrong.isEmpty()) {
            verification.passed.add("The store is sound: every block reads, and its counts agree with the evidence.");
            verification.passed.add(
                    "The action log is unbroken: " + store.actions().size() + " lines.");
        }
        verification.columns(columns);
        verification.summaries(store.recordSearch(), job);
        verification.conflicts(conflicts, store.countConflicts());
        verification.digests(store, digests ? readings : List.of());
        return new VerifyReport(verification.passed, verification.failed, verification.notChecked);
    }

    private void columns(CaseIndex.Comparison columns) {
        if (columns.kept() && columns.difference().isEmpty()) {
            passed.add("The columns that are kept for opening the case say what the database says.");
        }
        columns.difference().ifPresent(failed::add);
    }

    private void conflicts(List<String> first, long all) {
        if (all == 0) {
            passed.add("No two records of one event id say different things.");
        }
        notChecked.addAll(first);
        if (all > first.size()) {
            notChecked.add("There are " + (all - first.size()) + " more such records; nightjar rejects lists them.");
        }
    }

    private void summaries(RecordSearch search, JobContext job) throws NightjarException {
        long summarized = search.summarized();
        if (summarized == 0) {
            return;
        }
        if (search.summariesFit(job)) {
            passed.add("The summaries for free text hide no record of the " + summarized + " events that they cover.");
        } else {
            failed.add("The summaries for free text do not fit the records, so searches may miss some; take them away"
                    + " with nightjar text --remove.");
        }
    }

    private void digests(CaseStore store, List<ItemReading> readings) throws NightjarException {
        if (!DigestCheckRun.isNeeded(store)) {
            notChecked.add("The evidence holds no CloudTrail digest, so nothing shows that it is as it was delivered.");
            return;
        }
        DigestSentences said = new DigestSentences(DigestCheckRun.of(store, readings), store.evidence());
        passed.addAll(said.passed);
        failed.addAll(said.failed);
        notChecked.addAll(said.notChecked);
    }

    private void evidence(ItemReading reading) {
        String name = name(reading.item());
        switch (reading.state()) {
            case SAME -> passed.add(name + " is unchanged.");
            case CHANGED -> failed.add(name + " has changed since it was imported.");
            case GONE -> notChecked.add(name + " is no longer there.");
            case UNREADABLE -> notChecked.add(name + " cannot be read: " + reading.why());
            case WITHOUT_HASH ->
                notChecked.add(name + " could not be read when it was imported, so there is no hash to check.");
        }
    }

    private static String name(EvidenceItem item) {
        return "Evidence item " + item.id() + " (" + item.path() + ")";
    }

    private void counters(List<EvidenceItem> items, long events) {
        long stored = items.stream().mapToLong(EvidenceItem::stored).sum();
        if (stored == events) {
            passed.add("The case has the " + events + " events that its evidence items account for.");
        } else {
            failed.add("The case has " + events + " events, but its evidence items account for " + stored + ".");
        }
    }
}
