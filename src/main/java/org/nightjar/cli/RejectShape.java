package org.nightjar.cli;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nightjar.cli.TextTable.Heading;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.Reject;

/** Rejects, as the contract writes them. */
final class RejectShape implements ResultShape<RejectShape.Row> {

    /** A reject, how many bytes it is long, and how many of them are kept. */
    record Row(Reject reject, long bytes, long keptBytes) {}

    /** One object of {@code rejects --format json}. */
    record Json(
            int item,
            String path,
            String entry,
            long record,
            long byteOffset,
            long bytes,
            String reason,
            String message,
            String excerpt,
            long keptBytes) {}

    private final Map<Integer, String> paths = new HashMap<>();

    RejectShape(List<EvidenceItem> items) {
        items.forEach(item -> paths.put(item.id(), item.path()));
    }

    @Override
    public Json json(Row row) {
        Reject reject = row.reject();
        return new Json(
                reject.evidenceId(),
                paths.getOrDefault(reject.evidenceId(), ""),
                reject.position().entry(),
                reject.position().recordIndex(),
                reject.position().byteOffset(),
                row.bytes(),
                reject.reason(),
                reject.message(),
                reject.excerpt(),
                row.keptBytes());
    }

    @Override
    public List<String> csvHeading() {
        return List.of(
                "item", "path", "entry", "record", "byteOffset", "bytes", "reason", "message", "excerpt", "keptBytes");
    }

    @Override
    public List<@Nullable Object> csv(Row row) {
        Json json = json(row);
        return Arrays.asList(
                json.item(),
                json.path(),
                json.entry(),
                json.record(),
                json.byteOffset(),
                json.bytes(),
                json.reason(),
                json.message(),
                json.excerpt(),
                json.keptBytes());
    }

    @Override
    public TextTable table(List<Row> rows) {
        TextTable table = new TextTable(
                Heading.text("REASON"),
                Heading.number("RECORD"),
                Heading.number("BYTE"),
                Heading.elastic("EVIDENCE"),
                Heading.elastic("MESSAGE"));
        for (Row row : rows) {
            Json json = json(row);
            String place = Texts.place(json.path(), json.entry());
            table.add(json.reason(), Texts.count(json.record()), Texts.count(json.byteOffset()), place, json.message());
        }
        return table;
    }
}
