package org.nightjar.detect.sigma;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A criterion bound to an index. It answers in three ways: {@link #NO}, {@link #YES}, or {@link #OPEN} where the
 * columns do not tell and the record must be read. Belongs to one scan, which may use several threads: what they note of
 * fields that were seen goes one way only.
 */
abstract sealed class BoundCriterion {

    static final byte NO = 0;
    static final byte OPEN = 1;
    static final byte YES = 2;

    /** What the columns say of a row; nothing, for what only the record holds. */
    byte onColumns(int row) {
        return OPEN;
    }

    /** What can be said of every row with that action; with a code below 0 of every row at all. */
    byte onAction(int actionCode) {
        return OPEN;
    }

    /** What the record says. */
    abstract boolean onRecord(RecordView record);

    /** Adds in words what of it holds in the record. */
    abstract void explain(RecordView record, List<String> words);

    /** Whether it asks for something that never occurs; of fields of records, in none of those that were read. */
    boolean isImpossible() {
        return false;
    }

    /** Adds in words what is asked for and never occurs. */
    void neverSeen(List<String> words) {}

    static BoundCriterion bind(Criterion criterion, KeptFields kept) {
        if (criterion instanceof Criterion.AllOf all) {
            return new Both(bindAll(all.parts(), kept), true);
        }
        if (criterion instanceof Criterion.AnyOf any) {
            return new Both(bindAll(any.parts(), kept), false);
        }
        if (criterion instanceof Criterion.Not not) {
            return new Negated(bind(not.part(), kept));
        }
        if (criterion instanceof Criterion.Field field) {
            Optional<ColumnField> column = kept.find(field.path());
            return column.isPresent() ? new OnColumn(field, column.get(), kept) : new OnRecord(field);
        }
        return new Anywhere((Criterion.Keywords) criterion);
    }

    private static List<BoundCriterion> bindAll(List<Criterion> parts, KeptFields kept) {
        List<BoundCriterion> bound = new ArrayList<>(parts.size());
        parts.forEach(part -> bound.add(bind(part, kept)));
        return bound;
    }

    private static String explained(Criterion.Field field, RecordView record) {
        List<String> texts = record.field(field.path()).texts();
        if (texts.isEmpty()) {
            return field.words();
        }
        String text = texts.get(0).replaceAll("\\s+", " ");
        return field.path() + " is “" + (text.length() > 80 ? text.substring(0, 79) + "…" : text) + "”";
    }

    /** All parts, or one of them. */
    private static final class Both extends BoundCriterion {
        private final BoundCriterion[] parts;
        private final boolean all;

        Both(List<BoundCriterion> parts, boolean all) {
            this.parts = parts.toArray(BoundCriterion[]::new);
            this.all = all;
        }

        @Override
        byte onColumns(int row) {
            byte verdict = all ? YES : NO;
            for (BoundCriterion part : parts) {
                byte one = part.onColumns(row);
                verdict = all ? least(verdict, one) : most(verdict, one);
                if (verdict == (all ? NO : YES)) {
                    return verdict;
                }
            }
            return verdict;
        }

        @Override
        byte onAction(int actionCode) {
            byte verdict = all ? YES : NO;
            for (BoundCriterion part : parts) {
                byte one = part.onAction(actionCode);
                verdict = all ? least(verdict, one) : most(verdict, one);
            }
            return verdict;
        }

        private static byte least(byte one, byte other) {
            return one < other ? one : other;
        }

        private static byte most(byte one, byte other) {
            return one > other ? one : other;
        }

        @Override
        boolean onRecord(RecordView record) {
            for (BoundCriterion part : parts) {
                if (part.onRecord(record) != all) {
                    return !all;
                }
            }
            return all;
        }

        @Override
        void explain(RecordView record, List<String> words) {
            for (BoundCriterion part : parts) {
                if (part.onRecord(record)) {
                    part.explain(record, words);
                }
            }
        }

        @Override
        boolean isImpossible() {
            for (BoundCriterion part : parts) {
                if (part.isImpossible() == all) {
                    return all;
                }
            }
            return !all;
        }

        @Override
        void neverSeen(List<String> words) {
            for (BoundCriterion part : parts) {
                if (part.isImpossible()) {
                    part.neverSeen(words);
                }
            }
        }
    }

    /** Not the part. */
    private static final class Negated extends BoundCriterion {
        private final BoundCriterion part;

        Negated(BoundCriterion part) {
            this.part = part;
        }

        @Override
        byte onColumns(int row) {
            return (byte) (YES - part.onColumns(row));
        }

        @Override
        byte onAction(int actionCode) {
            return (byte) (YES - part.onAction(actionCode));
        }

        @Override
        boolean onRecord(RecordView record) {
            return !part.onRecord(record);
        }

        @Override
        void explain(RecordView record, List<String> words) {}
    }

    /** A field that the index holds: judged once a distinct value. */
    private static final class OnColumn extends BoundCriterion {
        private final Criterion.Field field;
        private final ColumnField column;
        private final byte[] verdicts;
        private final byte every;
        private final boolean isAction;

        OnColumn(Criterion.Field field, ColumnField column, KeptFields kept) {
            this.field = field;
            this.column = column;
            isAction = ColumnField.isAction(field.path());
            verdicts = comparesFields() ? byCode(kept) : byValue(kept.values(column));
            int no = 0;
            int yes = 0;
            for (byte verdict : verdicts) {
                no += verdict == NO ? 1 : 0;
                yes += verdict == YES ? 1 : 0;
            }
            every = no == verdicts.length ? NO : yes == verdicts.length ? YES : OPEN;
        }

        private boolean comparesFields() {
            return field.values().stream().anyMatch(value -> value instanceof ValueTest.SameAs);
        }

        private byte[] byValue(HeldValues held) {
            byte[] ofValue = new byte[held.values().size()];
            for (int value = 0; value < ofValue.length; value++) {
                ofValue[value] = verdict(held.values().get(value), Map.of());
            }
            byte[] ofCode = new byte[held.groupOfCode().length];
            for (int code = 0; code < ofCode.length; code++) {
                ofCode[code] = ofValue[held.groupOfCode()[code]];
            }
            return ofCode;
        }

        private byte[] byCode(KeptFields kept) {
            byte[] ofCode = new byte[column.codes()];
            for (int code = 0; code < ofCode.length; code++) {
                ofCode[code] = compared(code, kept);
            }
            return ofCode;
        }

        /** A comparison with another field is told by the number if both have the same. */
        private byte compared(int code, KeptFields kept) {
            Map<FieldPath, FieldValues> others = new HashMap<>();
            for (ValueTest value : field.values()) {
                if (value instanceof ValueTest.SameAs same) {
                    FieldValues other = kept.find(same.other())
                            .filter(one -> one.space().equals(column.space()))
                            .map(one -> one.held().apply(code))
                            .orElse(null);
                    if (other == null) {
                        return OPEN;
                    }
                    others.put(same.other(), other);
                }
            }
            return verdict(column.held().apply(code), others);
        }

        private byte verdict(@Nullable FieldValues held, Map<FieldPath, FieldValues> others) {
            if (held == null) {
                return OPEN;
            }
            return field.test(held, path -> others.getOrDefault(path, FieldValues.ABSENT)) ? YES : NO;
        }

        @Override
        byte onColumns(int row) {
            return verdicts[column.code().applyAsInt(row)];
        }

        @Override
        byte onAction(int actionCode) {
            return isAction && actionCode >= 0 ? verdicts[actionCode] : every;
        }

        @Override
        boolean onRecord(RecordView record) {
            return field.test(record.field(field.path()), record);
        }

        @Override
        void explain(RecordView record, List<String> words) {
            words.add(explained(field, record));
        }

        @Override
        boolean isImpossible() {
            return every == NO;
        }

        @Override
        void neverSeen(List<String> words) {
            words.add(field.words());
        }
    }

    /** A field that only the record holds. */
    private static final class OnRecord extends BoundCriterion {
        private final Criterion.Field field;
        private boolean seen;
        private boolean asked;

        OnRecord(Criterion.Field field) {
            this.field = field;
        }

        @Override
        boolean onRecord(RecordView record) {
            FieldValues held = record.field(field.path());
            asked = true;
            seen |= held.present();
            return field.test(held, record);
        }

        @Override
        void explain(RecordView record, List<String> words) {
            words.add(explained(field, record));
        }

        @Override
        boolean isImpossible() {
            return asked && !seen && !field.test(FieldValues.ABSENT, path -> FieldValues.ABSENT);
        }

        @Override
        void neverSeen(List<String> words) {
            words.add("a field " + field.path());
        }
    }

    /** Texts anywhere in the record. */
    private static final class Anywhere extends BoundCriterion {
        private final Criterion.Keywords keywords;

        Anywhere(Criterion.Keywords keywords) {
            this.keywords = keywords;
        }

        @Override
        boolean onRecord(RecordView record) {
            return keywords.test(record.texts());
        }

        @Override
        void explain(RecordView record, List<String> words) {
            words.add(keywords.words());
        }
    }
}
