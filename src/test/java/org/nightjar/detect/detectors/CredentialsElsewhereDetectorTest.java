package org.nightjar.detect.detectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.OrdinaryLife.at;
import static org.nightjar.support.TestEvents.anEvent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightjar.detect.Signal;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.NetworkClass;
import org.nightjar.support.OrdinaryLife;
import org.nightjar.support.TestEnrichment;

class CredentialsElsewhereDetectorTest {

    private static final String DESKTOP = "aws-cli/2.15.0 Python/3.11.8 Darwin/23.4.0";

    private static List<AuditEvent> uses(String key, String address, String agent) {
        return anEvent()
                .byRole("web", "i-0123456789abcdef0")
                .key(key)
                .from(address)
                .with(agent)
                .reads("s3.amazonaws.com", "ListBuckets")
                .at(at(22, 6, 8))
                .times(5, Duration.ofMinutes(9));
    }

    @Test
    void firesWhenTheSameCredentialIsUsedFromASecondNetwork() {
        Signal signal = DetectorRun.inOrdinaryLife(
                        new CredentialsElsewhereDetector(), uses("ASIAWEB22", OrdinaryLife.RENTED, "aws-cli/2.15.0"))
                .only("web");
        assertEquals(5, signal.rows().length);
        assertTrue(signal.evidence() > 7, () -> "evidence " + signal.evidence());
    }

    @Test
    void firesOnAShortCaseByTheClientAlone() {
        List<AuditEvent> few = anEvent()
                .byRole("web", "i-0123456789abcdef0")
                .with(DESKTOP)
                .from("198.51.100.1")
                .times(3, Duration.ofMinutes(1));
        Signal signal = new DetectorRun(new CredentialsElsewhereDetector(), few, new TestEnrichment()).only("web");
        assertTrue(signal.evidence() > 4, () -> "evidence " + signal.evidence());
    }

    @Test
    void staysSilentOnARunnerWhoseNetworksKeepChanging() {
        List<AuditEvent> events = new ArrayList<>();
        TestEnrichment enrichment = OrdinaryLife.enrichment();
        for (int run = 0; run < 40; run++) {
            String address = "203.0.113." + (100 + run);
            enrichment.place(address, "US", "", 40, -80, 65000 + run, "Example Runners", NetworkClass.CLOUD);
            events.addAll(anEvent()
                    .byRole("runner", "build-" + run)
                    .from(address)
                    .with("Terraform/1.8")
                    .at(at(run / 2, 9 + run % 2, 0))
                    .times(4, Duration.ofMinutes(1)));
        }
        new DetectorRun(new CredentialsElsewhereDetector(), events, enrichment).assertSilent();
    }

    @Test
    void staysSilentOnCallsThatAServiceMakesInTheWorkloadsName() {
        DetectorRun.inOrdinaryLife(
                        new CredentialsElsewhereDetector(),
                        uses("ASIAWEB22", "cloudformation.amazonaws.com", "cloudformation.amazonaws.com"))
                .assertSilent();
    }

    @Test
    void staysSilentInOrdinaryLife() {
        DetectorRun.inOrdinaryLife(new CredentialsElsewhereDetector(), List.of())
                .assertSilent();
    }

    @Test
    void isNotApplicableWithoutWorkloads() {
        new DetectorRun(
                        new CredentialsElsewhereDetector(),
                        List.of(anEvent().by("alice").build()),
                        new TestEnrichment())
                .assertNotApplicable();
    }
}
