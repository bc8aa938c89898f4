package org.nightjar.ui.overview;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.nightjar.analysis.Focus;
import org.nightjar.analysis.SelectedRows;
import org.nightjar.analysis.triage.Disposition;
import org.nightjar.casefile.CaseData;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.AddressKind;
import org.nightjar.model.DetectorReport;
import org.nightjar.model.Dimension;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.Finding;
import org.nightjar.model.Incident;
import org.nightjar.model.NetworkClass;
import org.nightjar.model.TimeRange;
import org.nightjar.model.TriageState;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;
import org.nightjar.ui.parts.Figures;
import org.nightjar.ui.parts.Words;

/**
 * What is read first: who stands out, the size of the case, whether the counts add up, what was looked for.
 *
 * @param standouts at most {@link #SHOWN}, best first
 * @param dismissed how many incidents, or findings where there are none, were dismissed and so are not among them
 * @param span of all events
 * @param events in the case
 * @param users distinct
 * @param accounts distinct
 * @param services distinct
 * @param countries distinct
 * @param findings of the last detection
 * @param incidents of the last detection
 * @param evidence the sums of all items
 * @param detectors what became of each detector
 */
public record Overview(
        List<Standout> standouts,
        int dismissed,
        TimeRange span,
        long events,
        int users,
        int accounts,
        int services,
        int countries,
        int findings,
        int incidents,
        Sums evidence,
        List<DetectorReport> detectors) {

    static final int SHOWN = 5;
    private static final int PLACES = 3;

    /** The counters of all evidence items, summed. */
    public record Sums(int items, long bytes, long read, long stored, long duplicates, long rejected) {

        /** Of these items. */
        public static Sums of(List<EvidenceItem> items) {
            return new Sums(
                    items.size(),
                    items.stream().mapToLong(EvidenceItem::bytes).sum(),
                    items.stream().mapToLong(EvidenceItem::read).sum(),
                    items.stream().mapToLong(EvidenceItem::stored).sum(),
                    items.stream().mapToLong(EvidenceItem::duplicates).sum(),
                    items.stream().mapToLong(EvidenceItem::rejected).sum());
        }

        /** Whether read = stored + duplicates + rejected. */
        public boolean reconcile() {
            return read == stored + duplicates + rejected;
        }
    }

    public Overview {
        standouts = List.copyOf(standouts);
        detectors = List.copyOf(detectors);
    }

    /** Whether a detection has run. */
    public boolean detected() {
        return !detectors.isEmpty();
    }

    /** Reads the case; the cost is that of the events behind what stands out. */
    public static Overview of(CaseData data) {
        EventIndex index = data.index();
        boolean single = data.detection().incidents().isEmpty();
        Stream<Standout> standouts = single
                ? data.detection().findings().stream()
                        .filter(finding -> isShown(data.triage().of(finding)))
                        .limit(SHOWN)
                        .map(finding -> of(finding, index))
                : data.detection().incidents().stream()
                        .filter(incident -> isShown(data.triage().of(incident)))
                        .limit(SHOWN)
                        .map(incident -> of(incident, index));
        Stream<Disposition> said = single
                ? data.detection().findings().stream().map(data.triage()::of)
                : data.detection().incidents().stream().map(data.triage()::of);
        return new Overview(
                standouts.toList(),
                (int) said.filter(one -> !isShown(one)).count(),
                index.span(),
                index.size(),
                distinct(index, Dimension.USER),
                distinct(index, Dimension.ACCOUNT),
                distinct(index, Dimension.SERVICE),
                distinct(index, Dimension.COUNTRY),
                data.detection().findings().size(),
                data.detection().incidents().size(),
                Sums.of(data.evidence()),
                data.detection().detectors());
    }

    private static boolean isShown(Disposition said) {
        return said.state() != TriageState.DISMISSED;
    }

    private static int distinct(EventIndex index, Dimension dimension) {
        return index.column(dimension).dictionary().size() - 1;
    }

    private static Standout of(Finding finding, EventIndex index) {
        return new Standout(
                new Focus.OnFinding(finding.id()),
                index.people().shown(Dimension.USER, finding.user()),
                finding.score(),
                finding.windowStart(),
                finding.windowEnd(),
                places(finding.eventIds(), index),
                finding.explanation().summary(),
                finding.eventIds().size(),
                1);
    }

    private static Standout of(Incident incident, EventIndex index) {
        return new Standout(
                new Focus.OnIncident(incident.rank()),
                index.people().shown(Dimension.USER, incident.user()),
                incident.score(),
                incident.windowStart(),
                incident.windowEnd(),
                places(incident.eventIds(), index),
                incident.summary(),
                incident.eventIds().size(),
                incident.findingIds().size());
    }

    /** Where these events came from: place, operator and what kind of network that is. */
    static List<String> places(List<String> eventIds, EventIndex index) {
        RowSet rows = SelectedRows.rows(eventIds, index);
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            String place = place(index.addressOf(rows.row(i)));
            if (!place.isEmpty()) {
                counts.merge(place, 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(PLACES)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String place(AddressFacts facts) {
        if (facts.kind() != AddressKind.PUBLIC) {
            return "";
        }
        String country = facts.countryCode().isEmpty() ? facts.address() : Figures.country(facts.countryCode());
        String town = facts.city().isEmpty() ? country : facts.city() + ", " + country;
        String operator = facts.asOrganization();
        boolean telling = facts.networkClass() != NetworkClass.UNKNOWN && facts.networkClass() != NetworkClass.ISP;
        String network = telling ? Words.of("network." + facts.networkClass().id()) : "";
        return Stream.of(town, operator, network)
                .filter(part -> !part.isEmpty())
                .reduce((a, b) -> a + " · " + b)
                .orElse("");
    }
}
