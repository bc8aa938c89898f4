package org.nightjar.casefile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.nightjar.model.DigestCheck;
import org.nightjar.model.EntryIntegrity;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.Integrity;
import org.nightjar.model.IntegrityReport;
import org.nightjar.model.MissingObject;
import org.nightjar.model.SignatureState;

/** Says what a check of digests found, sentence by sentence; long lists are cut, and say so. */
final class DigestSentences {

    /** So many of a kind are named; the rest is counted. The case has them all. */
    private static final int NAMED = 100;

    private final IntegrityReport report;
    private final boolean whole;
    private final Map<Integer, String> paths = new HashMap<>();
    final List<String> passed = new ArrayList<>();
    final List<String> failed = new ArrayList<>();
    final List<String> notChecked = new ArrayList<>();

    DigestSentences(DigestCheckRun.Outcome outcome, List<EvidenceItem> items) {
        items.forEach(item -> paths.put(item.id(), item.path()));
        report = outcome.report();
        whole = outcome.whole();
        if (!outcome.kept()) {
            notChecked.add("Evidence with CloudTrail digests is gone or was changed since its import, so they were not"
                    + " checked again: what follows is what the last check found.");
        } else if (!whole) {
            notChecked.add("Not all evidence could be read again, so a log file that a digest lists may be in what"
                    + " could not.");
        }
        digests();
        logFiles();
        missing();
    }

    private void digests() {
        long verified = report.digests(Integrity.VERIFIED);
        long signed = signatures(SignatureState.VALID);
        if (verified > 0) {
            passed.add(count(verified, "CloudTrail digest is", "CloudTrail digests are")
                    + " confirmed by the digest that follows; " + signed + " of them also by a signature.");
        }
        named(
                failed,
                report.digests().stream()
                        .filter(digest -> digest.state() == Integrity.CONTRADICTED)
                        .map(digest -> "Digest " + where(digest) + ": " + digest.reason()),
                "digests");
        long open = report.digests(Integrity.NOT_COVERED);
        if (open > 0) {
            notChecked.add(count(open, "digest is", "digests are")
                    + " confirmed by nothing, because no sound digest follows in the evidence (of each chain the newest"
                    + " always is).");
        }
        long noKey = signatures(SignatureState.NO_KEY);
        if (noKey > 0) {
            notChecked.add(count(noKey, "signature was", "signatures were")
                    + " not checked for want of the public key; hand over the keys with --public-keys.");
        }
    }

    private long signatures(SignatureState state) {
        return report.digests().stream()
                .filter(digest -> digest.signature() == state)
                .count();
    }

    private static String where(DigestCheck digest) {
        return digest.object().isEmpty() ? "in item " + digest.evidenceId() : last(digest.object());
    }

    private void logFiles() {
        long verified = report.entries(Integrity.VERIFIED);
        if (verified > 0) {
            passed.add(count(verified, "log file has", "log files have") + " the SHA-256 that a digest lists.");
        }
        named(
                failed,
                report.entries().stream()
                        .filter(entry -> entry.state() == Integrity.CONTRADICTED)
                        .map(entry -> "Log file " + where(entry) + ": " + entry.reason()),
                "log files");
        long open = report.entries(Integrity.NOT_COVERED);
        if (open > 0) {
            notChecked.add(count(open, "entry", "entries")
                    + " of the evidence could not be checked, because no digest of the evidence covers them.");
        }
    }

    private String where(EntryIntegrity entry) {
        return (entry.entry().isEmpty() ? "" : entry.entry() + " ") + "of item " + entry.evidenceId() + " ("
                + paths.get(entry.evidenceId()) + ")";
    }

    private void missing() {
        named(
                whole ? failed : notChecked,
                report.missing(MissingObject.Kind.LOG_FILE).stream()
                        .map(one -> "Log file " + last(one.object()) + " is listed by digest " + last(one.digest())
                                + " but not in the evidence: it was deleted or not handed over."),
                "log files");
        named(
                failed,
                report.missing(MissingObject.Kind.DIGEST).stream()
                        .map(one -> "Digest " + last(one.object()) + " is missing between "
                                + one.range().from() + " and " + one.range().to() + ": digest " + last(one.digest())
                                + " names it."),
                "digests");
        named(
                notChecked,
                report.missing(MissingObject.Kind.RESTART).stream()
                        .map(one -> "The digests of account " + one.account() + ", region " + one.region()
                                + ", start anew with " + last(one.object()) + ": between "
                                + one.range().from() + " and "
                                + one.range().to()
                                + " validation or logging was off, and nothing joins the two chains."),
                "restarts");
    }

    private static void named(List<String> list, Stream<String> sentences, String things) {
        List<String> all = sentences.toList();
        list.addAll(all.subList(0, Math.min(NAMED, all.size())));
        if (all.size() > NAMED) {
            list.add("The same holds for " + (all.size() - NAMED) + " further " + things + "; the case lists them.");
        }
    }

    private static String last(String object) {
        return object.substring(object.lastIndexOf('/') + 1);
    }

    private static String count(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
