package org.nightjar.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nightjar.model.AnnotationStep;
import org.nightjar.model.AnnotationSubject;
import org.nightjar.model.Annotations;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.Dimension;
import org.nightjar.support.TestEnrichment;
import org.nightjar.support.TestEvents;

class AnnotatedRowsTest {

    @Test
    void fewCodesSayInEveryWayWhatAllCodesSay() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            int size = 1 + random.nextInt(300);
            int[] all = new int[size];
            int[] rows = random.ints(0, size)
                    .distinct()
                    .limit(random.nextInt(size + 1))
                    .sorted()
                    .toArray();
            int[] values = new int[rows.length];
            for (int i = 0; i < rows.length; i++) {
                values[i] = 1 + random.nextInt(300);
                all[rows[i]] = values[i];
            }
            same(Codes.pack(all, size), Codes.few(size, rows, values), size, random);
        }
    }

    private static void same(Codes all, Codes few, int size, Random random) {
        int from = random.nextInt(size);
        int to = from + random.nextInt(size - from + 1);
        int[] one = new int[size + 301];
        int[] other = new int[size + 301];
        all.copy(from, to, one);
        few.copy(from, to, other);
        assertArrayEquals(one, other);
        all.count(from, to, one);
        few.count(from, to, other);
        assertArrayEquals(one, other);
        BitSet wanted = new BitSet();
        for (int i = 0; i < 301; i++) {
            wanted.set(i, random.nextBoolean());
        }
        int start = from / Long.SIZE * Long.SIZE;
        assertEquals(tested(all, wanted, start, to), tested(few, wanted, start, to));
        int[] kept = new int[to - from];
        Arrays.setAll(kept, i -> from + i);
        int[] alsoKept = kept.clone();
        assertEquals(
                all.keep(CodeBits.of(all, wanted, 301), kept, kept.length),
                few.keep(CodeBits.of(few, wanted, 301), alsoKept, alsoKept.length));
        assertArrayEquals(kept, alsoKept);
        for (int row = 0; row < size; row++) {
            assertEquals(all.get(row), few.get(row));
        }
    }

    private static BitSet tested(Codes codes, BitSet wanted, int from, int to) {
        long[] words = new long[(to - from) / Long.SIZE + 1];
        codes.test(CodeBits.of(codes, wanted, 301), from, to, words);
        return BitSet.valueOf(words).get(0, to - from);
    }

    @Test
    void tagsAreAColumnOfTheirRowsAndOfNoOthers() {
        List<AuditEvent> events = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            events.add(TestEvents.anEvent()
                    .id("e" + i)
                    .at(Instant.parse("2024-05-01T00:00:00Z").plusSeconds(100 - i))
                    .build());
        }
        EventIndex bare = new TestEnrichment().index(events);
        Annotations said = Annotations.of(List.of(tag("a", "e3", "e7", "e99"), tag("b", "e7", "gone")));
        EventIndex index = bare.annotated(said);
        Column tags = index.column(Dimension.TAG);
        assertArrayEquals(new int[] {97, 3, 1}, counts(tags, index.size()));
        assertEquals(2, tags.codes(index.findRow("e7")).length);
        assertEquals("a", tags.value(index.findRow("e3")));
        assertEquals("", tags.value(index.findRow("e4")));
        assertArrayEquals(new int[] {100}, counts(bare.column(Dimension.TAG), 100), "the index before is as it was");
        assertSame(index, index.annotated(said));
    }

    private static int[] counts(Column column, int rows) {
        int[] bases = new int[column.bases()];
        column.countBases(0, rows, bases);
        return column.fold(bases);
    }

    @Test
    void tagsStayWhereOtherThingsAreLaidOver() {
        EventIndex index = new TestEnrichment()
                .index(List.of(TestEvents.anEvent().id("e1").build()))
                .annotated(Annotations.of(List.of(tag("a", "e1"))));
        List<EventIndex> others = List.of(
                index.withIntegrity(org.nightjar.model.IntegrityReport.NONE),
                index.placedBy(new TestEnrichment()),
                index.saying(org.nightjar.model.People.NONE));
        for (EventIndex other : others) {
            BitSet codes = new BitSet();
            codes.set(other.column(Dimension.TAG).dictionary().find("a"));
            assertEquals(true, other.column(Dimension.TAG).among(codes).test(0));
        }
    }

    @Test
    void tagsAreNeverAPartOfWhatIsKept() {
        EventIndex index = new TestEnrichment()
                .index(List.of(TestEvents.anEvent().id("e1").build()))
                .annotated(Annotations.of(List.of(tag("a", "e1"))))
                .withIntegrity(org.nightjar.model.IntegrityReport.NONE)
                .placedBy(new TestEnrichment());
        assertEquals(false, index.parts().columns().containsKey(Dimension.TAG));
    }

    private static AnnotationStep tag(String tag, String... events) {
        return new AnnotationStep(
                1,
                Instant.EPOCH,
                AnnotationStep.Action.TAG,
                tag,
                "",
                0,
                Arrays.stream(events).map(AnnotationSubject::event).toList(),
                0);
    }
}
