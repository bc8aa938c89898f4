package org.nightjar.store;

import static org.nightjar.support.TestEvents.anEvent;

import java.time.Instant;
import java.util.Random;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.NetworkClass;
import org.nightjar.model.Outcome;
import org.nightjar.support.TestEnrichment;

/** An index of events that differ in everything an event can differ in. */
final class VariedEvents {

    private VariedEvents() {}

    /** Events that differ in everything an event can differ in, in no order of time. */
    static EventIndex index(long seed, int events) {
        Random random = new Random(seed);
        EventTable table = new EventTable();
        for (int i = 0; i < events; i++) {
            table.append(event(random, i), 1 + random.nextInt(3));
        }
        for (int i = 0; i < events / 10; i++) {
            var copy = anEvent().at(Instant.ofEpochSecond(1_700_000_000L + i)).shared("shared " + i / 2);
            String issued = i % 3 == 0 ? "" : "ASIA" + i / 2;
            table.append(
                    copy.id("copy " + i)
                            .by("user" + i)
                            .inAccount("account " + i % 2)
                            .issues(issued)
                            .build(),
                    1);
        }
        return EventIndex.build(
                table,
                new TestEnrichment()
                        .place("192.0.2.1", "DE", "Bonn", 50.7, 7.1, 64500, "Example Net", NetworkClass.ISP)
                        .place("192.0.2.2", "FR", "", Double.NaN, Double.NaN, 0, "", NetworkClass.CLOUD));
    }

    private static AuditEvent event(Random random, int number) {
        var event = anEvent()
                .id(
                        random.nextBoolean()
                                ? "odd id " + number
                                : new java.util.UUID(random.nextLong(), number).toString())
                .at(Instant.ofEpochSecond(1_700_000_000L + random.nextInt(5_000_000)))
                .by("user" + random.nextInt(12))
                .writes("s" + random.nextInt(6) + ".amazonaws.com", "Action" + random.nextInt(300))
                .from("192.0.2." + random.nextInt(9))
                .with("tool" + random.nextInt(4) + "/1." + random.nextInt(3))
                .in("region-" + random.nextInt(3))
                .detail("détail " + random.nextInt(400))
                .standsAt("entry" + random.nextInt(20), random.nextInt(90_000), random.nextLong(9_000_000_000L));
        if (random.nextInt(3) == 0) {
            event.byRole("role" + random.nextInt(3), "session" + random.nextInt(40))
                    .on("arn:" + random.nextInt(9), "arn:" + random.nextInt(9))
                    .sharedWith("4444555566" + random.nextInt(20))
                    .issues("ASIA" + random.nextInt(100));
        }
        return random.nextInt(4) == 0
                ? event.fails(Outcome.FAILURE, "Error" + random.nextInt(5)).build()
                : event.build();
    }
}
