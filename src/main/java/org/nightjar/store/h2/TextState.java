package org.nightjar.store.h2;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.nightjar.model.EvidenceItem;

/**
 * The exact state of the records that a case keeps: when it was made, and of each finished item when it was read, its
 * hash and how many events it stored. Items that come later change nothing in the state of those before them.
 *
 * @param created the case's own setting
 * @param items all, in order
 */
record TextState(String created, List<EvidenceItem> items) {

    TextState {
        items = List.copyOf(items);
    }

    /** Events of the first items. */
    long rows(int count) {
        return items.stream().limit(count).mapToLong(EvidenceItem::stored).sum();
    }

    long rows() {
        return rows(items.size());
    }

    /** Names the state of the first items. */
    String name(int count) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(created.getBytes(StandardCharsets.UTF_8));
            for (EvidenceItem item : items.subList(0, count)) {
                String line = "\n" + item.id() + "\t" + item.sha256() + "\t" + item.bytes() + "\t"
                        + item.importedAt().toEpochMilli() + "\t" + item.stored() + "\t" + item.path();
                digest.update(line.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
