package org.nightjar.analysis.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.TestEvents.anEvent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nightjar.analysis.Focus;
import org.nightjar.analysis.SelectedRows;
import org.nightjar.analysis.Selection;
import org.nightjar.casefile.CaseData;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.NetworkClass;
import org.nightjar.model.NightjarException;
import org.nightjar.model.Severity;
import org.nightjar.store.EventIndex;
import org.nightjar.support.TestEnrichment;
import org.nightjar.support.TravelStory;

class MapModelTest {

    @Test
    void placesCountTheirEventsAndServicesHaveNone() throws NightjarException {
        MapModel map = map(TravelStory.everybody(), Focus.NOTHING);
        assertEquals(300, map.serviceEvents());
        assertEquals(0, map.unplacedEvents());
        assertTrue(map.legs().isEmpty());
        long sum = map.places().stream().mapToLong(Place::events).sum();
        assertEquals(map.placedEvents(), sum);
        for (int i = 1; i < map.places().size(); i++) {
            assertTrue(map.places().get(i - 1).events() >= map.places().get(i).events());
            assertEquals(i, map.places().get(i).id());
        }
    }

    @Test
    void addressesOfOneSpotAreOnePlace() throws NightjarException {
        MapModel map = map(TravelStory.everybody(), Focus.NOTHING);
        Place london = place(map, "London");
        assertEquals(List.of("192.0.2.16", "192.0.2.1"), london.addresses());
        assertEquals(2, london.operators().size());
    }

    @Test
    void theWayOfTheUserInFocusHasTimesDistancesAndSpeeds() throws NightjarException {
        MapModel map = map(TravelStory.alice(), new Focus.OnUser("alice"));
        Leg pacific = leg(map, "Sydney", "San Francisco");
        assertEquals(11_950, pacific.kilometres(), 50);
        assertEquals(Duration.ofMinutes(115), pacific.duration());
        assertTrue(pacific.impossible());
        assertTrue(pacific.relayed());
        assertEquals(1, pacific.times());
        Leg commute = leg(map, "Berlin", "Hamburg");
        assertEquals(1, commute.times());
        assertFalse(commute.relayed());
        assertEquals(1, place(map, "Berlin").visits().get(0));
        assertEquals(2, commute.order());
    }

    @Test
    void twoPlacesAtTheSameMomentAreImpossibleUnlessTheyAreNear() throws NightjarException {
        TestEnrichment enrichment = new TestEnrichment()
                .place("192.0.2.1", "DE", "Berlin", 52.52, 13.40, 1, "A", NetworkClass.ISP)
                .place("192.0.2.2", "DE", "Potsdam", 52.40, 13.06, 1, "A", NetworkClass.ISP)
                .place("192.0.2.3", "US", "Boston", 42.36, -71.06, 2, "B", NetworkClass.ISP);
        EventIndex index = enrichment.index(List.of(
                anEvent().from("192.0.2.1").id("1").build(),
                anEvent().from("192.0.2.2").id("2").build(),
                anEvent().from("192.0.2.3").id("3").build()));
        MapModel map = MapModel.of(index, rows(index, new Focus.OnUser("alice")), DetectionResult.EMPTY);
        assertFalse(map.legs().get(0).impossible());
        assertTrue(map.legs().get(1).impossible());
        assertTrue(Double.isInfinite(map.legs().get(1).kilometresPerHour()));
        assertFalse(map.legs().get(1).relayed());
    }

    @Test
    void aPlaceThatAFindingTellsOfBearsItsSeverity() throws NightjarException {
        MapModel map = map(TravelStory.alice(), Focus.NOTHING);
        assertEquals(Optional.of(Severity.CRITICAL), place(map, "Sydney").severity());
        assertEquals(Optional.of(Severity.MEDIUM), place(map, "San Francisco").severity());
        assertEquals(Optional.empty(), place(map, "Berlin").severity());
        assertEquals(4, place(map, "San Francisco").errors());
    }

    @Test
    void waysBetweenMorePairsThanAreKeptAreCounted() throws NightjarException {
        TestEnrichment enrichment = new TestEnrichment();
        List<AuditEvent> events = new ArrayList<>();
        for (int i = 0; i < 900; i++) {
            String address = "10." + i / 250 + "." + i % 250 + ".1";
            enrichment.place(address, "XX", "City " + i, i % 80, i / 10.0, 1, "A", NetworkClass.ISP);
            events.add(
                    anEvent().from(address).at(TravelStory.START.plusSeconds(i)).build());
        }
        EventIndex index = enrichment.index(events);
        MapModel map = MapModel.of(index, rows(index, new Focus.OnUser("alice")), DetectionResult.EMPTY);
        assertEquals(MapModel.MOST_LEGS, map.legs().size());
        assertEquals(899 - MapModel.MOST_LEGS, map.legsLeftOut());
    }

    private static MapModel map(CaseData data, Focus focus) throws NightjarException {
        SelectedRows rows =
                SelectedRows.of(new Selection("", Optional.empty(), focus, ""), data.index(), data.detection());
        return MapModel.of(data.index(), rows, data.detection());
    }

    private static SelectedRows rows(EventIndex index, Focus focus) throws NightjarException {
        return SelectedRows.of(new Selection("", Optional.empty(), focus, ""), index, DetectionResult.EMPTY);
    }

    private static Place place(MapModel map, String city) {
        return map.places().stream()
                .filter(place -> place.city().equals(city))
                .findFirst()
                .orElseThrow();
    }

    private static Leg leg(MapModel map, String from, String to) {
        return map.legs().stream()
                .filter(leg -> leg.from() == place(map, from).id()
                        && leg.to() == place(map, to).id())
                .findFirst()
                .orElseThrow();
    }
}
