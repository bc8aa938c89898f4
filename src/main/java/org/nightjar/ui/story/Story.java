package org.nightjar.ui.story;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.nightjar.analysis.SelectedRows;
import org.nightjar.analysis.effect.Effect;
import org.nightjar.analysis.effect.Effects;
import org.nightjar.casefile.CaseData;
import org.nightjar.model.Finding;
import org.nightjar.model.Incident;

/**
 * An incident with all that its story needs.
 *
 * @param incident which
 * @param findings in time order
 * @param effects what it left behind, in time order
 */
public record Story(Incident incident, List<Finding> findings, List<Effect> effects) {

    static Story of(CaseData data, Incident incident) {
        List<Finding> findings = incident.findingIds().stream()
                .flatMap(id -> SelectedRows.findFinding(id, data.detection()).stream())
                .sorted(Comparator.comparing(Finding::windowStart).thenComparing(Finding::id))
                .toList();
        Map<Integer, List<Effect>> effects = Effects.of(data.index(), List.of(incident));
        return new Story(incident, findings, effects.getOrDefault(incident.rank(), List.of()));
    }

    /** Those that somebody has to look after, then the others, each in time order. */
    List<Effect> openFirst() {
        return effects.stream()
                .sorted(Comparator.comparing((Effect effect) -> !effect.state().isOpen()))
                .toList();
    }

    long open() {
        return effects.stream().filter(effect -> effect.state().isOpen()).count();
    }
}
