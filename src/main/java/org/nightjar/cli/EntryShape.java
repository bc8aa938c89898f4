package org.nightjar.cli;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nightjar.cli.TextTable.Heading;
import org.nightjar.model.EntryCount;
import org.nightjar.model.EvidenceItem;

/** What became of the records of entries, as the contract writes it. */
final class EntryShape implements ResultShape<EntryCount> {

    /** Of an entry within its item; read = events + duplicates + rejected. */
    record Counts(String entry, long read, long events, long duplicates, long rejected) {

        static Counts of(EntryCount count) {
            return new Counts(count.entry(), count.read(), count.stored(), count.duplicates(), count.rejected());
        }
    }

    /** One object of {@code entries --format json}. */
    record Json(int item, String path, String entry, long read, long events, long duplicates, long rejected) {}

    private final Map<Integer, String> paths = new HashMap<>();

    EntryShape(List<EvidenceItem> items) {
        items.forEach(item -> paths.put(item.id(), item.path()));
    }

    @Override
    public Json json(EntryCount count) {
        return new Json(
                count.evidenceId(),
                paths.getOrDefault(count.evidenceId(), ""),
                count.entry(),
                count.read(),
                count.stored(),
                count.duplicates(),
                count.rejected());
    }

    @Override
    public List<String> csvHeading() {
        return List.of("item", "path", "entry", "read", "events", "duplicates", "rejected");
    }

    @Override
    public List<@Nullable Object> csv(EntryCount count) {
        Json json = json(count);
        return Arrays.asList(
                json.item(), json.path(), json.entry(), json.read(), json.events(), json.duplicates(), json.rejected());
    }

    @Override
    public TextTable table(List<EntryCount> counts) {
        TextTable table = new TextTable(
                Heading.number("READ"),
                Heading.number("EVENTS"),
                Heading.number("DUPLICATES"),
                Heading.number("REJECTED"),
                Heading.elastic("EVIDENCE"));
        for (EntryCount count : counts) {
            Json json = json(count);
            table.add(
                    Texts.count(json.read()),
                    Texts.count(json.events()),
                    Texts.count(json.duplicates()),
                    Texts.count(json.rejected()),
                    Texts.place(json.path(), json.entry()));
        }
        return table;
    }
}
