package org.nightjar.detect.sigma;

import java.util.List;

/** What an event must be to match a rule: a tree of conditions. Immutable. */
sealed interface Criterion {

    /** All parts hold; true if there are none. */
    record AllOf(List<Criterion> parts) implements Criterion {
        public AllOf {
            parts = List.copyOf(parts);
        }
    }

    /** One part holds at least. */
    record AnyOf(List<Criterion> parts) implements Criterion {
        public AnyOf {
            parts = List.copyOf(parts);
        }
    }

    /** The part does not hold. */
    record Not(Criterion part) implements Criterion {}

    /** A field holds one of these values, or all of them. */
    record Field(FieldPath path, List<ValueTest> values, boolean all) implements Criterion {
        public Field {
            values = List.copyOf(values);
        }

        boolean test(FieldValues held, ValueTest.FieldLookup event) {
            return all
                    ? values.stream().allMatch(value -> value.test(held, event))
                    : values.stream().anyMatch(value -> value.test(held, event));
        }

        /** For people. */
        String words() {
            List<String> all = values.stream().map(ValueTest::words).toList();
            String few = String.join(this.all ? " and " : " or ", all.subList(0, Math.min(4, all.size())));
            return path + " " + few + (all.size() > 4 ? " …" : "");
        }
    }

    /** One of these texts, or all of them, stand somewhere in the record. */
    record Keywords(List<TextPattern> patterns, boolean all) implements Criterion {
        public Keywords {
            patterns = List.copyOf(patterns);
        }

        boolean test(List<String> texts) {
            return all
                    ? patterns.stream().allMatch(pattern -> texts.stream().anyMatch(pattern::matches))
                    : patterns.stream().anyMatch(pattern -> texts.stream().anyMatch(pattern::matches));
        }

        /** For people. */
        String words() {
            return "the record holds “" + patterns.get(0) + "”" + (patterns.size() > 1 ? " …" : "");
        }
    }
}
