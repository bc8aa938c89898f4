package org.nightjar.cli;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nightjar.cli.TextTable.Heading;
import org.nightjar.model.SavedSearch;

/** Searches; those of the history have neither name nor date. */
final class SearchShape implements ResultShape<SavedSearch> {

    /** One object of {@code searches --format json}. */
    record Json(
            @Nullable String name, String query, @Nullable String savedAt) {}

    private static @Nullable String name(SavedSearch item) {
        return item.name().isEmpty() ? null : item.name();
    }

    private static @Nullable String savedAt(SavedSearch item) {
        return item.savedAt().equals(Instant.EPOCH) ? null : item.savedAt().toString();
    }

    @Override
    public Json json(SavedSearch item) {
        return new Json(name(item), item.query(), savedAt(item));
    }

    @Override
    public List<String> csvHeading() {
        return List.of("name", "query", "savedAt");
    }

    @Override
    public List<@Nullable Object> csv(SavedSearch item) {
        return Arrays.asList(name(item), item.query(), savedAt(item));
    }

    @Override
    public TextTable table(List<SavedSearch> items) {
        TextTable table = new TextTable(Heading.text("NAME"), Heading.elastic("QUERY"));
        items.forEach(item -> table.add(item.name(), item.query()));
        return table;
    }
}
