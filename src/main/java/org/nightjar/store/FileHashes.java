package org.nightjar.store;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.nightjar.model.EntryHash;
import org.nightjar.model.NightjarException;

/** The SHA-256 of numbered entries, as far as they are known: 32 bytes an entry. Immutable once it is made. */
final class FileHashes {

    static final FileHashes NONE = new FileHashes(0);

    private static final int BYTES = 32;

    private final byte[] hashes;

    private FileHashes(int files) {
        hashes = new byte[files * BYTES];
    }

    /**
     * What a case knows of them. The names of one item's entries are held at a time.
     *
     * @param evidenceIds the item of each entry
     * @param entryCodes the path of each
     */
    static FileHashes of(int[] evidenceIds, int[] entryCodes, Values entries, CaseStore store)
            throws NightjarException {
        List<Integer> items = store.itemsWithEntryHashes();
        if (items.isEmpty()) {
            return NONE;
        }
        long[] byItem = new long[evidenceIds.length];
        for (int file = 0; file < byItem.length; file++) {
            byItem[file] = (long) evidenceIds[file] << 32 | file;
        }
        Arrays.sort(byItem);
        FileHashes known = new FileHashes(evidenceIds.length);
        int at = 0;
        for (int item : items) {
            Map<String, Integer> files = new HashMap<>();
            while (at < byItem.length && byItem[at] >> 32 <= item) {
                int file = (int) byItem[at++];
                if (evidenceIds[file] == item) {
                    files.put(entries.value(entryCodes[file]), file);
                }
            }
            known.add(files, store.entryHashes(item));
        }
        return known;
    }

    private void add(Map<String, Integer> files, List<EntryHash> hashed) {
        Map<String, EntryHash> seen = new HashMap<>();
        for (EntryHash one : hashed) {
            Integer file = files.get(one.entry());
            EntryHash before = file == null ? null : seen.putIfAbsent(one.entry(), one);
            if (file == null || !one.isWhole()) {
                continue;
            }
            if (before == null) {
                System.arraycopy(HexFormat.of().parseHex(one.sha256()), 0, hashes, file * BYTES, BYTES);
            } else if (!before.hasBytesOf(one)) {
                Arrays.fill(hashes, file * BYTES, (file + 1) * BYTES, (byte) 0);
            }
        }
    }

    /** Lower-case hex; "" if it is not known, or two entries of one name differ. */
    String of(int file) {
        if (hashes.length == 0) {
            return "";
        }
        byte[] hash = Arrays.copyOfRange(hashes, file * BYTES, (file + 1) * BYTES);
        return Arrays.equals(hash, new byte[BYTES]) ? "" : HexFormat.of().formatHex(hash);
    }
}
