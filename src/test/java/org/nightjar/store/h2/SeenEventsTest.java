package org.nightjar.store.h2;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.nightjar.store.EventIds;

class SeenEventsTest {

    private static void holdsAgainstAMap(Iterable<String> ids) {
        Random random = new Random(3);
        SeenEvents seen = new SeenEvents();
        Map<String, Long> expected = new HashMap<>();
        for (String id : ids) {
            for (int i = 0; i < 2; i++) {
                long content = random.nextInt(3);
                Long known = expected.putIfAbsent(id, content);
                SeenEvents.Seen says = known == null
                        ? SeenEvents.Seen.NEW
                        : known == 0 || content == 0 || known == content
                                ? SeenEvents.Seen.SAME
                                : SeenEvents.Seen.DIFFERENT;
                EventIds.Packed packed = EventIds.pack(id);
                assertEquals(says, seen.add(packed.high(), packed.low(), packed.text(), content, content), id);
            }
        }
    }

    @Test
    void randomIdsAreKnownOnceTheyWereSeen() {
        Random random = new Random(1);
        holdsAgainstAMap(() -> java.util.stream.Stream.generate(
                        () -> new UUID(random.nextLong(), random.nextInt(1 << 16)).toString())
                .limit(200_000)
                .iterator());
    }

    @Test
    void idsThatCountUpwardsAndOddIdsAreKnownToo() {
        holdsAgainstAMap(() -> java.util.stream.IntStream.range(0, 300_000)
                .mapToObj(i ->
                        i % 3 == 0 ? "odd-" + i % 7_000 : new UUID(i % 3 == 1 ? 0 : i, i % 3 == 1 ? i : 7).toString())
                .iterator());
    }

    @Test
    void theIdOfZeroesIsAnIdLikeOthers() {
        holdsAgainstAMap(java.util.List.of(new UUID(0, 0).toString(), new UUID(0, 1).toString(), ""));
    }

    @Test
    void aRecordIsTheSameAlsoByTheHashThatEarlierVersionsMadeOfIt() {
        SeenEvents seen = new SeenEvents();
        EventIds.Packed id = EventIds.pack("e-1");
        assertEquals(SeenEvents.Seen.NEW, seen.add(id.high(), id.low(), id.text(), 7, 7));
        assertEquals(SeenEvents.Seen.SAME, seen.add(id.high(), id.low(), id.text(), 9, 7));
        assertEquals(SeenEvents.Seen.DIFFERENT, seen.add(id.high(), id.low(), id.text(), 9, 8));
    }
}
