package org.nightjar.cli;

import org.nightjar.model.RuleReport;

/** An element of {@code rules} of {@code detect --json}: what became of one rule or list. */
record RuleShape(
        String kind,
        String id,
        String title,
        String file,
        String sha256,
        String level,
        String state,
        String reason,
        long events,
        int findings) {

    static RuleShape of(RuleReport report) {
        return new RuleShape(
                report.kind(),
                report.id(),
                report.title(),
                report.file(),
                report.sha256(),
                report.level(),
                report.state().id(),
                report.reason(),
                report.events(),
                report.findings());
    }
}
