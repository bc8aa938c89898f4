package org.nightjar.detect.sigma;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.nightjar.store.EventIndex;

/** The fields of events that an index holds, each found once. Thread-safe. */
final class KeptFields {

    private final @Nullable EventIndex index;
    private final Map<FieldPath, Optional<ColumnField>> found = new ConcurrentHashMap<>();
    private final Map<ColumnField, HeldValues> values = new ConcurrentHashMap<>();

    KeptFields(EventIndex index) {
        this.index = index;
    }

    private KeptFields() {
        index = null;
    }

    /** Of no index: every field is looked up in the record. */
    static KeptFields none() {
        return new KeptFields();
    }

    Optional<ColumnField> find(FieldPath path) {
        EventIndex known = index;
        return known == null ? Optional.empty() : found.computeIfAbsent(path, one -> ColumnField.find(known, one));
    }

    /** Every value of a field that was found here. */
    HeldValues values(ColumnField column) {
        return values.computeIfAbsent(column, HeldValues::of);
    }

    /** What the event holds there; null where only its record tells. */
    @Nullable
    FieldValues held(FieldPath path, int row) {
        ColumnField column = find(path).orElse(null);
        return column == null ? null : column.held().apply(column.code().applyAsInt(row));
    }
}
