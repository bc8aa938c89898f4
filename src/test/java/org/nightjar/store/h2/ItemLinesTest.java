package org.nightjar.store.h2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nightjar.casefile.ImportOptions;
import org.nightjar.casefile.LocalCaseFiles;
import org.nightjar.casefile.OpenCase;
import org.nightjar.job.JobContext;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.EvidenceStatus;
import org.nightjar.store.ActionEntry;

/** Many small items share a line of the action log, which still holds each of them. */
class ItemLinesTest {

    @TempDir
    Path folder;

    private static EvidenceItem item(int id, EvidenceStatus status, String message) {
        long rejected = status == EvidenceStatus.COMPLETE ? 0 : 1;
        return new EvidenceItem(
                id, "/e/" + id, "ab" + id, 9, Instant.EPOCH, 1 + rejected, 1, 0, rejected, status, message);
    }

    private static List<EvidenceItem> quiet(int from, int to) {
        List<EvidenceItem> items = new ArrayList<>();
        for (int id = from; id <= to; id++) {
            items.add(item(id, EvidenceStatus.COMPLETE, ""));
        }
        return items;
    }

    private static List<ActionEntry> log(List<String> details) {
        return details.stream()
                .map(detail -> new ActionEntry(1, Instant.EPOCH, ItemLines.ACTION, detail, ""))
                .toList();
    }

    @Test
    void fewItemsHaveALineEachAndManyQuietOnesShareOne() {
        assertEquals(List.of(), ItemLines.of(List.of()));
        assertEquals(63, ItemLines.of(quiet(1, 63)).size());
        assertTrue(ItemLines.of(quiet(7, 7))
                .get(0)
                .equals("Item 7, /e/7, SHA-256 ab7: read 1 = stored 1 + duplicates 0 + rejected 0, complete."));
        List<EvidenceItem> mixed = new ArrayList<>(quiet(1, 100));
        mixed.add(item(101, EvidenceStatus.PARTIAL, "one is broken"));
        mixed.add(item(102, EvidenceStatus.COMPLETE, "1 entry is empty."));
        mixed.addAll(quiet(103, 170));
        mixed.addAll(quiet(172, 173));
        List<String> lines = ItemLines.of(mixed);
        assertEquals(6, lines.size(), lines::toString);
        assertTrue(lines.get(0).startsWith("Items 1 to 100, each complete: read 100 = stored 100 + duplicates 0 + "));
        assertTrue(lines.get(1).startsWith("Item 101,") && lines.get(2).startsWith("Item 102,"));
        assertTrue(lines.get(3).startsWith("Items 103 to 170,") && lines.get(4).startsWith("Item 172,"));
        assertEquals(List.of(), ItemLines.check(log(lines), mixed));
    }

    @Test
    void anItemThatWasChangedRemovedOrAddedContradictsTheLine() {
        List<EvidenceItem> items = quiet(1, 100);
        List<ActionEntry> log = log(ItemLines.of(items));
        List<EvidenceItem> changed = new ArrayList<>(items);
        changed.set(40, item(41, EvidenceStatus.PARTIAL, ""));
        assertEquals(1, ItemLines.check(log, changed).size());
        List<EvidenceItem> fewer = new ArrayList<>(items);
        fewer.remove(40);
        assertEquals(
                List.of("The evidence items 1 to 100 are not as line 1 of the action log says."),
                ItemLines.check(log, fewer));
        assertEquals(1, ItemLines.check(log, List.of()).size());
    }

    @Test
    void verifySeesAnItemThatWasChangedInTheDatabase() throws Exception {
        Path evidence = Files.createDirectory(folder.resolve("evidence"));
        for (int i = 0; i < 300; i++) {
            String record =
                    "{\"eventTime\":\"2024-01-02T03:04:05Z\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"A\","
                            + "\"eventID\":\"e" + i + "\"}";
            Files.write(evidence.resolve(i + ".json"), record.getBytes(StandardCharsets.UTF_8));
        }
        LocalCaseFiles files = new LocalCaseFiles("test");
        Path at = folder.resolve("case.nightjar");
        try (OpenCase opened = files.openOrCreate(at)) {
            opened.importEvidence(List.of(evidence), ImportOptions.DEFAULT, JobContext.unwatched());
            long imports = opened.actions().stream()
                    .filter(line -> line.action().equals("import"))
                    .count();
            assertTrue(imports < 150, "" + imports);
            assertEquals(List.of(), opened.verify(JobContext.unwatched()).failed());
        }
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + at.resolve("case"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE evidence_item SET path = path || 'x' WHERE id IN (10, 150, 290)");
        }
        try (OpenCase opened = files.openOrCreate(at)) {
            List<String> failed = opened.verify(JobContext.unwatched()).failed();
            assertTrue(failed.stream().anyMatch(one -> one.contains("of the action log says")), failed::toString);
        }
    }
}
