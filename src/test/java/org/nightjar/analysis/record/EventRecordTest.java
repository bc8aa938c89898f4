package org.nightjar.analysis.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.TestEvents.anEvent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightjar.model.AuditEvent;
import org.nightjar.model.EvidenceItem;
import org.nightjar.model.EvidenceStatus;
import org.nightjar.model.NetworkClass;
import org.nightjar.model.Principal;
import org.nightjar.store.EventIndex;
import org.nightjar.support.TestEnrichment;

/** Holds the fields of the contract in PRODUCT.md: names, order and types. */
class EventRecordTest {

    private static final List<EvidenceItem> EVIDENCE = List.of(
            new EvidenceItem(1, "logs/a.zip", "ab", 10, Instant.EPOCH, 1, 1, 0, 0, EvidenceStatus.COMPLETE, ""));

    private static EventRow row(AuditEvent event) {
        EventIndex index = new TestEnrichment()
                .place("192.0.2.1", "AU", "Perth", -31.95, 115.86, 64500, "=Example, Net", NetworkClass.ISP)
                .index(List.of(event));
        return EventRow.of(index, EVIDENCE).apply(0);
    }

    private static AuditEvent full() {
        return anEvent()
                .id("id-1")
                .at("2024-05-01T10:00:00.120Z")
                .from("192.0.2.1")
                .on("arn:a", "arn:b")
                .denied()
                .standsAt("x/y.json.gz", 7, 900)
                .shared("5a6f")
                .build();
    }

    private static String jsonLine(EventRow row) throws IOException {
        StringWriter out = new StringWriter();
        try (EventJsonLines lines = new EventJsonLines(out)) {
            lines.write(row);
        }
        return out.toString();
    }

    @Test
    void everyFieldOfTheContractIsThereInItsOrder() throws IOException {
        JsonNode event = new ObjectMapper().readTree(jsonLine(row(full())));
        List<String> names = new ArrayList<>();
        event.fieldNames().forEachRemaining(names::add);
        assertEquals(
                List.of(("eventId time source user principal action service readOnly outcome errorCode sourceIp country"
                                + " city latitude longitude asn asOrganization networkClass userAgent"
                                + " userAgentFamily accessKeyId account region resources evidence"
                                + " evidenceEntry recordIndex integrity userKind userAlias sourceIpAlias"
                                + " accountAlias accessKeyAlias mergedFrom targets userAgentVersion userAgentSdk"
                                + " userAgentSystem userAgentMode accuracyRadiusKm networkProvider connectionType"
                                + " networkDomain placeSource asnSource networkClassSource evidenceEntrySha256 tags notes"
                                + " sharedEventId")
                        .split(" ")),
                names);
    }

    @Test
    void valuesHaveTheTypesOfTheContract() throws IOException {
        assertEquals(
                "{\"eventId\":\"id-1\",\"time\":\"2024-05-01T10:00:00.120Z\",\"source\":\"cloudtrail\","
                        + "\"user\":\"alice\",\"principal\":\"arn:aws:iam::111122223333:user/alice\","
                        + "\"action\":\"GetObject\",\"service\":\"s3.amazonaws.com\",\"readOnly\":true,"
                        + "\"outcome\":\"denied\",\"errorCode\":\"AccessDenied\",\"sourceIp\":\"192.0.2.1\","
                        + "\"country\":\"AU\",\"city\":\"Perth\",\"latitude\":-31.95,\"longitude\":115.86,"
                        + "\"asn\":64500,\"asOrganization\":\"=Example, Net\",\"networkClass\":\"isp\","
                        + "\"userAgent\":\"aws-cli/2.15.0\",\"userAgentFamily\":\"aws-cli\","
                        + "\"accessKeyId\":\"AKIAALICE\",\"account\":\"111122223333\",\"region\":\"eu-central-1\","
                        + "\"resources\":[\"arn:a\",\"arn:b\"],\"evidence\":\"logs/a.zip\","
                        + "\"evidenceEntry\":\"x/y.json.gz\",\"recordIndex\":7,\"integrity\":\"not-covered\","
                        + "\"userKind\":\"human\",\"userAlias\":null,\"sourceIpAlias\":null,\"accountAlias\":null,"
                        + "\"accessKeyAlias\":null,\"mergedFrom\":null,\"targets\":[],\"userAgentVersion\":null,"
                        + "\"userAgentSdk\":null,\"userAgentSystem\":null,\"userAgentMode\":\"automated\","
                        + "\"accuracyRadiusKm\":null,\"networkProvider\":null,\"connectionType\":null,"
                        + "\"networkDomain\":null,\"placeSource\":null,\"asnSource\":null,"
                        + "\"networkClassSource\":null,\"evidenceEntrySha256\":null,\"tags\":[],\"notes\":[],"
                        + "\"sharedEventId\":\"5a6f\"}\n",
                jsonLine(row(full())));
    }

    @Test
    void whatIsNotKnownIsNullAndNeverAbsent() throws IOException {
        JsonNode event = new ObjectMapper()
                .readTree(jsonLine(row(
                        anEvent().by(Principal.NONE).key("").from("").with("").build())));
        for (String field : List.of(
                "user",
                "principal",
                "errorCode",
                "sourceIp",
                "country",
                "latitude",
                "asn",
                "networkClass",
                "userAgent",
                "accessKeyId",
                "evidenceEntry")) {
            assertTrue(event.has(field) && event.get(field).isNull(), field + " in " + event);
        }
        assertEquals(0, event.get("resources").size());
        assertTrue(event.get("recordIndex").isIntegralNumber());
    }

    @Test
    void halfASurrogatePairStopsNoExport() throws IOException {
        String line = jsonLine(row(anEvent().with("evil\ud800agent").build()));
        assertTrue(new String(
                        line.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.UTF_8)
                .contains("evil?agent"));
    }

    @Test
    void csvQuotesAndDefusesFormulasButLeavesNumbersAlone() {
        String[] lines = (CsvLine.ofEventHeading() + CsvLine.of(row(full()))).split("\r\n", -1);
        assertTrue(lines[0].startsWith("eventId,time,source,user,"));
        assertTrue(lines[1].contains(",AU,Perth,-31.95,115.86,64500,\"'=Example, Net\",isp,"), lines[1]);
        assertTrue(lines[1].contains(",arn:a; arn:b,logs/a.zip,x/y.json.gz,7"), lines[1]);
        assertEquals(3, lines.length);
    }

    @Test
    void csvCellsFollowTheRfc() {
        List<Object> cells =
                new ArrayList<>(List.of("a\"b", "x,y", "two\r\nlines", "+1", "-1", "@cmd", "\tt", "\rr", " pad"));
        cells.add(null);
        cells.add("n\0ul");
        cells.add(-1L);
        assertEquals(
                "\"a\"\"b\",\"x,y\",\"two\r\nlines\",'+1,'-1,'@cmd,'\tt,\"'\rr\",\" pad\",,n\uFFFDul,-1\r\n",
                CsvLine.of(cells));
    }

    @Test
    void textThatMovesTheCursorOrTurnsRoundIsShownAsItsCode() {
        assertEquals("a<U+001B>[2Jb", PrintableText.of("a\u001b[2Jb"));
        assertEquals("<U+202E>txt.exe", PrintableText.of("\u202etxt.exe"));
        assertEquals("<U+0000><U+000A><U+009B><U+D800>", PrintableText.of("\0\n\u009b\ud800"));
        assertEquals("Müller 日本 😀", PrintableText.of("Müller 日本 😀"));
        assertFalse(PrintableText.of("\u200b").isEmpty());
    }
}
