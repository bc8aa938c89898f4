package org.nightjar.casefile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.NightjarException;
import org.nightjar.model.People;
import org.nightjar.store.CaseInfo;
import org.nightjar.store.CaseStore;

/**
 * Names everything that an index of a case depends on: the evidence items as they stand (an import, a retry or an older
 * copy of the database changes one), the analyst's own databases and lists by place, size and time, and the program.
 */
final class CaseStamp {

    private CaseStamp() {}

    /**
     * The items of a case as they stand, in short: made once for all that is asked of the same items, for of tens of thousands
     * it takes as long as a view.
     *
     * @param hash 64 hex digits
     * @param events how many the items stored
     */
    record Evidence(String hash, long events) {

        static Evidence of(List<EvidenceItem> items) {
            StringBuilder text = new StringBuilder(items.size() * 128);
            items.forEach(item -> add(text, item));
            return new Evidence(
                    HexFormat.of().formatHex(CaseStamp.hash(text.toString())),
                    items.stream().mapToLong(EvidenceItem::stored).sum());
        }
    }

    /** 32 bytes; empty if the program cannot name itself. */
    static Optional<byte[]> of(CaseStore store, Evidence evidence, List<Path> databases) throws NightjarException {
        return ProgramPrint.get().isEmpty()
                ? Optional.empty()
                : Optional.of(hash(text(store.info(), evidence, databases)
                        + ProgramPrint.get().get()));
    }

    /** The same of everything that findings depend on, merges of users included; 64 hex digits, or "". */
    static String ofBasis(CaseStore store, Evidence evidence, People said) throws NightjarException {
        return ProgramPrint.get().isEmpty()
                ? ""
                : HexFormat.of()
                        .formatHex(hash(text(store.info(), evidence, CasePlaces.databases(store))
                                + ProgramPrint.get().get()
                                + said.of(People.Kind.MERGE)));
    }

    private static String text(CaseInfo info, Evidence evidence, List<Path> databases) {
        StringBuilder text = new StringBuilder(512);
        text.append(info.createdAt()).append('\n').append(info.schemaVersion()).append('\n');
        if (Boolean.getBoolean(CaseEnrichment.OFF)) {
            text.append(CaseEnrichment.OFF).append('\n');
        }
        for (Path database : databases) {
            text.append(database).append(' ').append(stateOf(database)).append('\n');
        }
        return text.append(evidence.hash()).toString();
    }

    /** What is read of an item says what is in it; where it lay does not, and there may be hundreds of thousands. */
    private static void add(StringBuilder text, EvidenceItem item) {
        text.append(item.id())
                .append(' ')
                .append(item.sha256())
                .append(' ')
                .append(item.status().ordinal());
        text.append(' ')
                .append(item.importedAt().getEpochSecond())
                .append(' ')
                .append(item.importedAt().getNano());
        text.append(' ').append(item.read()).append(' ').append(item.stored());
        text.append(' ')
                .append(item.duplicates())
                .append(' ')
                .append(item.rejected())
                .append('\n');
    }

    /** Size and time of a file; a missing one is a state too. */
    private static String stateOf(Path file) {
        try {
            return Files.size(file) + " " + Files.getLastModifiedTime(file);
        } catch (IOException missing) {
            return "missing";
        }
    }

    private static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
