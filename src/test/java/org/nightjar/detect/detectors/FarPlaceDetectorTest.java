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

class FarPlaceDetectorTest {

    private static final String LIMA = "192.0.2.99";
    private static final String WARSAW = "192.0.2.98";

    private static DetectorRun run(AuditEvent... strange) {
        List<AuditEvent> events = new ArrayList<>(OrdinaryLife.days(26));
        events.addAll(List.of(strange));
        TestEnrichment enrichment = OrdinaryLife.enrichment()
                .place(LIMA, "PE", "Lima", -12.0, -77.0, 64503, "Example Movil", NetworkClass.ISP)
                .place(WARSAW, "PL", "Warsaw", 52.2, 21.0, 64504, "Example Siec", NetworkClass.ISP);
        return new DetectorRun(new FarPlaceDetector(), events, enrichment);
    }

    private static AuditEvent from(String address, int day) {
        return anEvent().by(person(4)).from(address).at(at(day, 12, 52)).build();
    }

    @Test
    void firesWhereNoKnownPlaceIsNear() {
        Signal signal = run(from(LIMA, 22)).only(person(4));
        assertTrue(signal.surprise() > 2, () -> "surprise " + signal.surprise());
        assertTrue(signal.title().matches("In Lima \\(PE\\), 1[01],\\d{3} km from any known place"), signal.title());
        assertTrue(signal.story().get().explain("").typical().contains("the nearest is Berlin (DE)"));
    }

    @Test
    void aPlaceIsKnownFromTheSecondDayOn() {
        assertEquals(1, run(from(LIMA, 22), from(LIMA, 23)).of(person(4)).size());
    }

    @Test
    void staysSilentInTheNextCountryAndOnTheFirstDay() {
        run(from(WARSAW, 22)).assertSilent();
        run(from(LIMA, 0)).assertSilent();
    }

    @Test
    void rentedNetworksCountLess() {
        double plain = run(from(LIMA, 22)).only(person(4)).surprise();
        double masked = run(from(OrdinaryLife.RENTED, 22)).only(person(4)).surprise();
        assertEquals(plain - 1, masked, 1e-9);
    }

    @Test
    void isNotApplicableWithoutPlaces() {
        new DetectorRun(new FarPlaceDetector(), OrdinaryLife.days(3), new TestEnrichment()).assertNotApplicable();
    }
}
