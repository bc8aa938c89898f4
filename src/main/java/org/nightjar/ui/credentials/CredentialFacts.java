package org.nightjar.ui.credentials;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.layout.VBox;
import org.nightjar.analysis.credential.Credential;
import org.nightjar.analysis.credential.Credential.Origin;
import org.nightjar.analysis.credential.Credential.Stretch;
import org.nightjar.analysis.credential.CredentialLanes.Lane;
import org.nightjar.analysis.credential.CredentialState;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.Dimension;
import org.nightjar.store.EventIndex;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Nodes;
import org.nightjar.ui.parts.Words;

/** One credential's life in sentences: issue, uses, networks over time, sleeps, ends. FX thread only. */
final class CredentialFacts {

    /** Longer lists are cut and counted. */
    private static final int SHOWN = 12;

    private CredentialFacts() {}

    static void fill(VBox page, Lane lane, EventIndex index, ZoneId zone) {
        Credential life = lane.credential();
        page.getChildren().add(Nodes.label(life.id(), "mono", "strong"));
        page.getChildren().add(Nodes.paragraph(issue(life, index, zone)));
        page.getChildren().add(Nodes.paragraph(uses(life, index, zone)));
        lines(page, networks(life, index, zone).stream());
        lines(page, life.parallels().stream().map(one -> stretch("credentials.parallel", one, zone)));
        lines(page, life.sleeps().stream().map(one -> stretch("credentials.sleep", one, zone)));
        lines(page, life.changes().stream().map(one -> change(one, index, zone)));
    }

    /** For those who do not see the picture. */
    static String sentence(Credential life) {
        String states =
                life.states().stream().sorted().map(CredentialState::label).collect(Collectors.joining(", "));
        return life.id() + ", " + life.user() + ", " + Words.count("events", life.events()) + ", " + states;
    }

    private static String issue(Credential life, EventIndex index, ZoneId zone) {
        if (life.issuedRow() < 0) {
            return Words.of("credentials.issue.unknown");
        }
        String issued = Words.of(
                "credentials.issue",
                Figures.time(index.time(life.issuedRow()), zone),
                shown(index, life.issuedBy()),
                index.value(Dimension.ACTION, life.issuedRow()));
        return life.expires() == Credential.NEVER
                ? issued
                : issued + " "
                        + Words.of("credentials.expires", Figures.time(Instant.ofEpochMilli(life.expires()), zone));
    }

    private static String shown(EventIndex index, String userId) {
        return userId.isEmpty() ? Words.of("facets.unsaid") : index.people().shown(Dimension.USER, userId);
    }

    private static String uses(Credential life, EventIndex index, ZoneId zone) {
        if (life.firstRow() < 0) {
            return Words.of("credentials.unused");
        }
        String used = Words.of(
                "credentials.uses",
                Words.count("events", life.events()),
                shown(index, life.user()),
                Figures.between(index.time(life.firstRow()), index.time(life.lastRow()), zone));
        return life.lateUses() == 0
                ? used
                : used + " " + Words.of("credentials.late", Words.count("events", life.lateUses()));
    }

    private static String stretch(String key, Stretch one, ZoneId zone) {
        Instant from = Instant.ofEpochMilli(one.fromMillis());
        Instant to = Instant.ofEpochMilli(one.toMillis());
        return Words.of(key, Figures.between(from, to, zone), Figures.span(Duration.between(from, to)));
    }

    private static String change(Credential.Change change, EventIndex index, ZoneId zone) {
        String to = change.to() == CredentialState.ISSUED
                ? Words.of("credentials.enabled")
                : change.to().label();
        return Words.of(
                "credentials.change",
                to,
                Figures.time(index.time(change.row()), zone),
                shown(index, index.value(Dimension.USER, change.row())));
    }

    /** A line a network in the order of its first use: how long, how often, from which countries, with which clients. */
    private static List<String> networks(Credential life, EventIndex index, ZoneId zone) {
        Map<String, List<Origin>> byNetwork = life.origins().stream()
                .collect(Collectors.groupingBy(
                        one -> name(index.address(one.addressCode())), LinkedHashMap::new, Collectors.toList()));
        return byNetwork.entrySet().stream()
                .map(entry -> network(entry.getKey(), entry.getValue(), index, zone))
                .toList();
    }

    private static String name(AddressFacts facts) {
        if (!facts.network().isEmpty()) {
            return facts.network();
        }
        return facts.address().isEmpty() ? Words.of("facets.unsaid") : Words.of("credentials.service");
    }

    private static String network(String name, List<Origin> origins, EventIndex index, ZoneId zone) {
        int first = origins.stream().mapToInt(Origin::firstRow).min().orElseThrow();
        int last = origins.stream().mapToInt(Origin::lastRow).max().orElseThrow();
        return Words.of(
                "credentials.network",
                name,
                Words.count("events", origins.stream().mapToInt(Origin::events).sum()),
                Figures.between(index.time(first), index.time(last), zone),
                distinct(origins.stream()
                        .map(one -> index.people()
                                .shown(
                                        Dimension.ADDRESS,
                                        index.address(one.addressCode()).address()))),
                distinct(origins.stream()
                        .map(one ->
                                Figures.country(index.address(one.addressCode()).countryCode()))),
                distinct(
                        origins.stream().map(one -> index.agent(one.agentCode()).family())));
    }

    private static String distinct(Stream<String> values) {
        TreeSet<String> sorted = values.filter(one -> !one.isEmpty()).collect(Collectors.toCollection(TreeSet::new));
        String joined = sorted.stream().limit(3).collect(Collectors.joining(", "));
        return sorted.isEmpty()
                ? Words.of("facets.unsaid")
                : sorted.size() <= 3 ? joined : joined + " " + Words.of("more", Figures.count(sorted.size() - 3));
    }

    private static void lines(VBox page, Stream<String> lines) {
        List<String> all = lines.toList();
        all.stream().limit(SHOWN).forEach(line -> page.getChildren().add(Nodes.paragraph(line, "small-text")));
        if (all.size() > SHOWN) {
            page.getChildren().add(Nodes.label(Words.of("more", Figures.count(all.size() - SHOWN)), "muted"));
        }
    }
}
