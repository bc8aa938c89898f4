package org.nightjar.export.html;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.nightjar.analysis.effect.Effect;

/** What an incident left behind, as a table: what is open first. */
final class EffectsTable {

    private static final int SHOWN = 100;

    private EffectsTable() {}

    static void write(ReportScope scope, HtmlWriter html, List<Effect> effects) throws IOException {
        if (effects.isEmpty()) {
            return;
        }
        long open = effects.stream().filter(effect -> effect.state().isOpen()).count();
        html.element(
                "h4", "What it left behind: " + Words.count(open) + " of " + Words.count(effects.size()) + " open");
        html.open("div", "class", "scroll").open("table", "class", "dense");
        ReportSection.tableHead(html, List.of("State", "What", "Event", "Time", "Then"));
        html.open("tbody");
        List<Effect> shown = effects.stream()
                .sorted(Comparator.comparing((Effect effect) -> !effect.state().isOpen()))
                .limit(SHOWN)
                .toList();
        for (Effect effect : shown) {
            html.open("tr");
            html.element("td", effect.state().id().replace('-', ' '));
            html.open("td")
                    .text(effect.describe())
                    .element("small", effect.detail())
                    .close();
            html.open("td")
                    .text(effect.action())
                    .element("small", effect.eventId())
                    .close();
            html.element("td", scope.words().moment(effect.time()), "class", "time");
            html.element("td", then(scope, effect));
            html.close();
        }
        html.close().close().close();
        ReportSection.cutNote(html, shown.size(), effects.size(), "effects", "All are in the case.");
    }

    private static String then(ReportScope scope, Effect effect) {
        return effect.undoingEventId().isEmpty()
                ? ""
                : effect.undoingAction() + " by " + scope.user(effect.undoingUser()) + ", "
                        + scope.words().moment(effect.undoingTime()) + " (" + effect.undoingEventId() + ")";
    }
}
