package org.nightjar.analysis.graph;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.nightjar.analysis.FindingMarks;
import org.nightjar.analysis.Focus;
import org.nightjar.analysis.SelectedRows;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.Severity;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;
import org.nightjar.store.RowSet;

/**
 * Every entity of some rows and every pair that occurs together, counted in one pass. An entity has a number, in the
 * order of first occurrence. Confined to one thread.
 */
final class EntityCounts {

    /** An event may name thousands of resources; the first ones, which are the most telling, are enough to tie it. */
    private static final int MOST_VALUES_AN_EVENT = 16;

    final Tally entities = new Tally();
    final Tally pairCounts = new Tally();
    final PairTable pairs = new PairTable();
    private final Map<NodeType, int[]> numbers = new EnumMap<>(NodeType.class);
    private final Map<NodeType, Column> columns = new EnumMap<>(NodeType.class);
    private final Map<Integer, Integer> marked = new HashMap<>();
    private final Map<Integer, Severity> worst = new HashMap<>();
    private final Set<Integer> focused = new HashSet<>();
    private NodeType[] types = new NodeType[256];
    private int[] codes = new int[256];

    private EntityCounts(EventIndex index) {
        for (NodeType type : NodeType.values()) {
            Column column = index.column(type.dimension());
            int[] ofCode = new int[column.dictionary().size()];
            Arrays.fill(ofCode, -1);
            columns.put(type, column);
            numbers.put(type, ofCode);
        }
    }

    static EntityCounts of(EventIndex index, RowSet rows, BooleanSupplier stop) {
        EntityCounts counts = new EntityCounts(index);
        RowTies ties = new RowTies(counts, index);
        rows.inBlocks(0, rows.size(), (some, count) -> {
            if (stop.getAsBoolean()) {
                throw new CancellationException("the graph is not wanted any more");
            }
            for (int i = 0; i < count; i++) {
                ties.count(some[i]);
            }
        });
        return counts;
    }

    Column column(NodeType type) {
        Column column = columns.get(type);
        if (column == null) {
            throw new IllegalStateException("no column of " + type);
        }
        return column;
    }

    /** The entity's number; it is added if it is new; -1 for code 0, which is nothing. */
    int entity(NodeType type, int code) {
        if (code == 0) {
            return -1;
        }
        int[] ofCode = numbers.getOrDefault(type, new int[0]);
        if (ofCode[code] < 0) {
            int number = entities.add();
            if (number == types.length) {
                types = Arrays.copyOf(types, 2 * number);
                codes = Arrays.copyOf(codes, 2 * number);
            }
            types[number] = type;
            codes[number] = code;
            ofCode[code] = number;
        }
        return ofCode[code];
    }

    void tie(int one, int other, boolean error, boolean write, long timeMillis) {
        if (one >= 0 && other >= 0) {
            int number = pairs.number(one, other);
            if (number == pairCounts.size()) {
                pairCounts.add();
            }
            pairCounts.count(number, error, write, timeMillis);
        }
    }

    /** The first codes of a row, as many as are enough to tie it. */
    static int considered(int[] all) {
        return Math.min(all.length, MOST_VALUES_AN_EVENT);
    }

    NodeType type(int number) {
        return types[number];
    }

    String value(int number) {
        return column(types[number]).dictionary().value(codes[number]);
    }

    /** Notes what findings tell of, and what the finding, incident or user in focus touches. */
    void mark(EventIndex index, SelectedRows rows, DetectionResult detection, Focus focus) {
        FindingMarks.of(detection, index, rows.inRange())
                .forEach((severity, row) -> touched(row, number -> {
                    marked.merge(number, 1, Integer::sum);
                    worst.merge(number, severity, FindingMarks::worse);
                }));
        if (focus instanceof Focus.OnFinding || focus instanceof Focus.OnIncident) {
            rows.inRange().forEach(row -> touched(row, focused::add));
        }
        int user = column(NodeType.USER).dictionary().find(rows.userId());
        int number = user <= 0 ? -1 : numbers.getOrDefault(NodeType.USER, new int[0])[user];
        if (number >= 0) {
            focused.add(number);
        }
    }

    private void touched(int row, IntConsumer each) {
        for (NodeType type : NodeType.values()) {
            int[] all = column(type).codes(row);
            for (int i = 0; i < considered(all); i++) {
                each.accept(entity(type, all[i]));
            }
        }
    }

    boolean isFocused(int number) {
        return focused.contains(number);
    }

    /** Severity of the worst finding that tells of the entity, or null; users are always told of. */
    @Nullable
    Severity severity(int number) {
        boolean tells = types[number] == NodeType.USER
                || focused.contains(number)
                || FindingMarks.tell(marked.getOrDefault(number, 0), entities.events(number));
        return tells ? worst.get(number) : null;
    }
}
