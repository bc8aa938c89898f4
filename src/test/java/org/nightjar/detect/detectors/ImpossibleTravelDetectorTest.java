package org.nightjar.detect.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.OrdinaryLife.at;
import static org.nightjar.support.OrdinaryLife.person;
import static org.nightjar.support.TestEvents.anEvent;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightjar.detect.Signal;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.NetworkClass;
import org.nightjar.support.OrdinaryLife;
import org.nightjar.support.TestEnrichment;

class ImpossibleTravelDetectorTest {

    private static final String LIMA = "192.0.2.99";

    private static DetectorRun run(AuditEvent... strange) {
        List<AuditEvent> events = new ArrayList<>(OrdinaryLife.days(26));
        events.addAll(List.of(strange));
        TestEnrichment enrichment = OrdinaryLife.enrichment()
                .place(LIMA, "PE", "Lima", -12.0, -77.0, 64503, "Example Movil", NetworkClass.ISP);
        return new DetectorRun(new ImpossibleTravelDetector(), events, enrichment);
    }

    @Test
    void firesOnTwoContinentsWithinAnHour() {
        DetectorRun run =
                run(anEvent().by(person(4)).from(LIMA).at(at(22, 12, 52)).build());
        List<Signal> hops = run.of(person(4));
        assertEquals(2, hops.size(), "there and back");
        assertTrue(hops.get(0).surprise() > 2);
        assertTrue(hops.get(0).title().contains("Lima"));
    }

    @Test
    void isWeakerWhenOneEndIsRented() {
        double plain = run(anEvent().by(person(4)).from(LIMA).at(at(22, 12, 52)).build())
                .of(person(4))
                .get(0)
                .surprise();
        double masked = run(anEvent()
                        .by(person(4))
                        .from(OrdinaryLife.RENTED)
                        .at(at(22, 12, 52))
                        .build())
                .of(person(4))
                .get(0)
                .surprise();
        assertEquals(plain - 1, masked, 1e-9);
    }

    @Test
    void staysSilentOnAJourneyThatTakesAWeekend() {
        DetectorRun run = run(
                anEvent().by(person(4)).from(LIMA).at(at(26, 12, 0)).build(),
                anEvent().by(person(4)).from(LIMA).at(at(27, 12, 0)).build());
        run.assertSilent();
    }

    @Test
    void staysSilentForWorkloadsAndCloudAddresses() {
        run(anEvent().by(person(4)).from(OrdinaryLife.CLOUD).at(at(22, 12, 52)).build())
                .assertSilent();
    }

    @Test
    void isNotApplicableWithoutPlaces() {
        new DetectorRun(new ImpossibleTravelDetector(), OrdinaryLife.days(3), new TestEnrichment())
                .assertNotApplicable();
    }

    @Test
    void distanceIsThatOfTheGreatCircle() {
        var berlin = OrdinaryLife.enrichment().address(OrdinaryLife.OFFICE);
        var singapore = OrdinaryLife.enrichment().address(OrdinaryLife.RENTED);
        assertEquals(9_930, ImpossibleTravelDetector.distanceKm(berlin, singapore), 30);
        assertEquals(0, ImpossibleTravelDetector.distanceKm(berlin, berlin), 1e-6);
    }
}
