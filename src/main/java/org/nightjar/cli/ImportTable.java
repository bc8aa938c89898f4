package org.nightjar.cli;

import java.io.PrintStream;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.nightjar.casefile.ImportSummary;
import org.nightjar.cli.TextTable.Heading;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.EvidenceStatus;

/** What an import did, for people: of very many items only those that somebody should look at. */
final class ImportTable {

    /** Lines that still fit on a screen. */
    private static final int MOST = 40;

    private static final Set<EvidenceStatus> ORDINARY = EnumSet.of(
            EvidenceStatus.COMPLETE,
            EvidenceStatus.ALREADY_IMPORTED,
            EvidenceStatus.DIGEST,
            EvidenceStatus.EMPTY,
            EvidenceStatus.OTHER_LOG);

    private ImportTable() {}

    static void print(ImportSummary summary, PrintStream out) {
        List<EvidenceItem> all = summary.evidence();
        List<EvidenceItem> listed = all.size() <= MOST
                ? all
                : all.stream().filter(ImportTable::isTelling).limit(MOST).toList();
        TextTable table = new TextTable(
                Heading.text("STATUS"),
                Heading.number("BYTES"),
                Heading.number("EVENTS"),
                Heading.number("DUPLICATES"),
                Heading.number("REJECTED"),
                Heading.elastic("EVIDENCE"));
        for (EvidenceItem item : listed) {
            table.add(
                    item.status().id(),
                    Texts.count(item.bytes()),
                    Texts.count(item.stored()),
                    Texts.count(item.duplicates()),
                    Texts.count(item.rejected()),
                    Texts.path(item.path()));
        }
        if (!listed.isEmpty() || all.isEmpty()) {
            table.print(out);
        }
        if (listed.size() < all.size()) {
            out.printf(
                    Locale.ROOT,
                    "%s%,d evidence items: %s; --json lists all of them%n",
                    listed.isEmpty() ? "" : System.lineSeparator(),
                    all.size(),
                    byStatus(all));
        }
        out.printf(
                Locale.ROOT,
                "%nread %,d = stored %,d + duplicates %,d + rejected %,d, in %.1f s%n",
                summary.read(),
                summary.stored(),
                summary.duplicates(),
                summary.rejected(),
                summary.elapsed().toMillis() / 1000.0);
    }

    private static String byStatus(List<EvidenceItem> items) {
        Map<EvidenceStatus, Long> counts = new EnumMap<>(EvidenceStatus.class);
        items.forEach(item -> counts.merge(item.status(), 1L, Long::sum));
        return counts.entrySet().stream()
                .map(count ->
                        Texts.count(count.getValue()) + " " + count.getKey().id())
                .collect(Collectors.joining(", "));
    }

    private static boolean isTelling(EvidenceItem item) {
        return !ORDINARY.contains(item.status()) || item.duplicates() > 0 || item.rejected() > 0;
    }
}
