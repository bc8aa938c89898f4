package org.nightjar.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightjar.casefile.ImportSummary;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.EvidenceStatus;

class ImportTableTest {

    @Test
    void fewItemsAreAllListed() {
        assertThat(print(List.of(item(1, EvidenceStatus.COMPLETE, 0), item(2, EvidenceStatus.NOT_A_LOG, 1))))
                .contains("file-1.gz", "file-2.gz", "read 21 = stored 20 + duplicates 0 + rejected 1")
                .doesNotContain("--json");
    }

    @Test
    void ofVeryManyItemsThoseWithSomethingToLookAtAreListedAndAllAreCounted() {
        List<EvidenceItem> items = new ArrayList<>();
        for (int i = 1; i <= 5_000; i++) {
            items.add(item(i, i % 2 == 0 ? EvidenceStatus.COMPLETE : EvidenceStatus.ALREADY_IMPORTED, 0));
        }
        items.add(item(6_000, EvidenceStatus.PARTIAL, 3));

        assertThat(print(items))
                .contains(
                        "file-6000.gz",
                        "5,001 evidence items: ",
                        "2,500 complete",
                        "2,500 already-imported",
                        "1 partial")
                .doesNotContain("file-2.gz");
    }

    @Test
    void veryManyItemsWithoutAnythingToLookAtNeedNoTable() {
        List<EvidenceItem> items = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            items.add(item(i, EvidenceStatus.COMPLETE, 0));
        }

        assertThat(print(items)).startsWith("100 evidence items: 100 complete").doesNotContain("STATUS");
    }

    private static EvidenceItem item(int id, EvidenceStatus status, long rejected) {
        return new EvidenceItem(
                id, "file-" + id + ".gz", "", 100, Instant.EPOCH, 10 + rejected, 10, 0, rejected, status, "");
    }

    private static String print(List<EvidenceItem> items) {
        long stored = items.stream().mapToLong(EvidenceItem::stored).sum();
        long rejected = items.stream().mapToLong(EvidenceItem::rejected).sum();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PrintStream print = new PrintStream(out, false, StandardCharsets.UTF_8)) {
            ImportTable.print(
                    new ImportSummary(items, stored + rejected, stored, 0, rejected, Duration.ofSeconds(1)), print);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
