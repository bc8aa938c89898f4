package org.nightjar.export.html;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.nightjar.analysis.effect.Effect;
import org.nightjar.analysis.effect.Effects;
import org.nightjar.model.Finding;
import org.nightjar.model.Incident;
import org.nightjar.model.Severity;

/** Incidents told as stories, in the order in which they happened. */
final class IncidentsSection implements ReportSection {

    private static final int SHOWN = 30;

    @Override
    public String id() {
        return "incidents";
    }

    @Override
    public String title() {
        return "What happened";
    }

    @Override
    public void write(ReportScope scope, HtmlWriter html) throws IOException {
        if (scope.incidents().isEmpty()) {
            html.element("p", "No incident was found.", "class", "note");
            return;
        }
        html.element(
                "p",
                "An incident is what several detectors found at one user within a short time. In order of time; the"
                        + " number says how it ranks.",
                "class",
                "lead");
        List<Incident> shown = scope.incidents().stream()
                .limit(SHOWN)
                .sorted(Comparator.comparing(Incident::windowStart))
                .toList();
        Map<Integer, List<Effect>> effects = Effects.of(scope.input().index(), shown);
        for (Incident incident : shown) {
            story(scope, html, incident, effects.getOrDefault(incident.rank(), List.of()));
        }
        ReportSection.cutNote(
                html, shown.size(), scope.incidents().size(), "incidents", "Those that rank lower are in the case.");
    }

    private static void story(ReportScope scope, HtmlWriter html, Incident incident, List<Effect> effects)
            throws IOException {
        String severity = Severity.ofScore(incident.score()).id();
        html.open("article", "class", "card " + severity, "id", "incident-" + incident.rank());
        html.open("h3");
        html.element("span", "#" + incident.rank(), "class", "rank");
        html.text(" " + scope.user(incident.user()) + " ");
        ReportSection.severity(html, severity);
        html.close();
        html.element(
                "p",
                scope.words().span(incident.windowStart(), incident.windowEnd()) + " · score "
                        + Words.score(incident.score()) + " · "
                        + Words.count(incident.eventIds().size(), "event"),
                "class",
                "facts");
        ReportSection.disposition(html, scope.input().triage().of(incident));
        scope.warnIfOutdated(html, incident.user());
        html.element("p", scope.words().sentence(incident.summary()), "class", "summary");
        agrees(html, incident);
        List<Finding> findings = incident.findingIds().stream()
                .map(scope.findingsById()::get)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(Finding::windowStart))
                .toList();
        html.open("ol", "class", "steps");
        for (Finding finding : findings) {
            html.open("li");
            html.open("span", "class", "time");
            String span = scope.words().span(finding.windowStart(), finding.windowEnd());
            // a line may end between the two times, not within one
            for (String time : span.split("(?<= to )")) {
                html.element("span", time, "class", "whole").text(" ");
            }
            html.close();
            html.open("div");
            html.element("a", finding.title(), "href", "#finding-" + finding.id());
            html.element(
                    "span", " " + scope.words().sentence(finding.explanation().actual()));
            html.close().close();
        }
        html.close();
        EffectsTable.write(scope, html, effects);
        html.close();
    }

    /** What adds up to the score. */
    private static void agrees(HtmlWriter html, Incident incident) throws IOException {
        if (!incident.parts().isEmpty()) {
            String parts = incident.parts().stream()
                    .map(part -> String.format(
                            Locale.ROOT, "%s %.1f (%.0f)", part.words(), part.decades(), part.scoreSoFar()))
                    .collect(Collectors.joining(", + "));
            html.element("p", "In decades, with the score so far: " + parts + ".", "class", "facts");
        }
    }
}
