package org.nightjar.ui.details;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nightjar.analysis.identity.IdentityChain;
import org.nightjar.casefile.CaseData;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.AddressNotes;
import org.nightjar.model.AgentFacts;
import org.nightjar.model.Dimension;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.RecordPosition;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Words;

/**
 * One event for the details pane.
 *
 * @param row of the index
 * @param eventId as in the log
 * @param title what was done
 * @param time with its zone
 * @param fields those that the log fills, in reading order
 * @param provenance evidence item, entry, record and offset, from the outside in
 * @param sha256 of the evidence item, or ""
 * @param entrySha256 of the member of an archive that it stands in, or ""
 */
record EventDetails(
        int row,
        String eventId,
        String title,
        String time,
        List<Field> fields,
        List<String> provenance,
        String sha256,
        String entrySha256) {

    /**
     * A field.
     *
     * @param dimension by which events can be selected; empty if none
     * @param label for people
     * @param value as in the log
     */
    record Field(Optional<Dimension> dimension, String label, String value) {}

    private static final List<Dimension> SHOWN = List.of(
            Dimension.USER,
            Dimension.PRINCIPAL,
            Dimension.SESSION,
            Dimension.ROLE,
            Dimension.ACCESS_KEY,
            Dimension.SERVICE,
            Dimension.ACCESS,
            Dimension.OUTCOME,
            Dimension.ERROR_CODE,
            Dimension.RESOURCE,
            Dimension.TARGET,
            Dimension.DETAIL,
            Dimension.ADDRESS,
            Dimension.COUNTRY,
            Dimension.CITY,
            Dimension.ASN,
            Dimension.NETWORK_CLASS,
            Dimension.AGENT_FAMILY,
            Dimension.AGENT,
            Dimension.AGENT_SDK,
            Dimension.AGENT_SYSTEM,
            Dimension.AGENT_MODE,
            Dimension.ACCOUNT,
            Dimension.REGION,
            Dimension.SOURCE,
            Dimension.INTEGRITY);

    EventDetails {
        fields = List.copyOf(fields);
        provenance = List.copyOf(provenance);
    }

    static EventDetails of(CaseData data, int row, ZoneId zone) {
        EventIndex index = data.index();
        List<Field> fields = new ArrayList<>();
        for (Dimension dimension : SHOWN) {
            Column column = index.column(dimension);
            for (int code : column.codes(row)) {
                String value = column.dictionary().value(code);
                if (!value.isEmpty()) {
                    fields.add(new Field(Optional.of(dimension), dimension.label(), value));
                }
            }
        }
        chain(fields, IdentityChain.of(index, index.principalCode(row)));
        accuracy(fields, index.addressOf(row));
        notes(fields, index.addressOf(row).notes());
        client(fields, index.agent(index.column(Dimension.AGENT).code(row)));
        plain(fields, "details.errorMessage", index.errorMessage(row));
        plain(fields, "details.issuedKey", index.issuedKeyId(row));
        plain(fields, index.hasDerivedId(row) ? "details.derivedId" : "details.eventId", index.eventId(row));
        Optional<EvidenceItem> item = data.evidence().stream()
                .filter(one -> one.id() == index.evidenceId(row))
                .findFirst();
        return new EventDetails(
                row,
                index.eventId(row),
                index.value(Dimension.ACTION, row),
                Figures.time(index.time(row), zone),
                fields,
                provenance(index, row, item),
                item.map(EvidenceItem::sha256).orElse(""),
                index.entrySha256(row));
    }

    private static void plain(List<Field> fields, String label, String value) {
        if (!value.isEmpty()) {
            fields.add(new Field(Optional.empty(), Words.of(label), value));
        }
    }

    private static void chain(List<Field> fields, IdentityChain chain) {
        if (chain.isTelling()) {
            plain(fields, "details.chain", chain.sentence());
        }
    }

    private static void accuracy(List<Field> fields, AddressFacts facts) {
        if (facts.accuracyRadiusKm() > 0) {
            plain(
                    fields,
                    "details.accuracy",
                    Words.of("map.card.accuracy.value", Figures.count(facts.accuracyRadiusKm())));
        }
    }

    /** Names the data behind the facts about the address, so that nobody takes a guess of last year for one of today. */
    private static void notes(List<Field> fields, AddressNotes notes) {
        plain(fields, "details.provider", notes.provider());
        plain(fields, "details.connection", notes.connection());
        plain(fields, "details.domain", notes.domain());
        plain(fields, "details.placeSource", notes.placeSource());
        plain(fields, "details.operatorSource", notes.operatorSource());
        plain(fields, "details.classSource", notes.classSource());
    }

    private static void client(List<Field> fields, AgentFacts agent) {
        plain(fields, "details.clientVersion", agent.version());
    }

    private static List<String> provenance(EventIndex index, int row, Optional<EvidenceItem> item) {
        RecordPosition position = index.position(row);
        List<String> steps = new ArrayList<>();
        steps.add(item.map(EvidenceItem::path).orElse(Words.of("details.item", index.evidenceId(row))));
        if (!position.entry().isEmpty()) {
            steps.add(position.entry());
        }
        steps.add(Words.of("details.record", Figures.count(position.recordIndex())));
        if (position.byteOffset() >= 0) {
            steps.add(Words.of("details.offset", Figures.count(position.byteOffset())));
        }
        return steps;
    }
}
