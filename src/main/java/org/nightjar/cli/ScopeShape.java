package org.nightjar.cli;

import java.util.List;
import java.util.Optional;
import org.nightjar.model.DetectionScope;
import org.nightjar.model.TimeRange;

/** What a run of detection judged and by what, as JSON: windows as {@code FROM/TO}, "" if not chosen. */
record ScopeShape(
        String baseline,
        String incident,
        List<String> leftOut,
        List<String> ownAccounts,
        List<String> foreignAccounts) {

    static ScopeShape of(DetectionScope scope) {
        return new ScopeShape(
                text(scope.baseline()),
                text(scope.incident()),
                scope.leftOutUsers(),
                scope.accounts().ours(),
                scope.accounts().notOurs());
    }

    private static String text(Optional<TimeRange> range) {
        return range.map(chosen -> chosen.from() + "/" + chosen.to()).orElse("");
    }
}
