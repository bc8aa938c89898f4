package org.nightjar.casefile;

import java.time.Duration;
import java.util.List;
import org.nightjar.model.EvidenceItem;

/**
 * What an import did; <b>read = stored + duplicates + rejected</b> always holds.
 *
 * @param evidence the items of this import, in order
 * @param read records found
 * @param stored events kept
 * @param duplicates records whose event the case already had
 * @param rejected what could not be read
 * @param elapsed how long it took
 */
public record ImportSummary(
        List<EvidenceItem> evidence, long read, long stored, long duplicates, long rejected, Duration elapsed) {

    public ImportSummary {
        evidence = List.copyOf(evidence);
    }

    static ImportSummary of(List<EvidenceItem> items, Duration elapsed) {
        return new ImportSummary(
                items,
                items.stream().mapToLong(EvidenceItem::read).sum(),
                items.stream().mapToLong(EvidenceItem::stored).sum(),
                items.stream().mapToLong(EvidenceItem::duplicates).sum(),
                items.stream().mapToLong(EvidenceItem::rejected).sum(),
                elapsed);
    }
}
