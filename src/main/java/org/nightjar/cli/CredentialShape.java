package org.nightjar.cli;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nightjar.analysis.credential.Credential;
import org.nightjar.analysis.credential.CredentialState;
import org.nightjar.cli.TextTable.Heading;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.Dimension;
import org.nightjar.store.EventIndex;

/** Lives of credentials; what is not known is null or "". */
final class CredentialShape implements ResultShape<Credential> {

    /** One object of {@code credentials --format json}. */
    record Json(
            String credential,
            @Nullable String user,
            List<String> states,
            @Nullable String issued,
            @Nullable String issuedBy,
            @Nullable String issueEventId,
            @Nullable String expires,
            @Nullable String firstUse,
            @Nullable String lastUse,
            int events,
            int usesAfterEnd,
            List<Origin> origins,
            List<Stretch> parallel,
            List<Stretch> sleeps,
            List<Change> changes,
            String query,
            @Nullable String credentialAlias,
            @Nullable String userAlias) {}

    /** One address and client. */
    record Origin(
            String sourceIp,
            String network,
            String country,
            String userAgent,
            String userAgentFamily,
            String firstUse,
            String lastUse,
            int events) {}

    /** Times of a stretch. */
    record Stretch(String from, String to) {}

    /** Disabled, enabled or deleted, and by which event. */
    record Change(String time, String to, String by, String eventId) {}

    private final EventIndex index;
    private final ClockText clock;

    CredentialShape(EventIndex index, ClockText clock) {
        this.index = index;
        this.clock = clock;
    }

    @Override
    public Json json(Credential one) {
        boolean issued = one.issuedRow() >= 0;
        return new Json(
                one.id(),
                known(one.user()),
                states(one),
                time(one.issuedRow()),
                known(one.issuedBy()),
                issued ? index.eventId(one.issuedRow()) : null,
                one.expires() == Credential.NEVER
                        ? null
                        : Instant.ofEpochMilli(one.expires()).toString(),
                time(one.firstRow()),
                time(one.lastRow()),
                one.events(),
                one.lateUses(),
                one.origins().stream().map(this::origin).toList(),
                stretches(one.parallels()),
                stretches(one.sleeps()),
                one.changes().stream().map(this::change).toList(),
                one.query(),
                known(index.people().alias(Dimension.ACCESS_KEY, one.id())),
                known(index.people().alias(Dimension.USER, one.user())));
    }

    private static @Nullable String known(String text) {
        return text.isEmpty() ? null : text;
    }

    private @Nullable String time(int row) {
        return row < 0 ? null : index.time(row).toString();
    }

    private static List<String> states(Credential one) {
        return one.states().stream().sorted().map(CredentialState::id).toList();
    }

    private Origin origin(Credential.Origin origin) {
        AddressFacts facts = index.address(origin.addressCode());
        return new Origin(
                facts.address(),
                facts.network(),
                facts.countryCode(),
                index.column(Dimension.AGENT).dictionary().value(origin.agentCode()),
                index.agent(origin.agentCode()).family(),
                index.time(origin.firstRow()).toString(),
                index.time(origin.lastRow()).toString(),
                origin.events());
    }

    private static List<Stretch> stretches(List<Credential.Stretch> stretches) {
        return stretches.stream()
                .map(one -> new Stretch(
                        Instant.ofEpochMilli(one.fromMillis()).toString(),
                        Instant.ofEpochMilli(one.toMillis()).toString()))
                .toList();
    }

    private Change change(Credential.Change change) {
        String to =
                change.to() == CredentialState.ISSUED ? "enabled" : change.to().id();
        return new Change(
                index.time(change.row()).toString(),
                to,
                index.value(Dimension.USER, change.row()),
                index.eventId(change.row()));
    }

    @Override
    public List<String> csvHeading() {
        return List.of(
                "credential",
                "user",
                "states",
                "issued",
                "issuedBy",
                "expires",
                "firstUse",
                "lastUse",
                "events",
                "usesAfterEnd",
                "networks",
                "countries",
                "clients");
    }

    @Override
    public List<@Nullable Object> csv(Credential one) {
        Json json = json(one);
        return Arrays.asList(
                json.credential(),
                json.user(),
                json.states(),
                json.issued(),
                json.issuedBy(),
                json.expires(),
                json.firstUse(),
                json.lastUse(),
                json.events(),
                json.usesAfterEnd(),
                json.origins().stream().map(Origin::network).distinct().toList(),
                json.origins().stream().map(Origin::country).distinct().toList(),
                json.origins().stream().map(Origin::userAgentFamily).distinct().toList());
    }

    @Override
    public TextTable table(List<Credential> items) {
        TextTable table = new TextTable(
                Heading.elastic("CREDENTIAL"),
                Heading.elastic("USER"),
                Heading.text("ISSUED"),
                Heading.elastic("BY"),
                Heading.text("FIRST USE"),
                Heading.text("LAST USE"),
                Heading.number("EVENTS"),
                Heading.number("NETWORKS"),
                Heading.text("WHAT"));
        for (Credential one : items) {
            table.add(
                    index.people().shown(Dimension.ACCESS_KEY, one.id()),
                    index.people().shown(Dimension.USER, one.user()),
                    minute(one, one.issuedRow()),
                    index.people().shown(Dimension.USER, one.issuedBy()),
                    minute(one, one.firstRow()),
                    minute(one, one.lastRow()),
                    Texts.count(one.events()),
                    Texts.count(one.origins().stream()
                            .map(origin -> index.address(origin.addressCode()).network())
                            .filter(network -> !network.isEmpty())
                            .distinct()
                            .count()),
                    one.states().stream()
                            .sorted()
                            .filter(state -> state != CredentialState.ISSUED)
                            .map(CredentialState::label)
                            .collect(Collectors.joining(", ")));
        }
        return table;
    }

    private String minute(Credential one, int row) {
        return row < 0 ? "" : clock.minute(index.time(row), one.user());
    }
}
