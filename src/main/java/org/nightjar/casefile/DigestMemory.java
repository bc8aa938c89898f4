package org.nightjar.casefile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.nightjar.integrity.ReadDigest;
import org.nightjar.integrity.ReadEntry;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.NightjarException;
import org.nightjar.model.Sha256;
import org.nightjar.parse.DigestFile;
import org.nightjar.store.CaseStore;
import org.nightjar.store.DigestsRead;

/**
 * What the case keeps of items that a check of digests has read: the digests in them, byte for byte, and which entries
 * break off. An item of which that is there and whole need not be read again. Hashes of entries stand in the report.
 */
final class DigestMemory {

    private final Set<Integer> items;
    private final Map<Integer, List<ReadDigest>> digests = new HashMap<>();
    private final Map<Integer, Map<String, String>> broken = new HashMap<>();

    private DigestMemory(DigestsRead kept, Map<Integer, EvidenceItem> byId, int maxDigestBytes) {
        items = new HashSet<>(kept.items());
        for (DigestsRead.Broken one : kept.broken()) {
            broken.computeIfAbsent(one.evidenceId(), item -> new HashMap<>()).put(one.entry(), one.sentence());
        }
        for (DigestsRead.Digest one : kept.digests()) {
            EvidenceItem item = byId.get(one.evidenceId());
            Optional<ReadDigest> read = item == null ? Optional.empty() : read(one, item, maxDigestBytes);
            if (read.isPresent()) {
                digests.computeIfAbsent(one.evidenceId(), id -> new ArrayList<>())
                        .add(read.get());
            } else {
                items.remove(one.evidenceId());
            }
        }
    }

    static DigestMemory of(CaseStore store, List<EvidenceItem> evidence) throws NightjarException {
        Map<Integer, EvidenceItem> byId =
                evidence.stream().collect(Collectors.toMap(EvidenceItem::id, Function.identity()));
        return new DigestMemory(
                store.loadDigestsRead(), byId, CaseLimits.of(store).maxDigestBytes());
    }

    /** Empty if the bytes are not those that were read, or more than a digest may have. */
    private Optional<ReadDigest> read(DigestsRead.Digest kept, EvidenceItem item, int maxBytes) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(kept.gzip()))) {
            byte[] bytes = in.readNBytes(maxBytes);
            if (in.read() >= 0 || !Sha256.hex(bytes).equals(kept.sha256())) {
                return Optional.empty();
            }
            String name = ReadEntry.nameOf(item.path(), kept.entry());
            ReadEntry source =
                    new ReadEntry(item.id(), kept.entry(), name, kept.sha256(), broken(item.id(), kept.entry()));
            return DigestFile.read(bytes, name).map(file -> new ReadDigest(source, file));
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    /** A digest for the case to keep. */
    static DigestsRead.Digest keep(ReadEntry source, byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new DigestsRead.Digest(source.evidenceId(), source.entry(), source.sha256(), packed.toByteArray());
    }

    boolean has(int item) {
        return items.contains(item);
    }

    List<ReadDigest> digests(int item) {
        return digests.getOrDefault(item, List.of());
    }

    /** As {@link ReadEntry#broken()}. */
    String broken(int item, String entry) {
        return broken.getOrDefault(item, Map.of()).getOrDefault(entry, "");
    }

    /** What these readings add to it. */
    DigestsRead news(Collection<ItemReading> readings) {
        Set<Integer> read = new HashSet<>();
        List<DigestsRead.Digest> found = new ArrayList<>();
        List<DigestsRead.Broken> cutOff = new ArrayList<>();
        for (ItemReading reading : readings) {
            if (!reading.isSame() || items.contains(reading.item().id())) {
                continue;
            }
            read.add(reading.item().id());
            found.addAll(reading.kept());
            reading.digests().forEach(digest -> add(cutOff, digest.source()));
            reading.entries().forEach(entry -> add(cutOff, entry));
        }
        return new DigestsRead(read, found, cutOff);
    }

    private static void add(List<DigestsRead.Broken> cutOff, ReadEntry entry) {
        if (!entry.broken().isEmpty()) {
            cutOff.add(new DigestsRead.Broken(entry.evidenceId(), entry.entry(), entry.broken()));
        }
    }
}
