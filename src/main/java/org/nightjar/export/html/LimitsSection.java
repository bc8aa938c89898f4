package org.nightjar.export.html;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.nightjar.model.DetectorReport;
import org.nightjar.model.EvidenceItem;

/** What a reader must not conclude from the report. */
final class LimitsSection implements ReportSection {

    private static final List<String> ALWAYS = List.of(
            "What the log does not record is not here: most providers log reads of data only where that was switched"
                    + " on, and other accounts, regions or days may lie outside this evidence.",
            "A finding says that something is unusual for a user, not that it is wrong. Work at night, travel, new"
                    + " projects and emergencies look alike.",
            "No finding does not mean that nothing happened: who behaves as always, or as in the baseline, is not"
                    + " seen. An attacker who was there from the first day is part of what counts as normal.",
            "Users are put together from principals, sessions and keys by rules. Two people who share a credential"
                    + " are one user here; one person with unrelated names may be two.",
            "Places are estimates from databases of the date given above; a VPN, a proxy or a mobile network puts"
                    + " people elsewhere. The class of a network follows from its operator.",
            "Scores order what to read first. They are no probabilities, and those of different cases cannot be"
                    + " compared.",
            "Whether the evidence was complete and genuine when it was handed over is shown only as far as CloudTrail"
                    + " digests among it were checked (see the coverage); the hashes show that it has not changed since.");

    @Override
    public String id() {
        return "limits";
    }

    @Override
    public String title() {
        return "What this report does not show";
    }

    @Override
    public void write(ReportScope scope, HtmlWriter html) throws IOException {
        html.open("ul", "class", "limits");
        for (String sentence : ofThisCase(scope)) {
            html.element("li", sentence);
        }
        for (String sentence : ALWAYS) {
            html.element("li", sentence);
        }
        html.close();
    }

    private static List<String> ofThisCase(ReportScope scope) {
        List<String> sentences = new ArrayList<>();
        long rejected = scope.input().evidence().stream()
                .mapToLong(EvidenceItem::rejected)
                .sum();
        if (rejected > 0) {
            sentences.add(Words.count(rejected, "record") + " could not be read and may hold what matters.");
        }
        long idle = scope.input().detection().detectors().stream()
                .filter(detector -> !detector.applicable())
                .count();
        if (idle > 0) {
            sentences.add(Words.count(idle, "detector")
                    + " could not run on this evidence; the reasons stand under “How it was detected”.");
        }
        if (scope.input().detection().detectors().stream().noneMatch(DetectorReport::applicable)) {
            sentences.add("No detector ran, so this report ranks nobody and finds nothing.");
        }
        if (scope.isRestricted()) {
            sentences.add("The report is restricted by a query; what the query leaves out may change the picture.");
        }
        return sentences;
    }
}
