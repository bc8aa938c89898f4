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

    private static final String ELSEWHERE = "192.0.2.77";
    private static final String CLIENT = "python-boto3/1.28.0 Python/3.11.0 Linux/5.15.0";

    /** One morning: a role reads from an address of which nothing is known, and so does a person, with that client. */
    private static List<AuditEvent> aMorning(String clientOfThePerson) {
        List<AuditEvent> events = new ArrayList<>(anEvent()
                .byRole("pipeline", "run-1")
                .key("")
                .from(ELSEWHERE)
                .with(CLIENT)
                .at(at(0, 9, 20))
                .times(4, Duration.ofSeconds(20)));
        events.add(anEvent()
                .by("visitor")
                .from(ELSEWHERE)
                .with(clientOfThePerson)
                .at(at(0, 10, 5))
                .build());
        for (int person = 0; person < 6; person++) {
            events.add(anEvent()
                    .by(OrdinaryLife.person(person))
                    .from("10.0.1." + person)
                    .with("aws-cli/2.13.0 Python/3.11.0")
                    .at(at(0, 9, person))
                    .build());
        }
        return events;
    }

    @Test
    void firesWhenAPersonSitsAtTheSameAddressWithTheVerySameClient() {
        Signal signal = new DetectorRun(new CredentialsElsewhereDetector(), aMorning(CLIENT), new TestEnrichment())
                .only("pipeline");
        assertEquals(4, signal.rows().length);
        String said = signal.story().get().explain("").toString();
        assertTrue(said.contains("visitor came from the same address with the very same client (" + CLIENT), said);
        assertTrue(said.contains("which none of 6 other users that are no machines has"), said);
    }

    @Test
    void firesBesideAPersonsAddressWithAnyClientIfItIsKnownToBeNoDataCentre() {
        TestEnrichment enrichment = new TestEnrichment()
                .place(ELSEWHERE, "FR", "Paris", 48.9, 2.3, 64510, "Example Access", NetworkClass.ISP);
        Signal signal = new DetectorRun(new CredentialsElsewhereDetector(), aMorning("aws-cli/2.13.0"), enrichment)
                .only("pipeline");
        String said = signal.story().get().explain("").toString();
        assertTrue(said.contains("From the same address came also visitor."), said);
        assertTrue(said.contains("The address is of the class isp, and machines are mostly in data centres."), said);
    }

    @Test
    void staysSilentWhenTheyShareAnExitOnly() {
        new DetectorRun(
                        new CredentialsElsewhereDetector(),
                        aMorning("aws-cli/2.13.0 Python/3.11.0"),
                        new TestEnrichment())
                .assertSilent();
    }

    @Test
    void staysSilentWhenHalfOfThePeopleHaveThatClient() {
        List<AuditEvent> events = aMorning(CLIENT);
        for (int person = 0; person < 6; person++) {
            events.add(anEvent()
                    .by(OrdinaryLife.person(person))
                    .from("10.0.1." + person)
                    .with(person % 2 == 0 ? CLIENT : "aws-cli/2.13.0 Python/3.11.0")
                    .at(at(0, 11, person))
                    .build());
        }
        new DetectorRun(new CredentialsElsewhereDetector(), events, new TestEnrichment()).assertSilent();
    }

    @Test
    void staysSilentBehindOneAddressOfADataCentre() {
        TestEnrichment enrichment = new TestEnrichment()
                .place(ELSEWHERE, "DE", "Frankfurt", 50.1, 8.7, 64501, "Example Cloud", NetworkClass.CLOUD);
        new DetectorRun(new CredentialsElsewhereDetector(), aMorning(CLIENT), enrichment).assertSilent();
    }

    @Test
    void staysSilentWhereEngineersBorrowCredentialsEveryDay() {
        List<AuditEvent> events = new ArrayList<>();
        for (int engineer = 0; engineer < 20; engineer++) {
            String address = "192.0.2." + engineer;
            String client = "aws-cli/2.13." + engineer;
            events.add(anEvent()
                    .by(OrdinaryLife.person(engineer))
                    .from(address)
                    .with(client)
                    .at(at(0, 9, engineer))
                    .build());
            events.add(anEvent()
                    .byRole("pipeline-" + engineer, "run")
                    .key("")
                    .from(address)
                    .with(client)
                    .at(at(0, 10, engineer))
                    .build());
        }
        new DetectorRun(new CredentialsElsewhereDetector(), events, new TestEnrichment()).assertSilent();
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
