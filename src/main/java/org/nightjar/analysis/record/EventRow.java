package org.nightjar.analysis.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.Access;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.AgentFacts;
import org.nightjar.model.AnnotationSubject;
import org.nightjar.model.Dimension;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.Note;
import org.nightjar.model.UserLink;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;

/**
 * A row of an index, ready to be asked for its {@link EventField}s.
 *
 * @param index of the case
 * @param evidencePaths path of each evidence item, by its number
 * @param row in the index
 */
public record EventRow(EventIndex index, Map<Integer, String> evidencePaths, int row) {

    /** How to get the rows of one case. */
    public static IntFunction<EventRow> of(EventIndex index, List<EvidenceItem> evidence) {
        Map<Integer, String> paths =
                evidence.stream().collect(Collectors.toUnmodifiableMap(EvidenceItem::id, EvidenceItem::path));
        return row -> new EventRow(index, paths, row);
    }

    AddressFacts address() {
        return index.addressOf(row);
    }

    AgentFacts agent() {
        return index.agent(index.column(Dimension.AGENT).code(row));
    }

    @Nullable
    String alias(Dimension dimension) {
        return known(index.people().alias(dimension, index.value(dimension, row)));
    }

    @Nullable
    String mergedFrom() {
        UserLink link = index.link(index.principalCode(row));
        return link.isMerged() ? link.folded().id() : null;
    }

    @Nullable
    Object accuracyRadiusKm() {
        int radius = address().accuracyRadiusKm();
        return radius == 0 ? null : (long) radius;
    }

    @Nullable
    String text(Dimension dimension) {
        return known(index.value(dimension, row));
    }

    List<String> all(Dimension dimension) {
        Column column = index.column(dimension);
        List<String> values = new ArrayList<>();
        for (int code : column.codes(row)) {
            values.add(column.dictionary().value(code));
        }
        return values;
    }

    List<String> notes() {
        return index.annotations().notesOn(AnnotationSubject.event(index.eventId(row))).stream()
                .map(Note::text)
                .toList();
    }

    @Nullable
    Object readOnly() {
        Access access = index.access(row);
        return access == Access.UNKNOWN ? null : access == Access.READ;
    }

    @Nullable
    Object asn() {
        long asn = address().asn();
        return asn == 0 ? null : asn;
    }

    @Nullable
    Object degrees(double value) {
        return Double.isNaN(value) ? null : value;
    }

    @Nullable
    String evidencePath() {
        return evidencePaths.get(index.evidenceId(row));
    }

    static @Nullable String known(String text) {
        return text.isEmpty() ? null : text;
    }
}
