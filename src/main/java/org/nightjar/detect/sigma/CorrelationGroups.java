package org.nightjar.detect.sigma;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.NightjarException;

/**
 * The matches of a correlation's rules by what they agree in; those that lack one of the fields belong to no group.
 * Fields that the index holds are not looked for in records. Used once, by one thread.
 */
final class CorrelationGroups {

    private record Keyed(List<String> key, CorrelationHit hit) {}

    private final KeptFields kept;
    private final RecordPass pass;
    private final CorrelationRule rule;
    private final List<RuleMatches> parts;
    private final Map<List<String>, List<CorrelationHit>> groups =
            new TreeMap<>(Comparator.comparing(Object::toString));

    CorrelationGroups(KeptFields kept, RecordPass pass, CorrelationRule rule, List<RuleMatches> parts) {
        this.kept = kept;
        this.pass = pass;
        this.rule = rule;
        this.parts = parts;
    }

    Map<List<String>, List<CorrelationHit>> read() throws NightjarException {
        TreeSet<Integer> open = new TreeSet<>();
        for (int part = 0; part < parts.size(); part++) {
            for (int row : parts.get(part).ends()) {
                int own = row;
                if (!add(part, row, path -> kept.held(path, own))) {
                    open.add(row);
                }
            }
        }
        int[] rows = open.stream().mapToInt(Integer::intValue).toArray();
        for (List<Keyed> read : pass.each(rows, ArrayList::new, this::ask)) {
            read.forEach(this::put);
        }
        return groups;
    }

    private interface Held {
        @Nullable
        FieldValues field(FieldPath path);
    }

    /** Whether it is known what the match holds; if so, and if it holds everything, it is added. */
    private boolean add(int part, int row, Held held) {
        List<FieldValues> values = new ArrayList<>();
        for (FieldPath path : paths(part)) {
            FieldValues one = held.field(path);
            if (one == null) {
                return false;
            }
            values.add(one);
        }
        keyed(part, row, values).forEach(this::put);
        return true;
    }

    private void ask(List<Keyed> read, int row, RecordView record) {
        for (int part = 0; part < parts.size(); part++) {
            boolean known = paths(part).stream().allMatch(path -> kept.held(path, row) != null);
            if (!known && Arrays.binarySearch(parts.get(part).ends(), row) >= 0) {
                read.addAll(
                        keyed(part, row, paths(part).stream().map(record::field).toList()));
            }
        }
    }

    private List<FieldPath> paths(int part) {
        List<FieldPath> paths = new ArrayList<>();
        rule.groupBy()
                .forEach(name -> paths.add(
                        new FieldPath(rule.fieldOf(name, parts.get(part).head()))));
        rule.fields()
                .forEach(name -> paths.add(
                        new FieldPath(rule.fieldOf(name, parts.get(part).head()))));
        return paths;
    }

    private List<Keyed> keyed(int part, int row, List<FieldValues> values) {
        List<String> texts = new ArrayList<>();
        for (FieldValues value : values) {
            if (value.texts().isEmpty()) {
                return List.of();
            }
            texts.add(value.texts().get(0));
        }
        int keys = rule.groupBy().size();
        return List.of(
                new Keyed(texts.subList(0, keys), new CorrelationHit(row, part, texts.subList(keys, texts.size()))));
    }

    private void put(Keyed keyed) {
        groups.computeIfAbsent(keyed.key(), key -> new ArrayList<>()).add(keyed.hit());
    }
}
