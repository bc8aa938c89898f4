package org.nightjar.ui.details;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.nightjar.casefile.CaseData;
import org.nightjar.enrich.AddressEnricher;
import org.nightjar.enrich.DatabaseInfo;
import org.nightjar.enrich.UserAgents;
import org.nightjar.enrich.UserFolding;
import org.nightjar.model.AddressFacts;
import org.nightjar.model.AgentFacts;
import org.nightjar.model.DetectionResult;
import org.nightjar.model.KeyIssue;
import org.nightjar.model.PrincipalUse;
import org.nightjar.model.SharedCall;
import org.nightjar.model.UserLink;
import org.nightjar.store.CaseInfo;
import org.nightjar.store.Enrichment;
import org.nightjar.store.EventIndex;
import org.nightjar.store.EventTable;
import org.nightjar.support.TestEvents;

/** What the details of an event tell beyond the log, with the bundled data. */
class EventDetailsTest {

    private record Bundled(AddressEnricher addresses) implements Enrichment {
        @Override
        public AddressFacts address(String loggedAddress) {
            return addresses.facts(loggedAddress);
        }

        @Override
        public AgentFacts agent(String userAgent) {
            return UserAgents.facts(userAgent);
        }

        @Override
        public List<UserLink> users(
                List<PrincipalUse> uses, List<KeyIssue> issues, List<SharedCall> shared, Set<String> accounts) {
            return UserFolding.links(uses, issues, shared, accounts);
        }
    }

    @Test
    void answersAboutAnAddressCarryNameAndDateOfTheirData() {
        try (AddressEnricher addresses = AddressEnricher.bundled()) {
            List<DatabaseInfo> data = addresses.databases();
            Map<String, String> shown =
                    shown(addresses, "34.234.236.212", "aws-cli/1.16.19 Darwin/17.7.0 botocore/1.12.9");
            assertEquals("AWS", shown.get("Provider"));
            assertEquals(data.get(0).label(), shown.get("Place by"));
            assertEquals(data.get(1).label(), shown.get("Operator by"));
            assertEquals("curated list by operator; " + data.get(1).label(), shown.get("Network class by"));
            assertEquals("1.16.19", shown.get("Version of the client"));
            assertEquals("Botocore 1.12.9", shown.get("Library of the client"));
            assertEquals("macOS (Darwin 17.7.0)", shown.get("System of the client"));
        }
    }

    @Test
    void whatIsNoAddressNamesNoData() {
        try (AddressEnricher addresses = AddressEnricher.bundled()) {
            Map<String, String> shown = shown(addresses, "AWS Internal", "AWS Internal");
            assertEquals(null, shown.get("Place by"));
            assertEquals(null, shown.get("Network class by"));
            assertEquals(null, shown.get("System of the client"));
        }
    }

    private static Map<String, String> shown(AddressEnricher addresses, String address, String agent) {
        EventTable table = new EventTable();
        table.append(TestEvents.anEvent().from(address).with(agent).build(), 1);
        EventIndex index = EventIndex.build(table, new Bundled(addresses));
        CaseData data = new CaseData(
                new CaseInfo("Test", Instant.EPOCH, 1, "0"), index, DetectionResult.EMPTY, List.of(), List.of());
        Map<String, String> shown = new LinkedHashMap<>();
        EventDetails.of(data, 0, ZoneOffset.UTC).fields().forEach(field -> shown.put(field.label(), field.value()));
        return shown;
    }
}
