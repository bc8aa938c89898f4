package org.nightjar.ui.detection;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.nightjar.model.DetectionScope;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Words;

/** What a detection judged and by what, in words, in the zone of the window. */
public final class ScopeWords {

    private ScopeWords() {}

    /** One sentence. */
    public static String sentence(DetectionScope scope, ZoneId zone) {
        List<String> parts = new ArrayList<>();
        scope.baseline().ifPresent(range -> parts.add(Words.of("scope.says.baseline", Figures.range(range, zone))));
        scope.incident().ifPresent(range -> parts.add(Words.of("scope.says.incident", Figures.range(range, zone))));
        if (!scope.leftOutUsers().isEmpty()) {
            parts.add(Words.of("scope.says.without", String.join(", ", scope.leftOutUsers())));
        }
        if (!scope.accounts().ours().isEmpty()) {
            parts.add(Words.of(
                    "scope.says.ours", String.join(", ", scope.accounts().ours())));
        }
        if (!scope.accounts().notOurs().isEmpty()) {
            parts.add(Words.of(
                    "scope.says.notOurs", String.join(", ", scope.accounts().notOurs())));
        }
        return parts.isEmpty() ? Words.of("scope.says.all") : String.join(" ", parts);
    }
}
