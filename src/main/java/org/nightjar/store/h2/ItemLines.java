package org.nightjar.store.h2;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.EvidenceStatus;
import org.nightjar.model.Sha256;
import org.nightjar.store.ActionEntry;

/**
 * What the action log says of imported items: a line for each. Of many in a row that were read whole and without a remark, as
 * exports of one event a file are, one line holds the SHA-256 of their lines; each of them follows from its row in the table of
 * items, so that a row that was changed shows.
 */
final class ItemLines {

    static final String ACTION = "import";

    /** So many and more in one commit share a line. */
    static final int MANY = 64;

    private static final Pattern SHARED =
            Pattern.compile("Items (\\d{1,9}) to (\\d{1,9}), .* SHA-256 of a line for each: ([0-9a-f]{64})\\.");

    private ItemLines() {}

    /** A line by itself. */
    static String of(EvidenceItem item) {
        return "Item " + item.id() + ", " + item.path() + ", SHA-256 " + item.sha256() + ": "
                + counts(item.read(), item.stored(), item.duplicates(), item.rejected()) + ", "
                + item.status().id() + ".";
    }

    private static String counts(long read, long stored, long duplicates, long rejected) {
        return "read " + read + " = stored " + stored + " + duplicates " + duplicates + " + rejected " + rejected;
    }

    /** The details of the lines for items in the order of their ids. */
    static List<String> of(List<EvidenceItem> items) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (from < items.size()) {
            int to = from;
            while (to < items.size()
                    && isQuiet(items.get(to))
                    && items.get(to).id() == items.get(from).id() + (to - from)) {
                to++;
            }
            if (to - from >= MANY) {
                lines.add(shared(items.subList(from, to)));
            } else {
                to = Math.max(to, from + 1);
                items.subList(from, to).forEach(item -> lines.add(of(item)));
            }
            from = to;
        }
        return lines;
    }

    /** Whether nothing more can become of it: an item that is read again has rejects, or a message. */
    private static boolean isQuiet(EvidenceItem item) {
        return item.status() == EvidenceStatus.COMPLETE
                && item.rejected() == 0
                && item.message().isEmpty();
    }

    private static String shared(List<EvidenceItem> items) {
        return "Items " + items.get(0).id() + " to "
                + items.get(items.size() - 1).id() + ", each complete: "
                + counts(
                        items.stream().mapToLong(EvidenceItem::read).sum(),
                        items.stream().mapToLong(EvidenceItem::stored).sum(),
                        items.stream().mapToLong(EvidenceItem::duplicates).sum(),
                        0)
                + ". SHA-256 of a line for each: " + hash(items) + ".";
    }

    private static String hash(Iterable<EvidenceItem> items) {
        StringBuilder lines = new StringBuilder();
        items.forEach(item -> lines.append(of(item)).append('\n'));
        return Sha256.hex(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** Whether items are still what the shared lines say; a sentence for each line that they contradict. */
    static List<String> check(List<ActionEntry> log, List<EvidenceItem> items) {
        List<String> wrong = new ArrayList<>();
        TreeMap<Integer, EvidenceItem> byId = new TreeMap<>();
        items.forEach(item -> byId.put(item.id(), item));
        for (ActionEntry line : log) {
            Matcher shared = SHARED.matcher(line.detail());
            if (line.action().equals(ACTION) && shared.matches()) {
                Map<Integer, EvidenceItem> told = byId.subMap(
                        Integer.parseInt(shared.group(1)),
                        true,
                        Math.max(Integer.parseInt(shared.group(1)), Integer.parseInt(shared.group(2))),
                        true);
                if (!hash(told.values()).equals(shared.group(3))) {
                    wrong.add("The evidence items " + shared.group(1) + " to " + shared.group(2) + " are not as line "
                            + line.number() + " of the action log says.");
                }
            }
        }
        return wrong;
    }
}
