package org.nightjar.parse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.nightjar.evidence.EvidenceLimits;
import org.nightjar.model.AuditEvent;

/** CloudTrail events in tables: event history of the console, Athena and Lake, lookup-events, Sentinel. */
class TableTest {

    @Test
    void eventHistoryOfTheConsoleIsRead() throws IOException {
        String rows = "Event name,Event time,User name,Event source,Resource type,Resource name,AWS access key,"
                + "AWS region,Error code,Source IP address,Read-only,Event ID,Request ID\r\n"
                + "CreateUser,2024-01-02T03:04:05Z,alice,iam.amazonaws.com,\"AWS::IAM::User, AWS::IAM::User\",\"bob, eve\","
                + "AKIAX,us-east-1,AccessDenied,192.0.2.7,false,e-1,r-1\r\n"
                + "ListUsers,2024-01-02T03:04:06Z,alice,iam.amazonaws.com,,,AKIAX,us-east-1,,192.0.2.7,true,e-2,r-2";
        Collected found = Collected.of(rows);
        assertEquals(List.of(), found.rejects);
        AuditEvent event = found.event();
        assertEquals("e-1", event.eventId());
        assertEquals(Instant.parse("2024-01-02T03:04:05Z"), event.time());
        assertEquals("alice", event.principal().userName());
        assertEquals("AKIAX", event.accessKeyId());
        assertEquals("AccessDenied", event.errorCode());
        assertEquals(List.of("bob", "eve"), event.resources());
        assertEquals("READ", found.events.get(1).access().name());
        assertEquals(0, event.contentHash());
        byte[] source = rows.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 2; i++) {
            int at = (int) found.events.get(i).position().byteOffset();
            assertEquals(found.rawText(i), new String(source, at, found.raw.get(i).length, StandardCharsets.UTF_8));
            assertEquals(i, found.events.get(i).position().recordIndex());
        }
        assertTrue(
                found.rawText(0).startsWith("CreateUser,") && found.rawText(0).endsWith("r-1"));
    }

    @Test
    void everyColumnOfAGenuineExportOfTheConsoleIsUnderstood() throws IOException {
        String rows = "User name,AWS access key,Event time,Event source,Event name,AWS region,Source IP address,"
                + "User agent,Error code,Resources,Request ID,Event ID,Read-only,Event type,Recipient Account Id,"
                + "Event category\n"
                + "Admin,ASIAX,2024-01-02T03:04:05Z,s3.amazonaws.com,PutBucketPolicy,us-east-1,192.0.2.7,"
                + "\"[S3Console/0.4, aws-internal/3 Linux/4.9]\",AccessDenied,\"[{\"\"resourceType\"\":\"\"AWS::S3::Bucket\"\","
                + "\"\"resourceName\"\":\"\"arn:aws:s3:::b\"\"},{\"\"resourceType\"\":\"\"AWS::S3::Bucket\"\","
                + "\"\"resourceName\"\":\"\"b\"\"}]\",r-1,e-1,false,AwsApiCall,111122223333,Management\n"
                + ",,2024-01-02T03:04:06Z,ec2.amazonaws.com,SharedSnapshotVolumeCreated,us-east-1,ec2.amazonaws.com,"
                + "ec2.amazonaws.com,,[],,e-2,false,AwsServiceEvent,111122223333,Management\n";
        Collected found = Collected.of(rows);
        assertEquals(List.of(), found.rejects);
        AuditEvent event = found.events.get(0);
        assertEquals("e-1", event.eventId());
        assertEquals("Admin", event.principal().userName());
        assertEquals("ASIAX", event.accessKeyId());
        assertEquals("PutBucketPolicy", event.action());
        assertEquals("us-east-1", event.region());
        assertEquals("192.0.2.7", event.sourceAddress());
        assertEquals("[S3Console/0.4, aws-internal/3 Linux/4.9]", event.userAgent());
        assertEquals("AccessDenied", event.errorCode());
        assertEquals(List.of("arn:aws:s3:::b"), event.resources());
        assertEquals("111122223333", event.account());
        assertEquals("WRITE", event.access().name());
        AuditEvent ofService = found.events.get(1);
        assertEquals("SharedSnapshotVolumeCreated", ofService.action());
        assertEquals(List.of(), ofService.resources());
    }

    @Test
    void structsOfAthenaAndLakeAreRead() throws IOException {
        String rows = "\"eventversion\",\"useridentity\",\"eventtime\",\"eventsource\",\"eventname\",\"awsregion\","
                + "\"sourceipaddress\",\"requestparameters\",\"eventid\",\"sharedeventid\",\"resources\"\n"
                + "\"1.08\",\"{type=AssumedRole, principalid=AROAX:sess, arn=arn:aws:sts::111122223333:assumed-role/app/sess,"
                + " accountid=111122223333, invokedby=null, accesskeyid=ASIAX, username=null,"
                + " sessioncontext={attributes={mfaauthenticated=false, creationdate=2024-01-02T01:00:00Z},"
                + " sessionissuer={type=Role, principalid=AROAX, arn=arn:aws:iam::111122223333:role/app,"
                + " accountid=111122223333, username=app}}}\",\"2024-01-02 03:04:05.000\",\"s3.amazonaws.com\",\"GetObject\","
                + "\"eu-west-1\",\"192.0.2.7\",\"{\"\"bucketName\"\":\"\"b\"\",\"\"key\"\":\"\"k\"\"}\",\"e-1\",\"s-1\","
                + "\"[{arn=arn:aws:s3:::b, accountid=111122223333, type=AWS::S3::Bucket}]\"\n";
        AuditEvent event = Collected.of(rows).event();
        assertEquals(Instant.parse("2024-01-02T03:04:05Z"), event.time());
        assertEquals("AssumedRole", event.principal().type());
        assertEquals("arn:aws:iam::111122223333:role/app", event.principal().issuerArn());
        assertEquals("sess", event.principal().sessionName());
        assertEquals("ASIAX", event.accessKeyId());
        assertEquals("s-1", event.sharedEventId());
        assertEquals("arn:aws:s3:::b", event.resources().get(0));
        assertTrue(event.resources().contains("b/k") || event.resources().contains("arn:aws:s3:::b/k"));
    }

    @Test
    void recordInACellIsTakenWholeAndCanBeCompared() throws IOException {
        String rec =
                "{\"eventTime\":\"2024-01-02T03:04:05Z\",\"eventSource\":\"s3.amazonaws.com\",\"eventName\":\"A\"}";
        Collected found =
                Collected.of("EventId,Username,CloudTrailEvent\ne-1,bob,\"" + rec.replace("\"", "\"\"") + "\"\n");
        assertEquals(List.of("A"), found.actions());
        assertEquals(JsonBytes.of(rec).hash(), found.event().contentHash());
        Collected splunk = Collected.of("_time;_raw\n1;\"" + rec.replace("\"", "\"\"") + "\"\n");
        assertEquals(List.of("A"), splunk.actions());
    }

    @Test
    void lineFeedsDelimitersAndQuotesInsideCellsBelongToTheRow() throws IOException {
        String rows = "eventName,eventTime,eventSource,errorMessage\n"
                + "A,2024-01-02T03:04:05Z,s3.amazonaws.com,\"one,\r\ntwo \"\"three\"\"\n\"\n"
                + "B,2024-01-02T03:04:05Z,s3.amazonaws.com,plain \"quotes\" inside\n";
        Collected found = Collected.of(rows);
        assertEquals(List.of("A", "B"), found.actions());
        assertEquals("one,  two \"three\"", found.event().errorMessage().strip());
        assertTrue(found.rawText(0).endsWith("\"\"three\"\"\n\""));
    }

    @Test
    void everyRowIsAnEventOrAReject() throws IOException {
        String rows = "eventName,eventTime,eventSource,eventID\n"
                + "A,2024-01-02T03:04:05Z,s3.amazonaws.com,1\n"
                + "too,few\n"
                + "eventName,eventTime,eventSource,eventID\n"
                + "\n"
                + "C,never,s3.amazonaws.com,3\n"
                + "D,2024-01-02T03:04:05Z,\"never closed,4\n"
                + "E,2024-01-02T03:04:05Z,s3.amazonaws.com,5\n";
        Collected found = Collected.of(rows);
        assertEquals(List.of("A", "E"), found.actions());
        assertEquals(List.of("broken-csv", "no-time", "broken-csv"), found.reasons());
        assertEquals(5, found.outcome().records());
        assertEquals("too,few", found.reject().excerpt());
        assertEquals(rows.indexOf("too"), found.reject().position().byteOffset());
    }

    @Test
    void rowsBeyondTheLimitAreRejectedAndTheNextIsRead() throws IOException {
        EvidenceLimits small =
                new EvidenceLimits(200, 1, 1 << 20, 1 << 20, 3, 10, 200, 100, 10_000, 1 << 20, 10_000, 100_000);
        Collected found = new Collected(small);
        String rows = "eventName,eventTime,eventSource,errorMessage\n"
                + "A,2024-01-02T03:04:05Z,s3.amazonaws.com," + "x".repeat(300_000) + "\n"
                + "B,2024-01-02T03:04:05Z,s3.amazonaws.com,short\n";
        found.entry("", new java.io.ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8)));
        assertEquals(List.of("B"), found.actions());
        assertEquals(List.of("too-long"), found.reasons());
    }

    @Test
    void otherTablesAreNotTakenForCloudTrail() throws IOException {
        for (String other : List.of(
                "user,arn,user_creation_time,password_enabled\nroot,a,b,c\n",
                "OperationName,Level,Caller,TimeGenerated [UTC]\na,b,c,d\n",
                "a,b\n1,2\n")) {
            Collected found = Collected.of(other);
            assertNotEquals(EntryOutcome.Kind.RECORDS, found.outcome().kind(), other);
            assertEquals(List.of(), found.events, other);
        }
    }

    @Test
    void structTextThatIsNoStructStaysText() {
        for (String text : List.of("{", "{a", "[", "{=}", "{a=b", "plain", "{a={b={c=", "{a=[}")) {
            assertEquals(null, StructText.read(text), text);
        }
        assertEquals("{\"a\":\"1, 2\",\"b\":null}", String.valueOf(StructText.read("{a=1, 2, b=null}")));
        assertEquals("{\"p\":{\"x\":[1]},\"q\":\"r\"}", String.valueOf(StructText.read("{p={\"x\":[1]}, q=r}")));
        assertEquals("{\"type\":\"AWSAccount\"}", String.valueOf(StructText.read("{'type': 'AWSAccount'}")));
        assertNotEquals(null, StructText.read("{a=" + "{b=".repeat(2_000) + "}".repeat(2_000) + "}"));
    }

    @Test
    void pipesMayStandBetweenCells() throws IOException {
        for (String first : List.of("", "sep=|\r\n")) {
            Collected found = Collected.of(first + "eventName|eventTime|eventSource|userAgent\r\n"
                    + "A|2024-01-02T03:04:05Z|s3.amazonaws.com|\"a|b, c;d\"\r\n");
            assertEquals(List.of(), found.rejects);
            assertEquals(List.of("A"), found.actions());
            assertEquals("a|b, c;d", found.event().userAgent());
        }
        assertTrue(Collected.of("a|b|c|d\n1|2|3|4\n").outcome().message().contains("a table of values"));
    }

    @Test
    void anotherHeadingHoldsForTheRowsBelowIt() throws IOException {
        String row = "2024-01-02T03:04:05Z,s3.amazonaws.com";
        String rows = "eventName,eventTime,eventSource\nA," + row + "\n"
                + "eventID,eventTime,eventSource,eventName\n1," + row + ",B\n"
                + "eventTime,eventSource,eventName,eventID\n" + row + ",C,2\n"
                + "eventName,eventTime,eventSource\nD," + row + "\ntoo,few\n";
        Collected found = Collected.of(rows);
        assertEquals(List.of("A", "B", "C", "D"), found.actions());
        assertEquals(List.of("broken-csv"), found.reasons());
        assertEquals("2", found.events.get(2).eventId());
    }

    @Test
    void tablesAsTerminalsPrintThemAreReadWithWhatStandsAround() throws IOException {
        Collected found = Collected.of("\n eventname |      eventtime       |   eventsource\n"
                + "-----------+----------------------+------------------\n"
                + " GetObject | 2024-05-01T10:00:00Z | s3.amazonaws.com\n(1 row)\n");
        assertEquals(List.of("GetObject"), found.actions());
        assertEquals(List.of("broken-csv", "broken-csv"), found.reasons());
    }

    @Test
    void aFileInACellIsNotCalledSomethingElse() throws IOException {
        Collected found = Collected.of(
                "@timestamp,@message\n1,\"{\"\"Records\"\":[{\"\"eventSource\"\":\"\"s3.amazonaws.com\"\"}]}\"\n");
        assertTrue(
                found.outcome().message().startsWith("seems to hold"),
                found.outcome().message());
    }

    @Test
    void titlesAboveTheHeadingAreCountedAndTheTableIsRead() throws IOException {
        String table = "eventName,eventTime,eventSource\nA,2024-01-02T03:04:05Z,s3.amazonaws.com\n";
        for (String title : List.of(
                "CloudTrail, exported by Ann\n",
                "\u00c9tat\n",
                "\uFEFFEvent history\r\n\r\n\r\nof 2024; 1 event\r\n",
                "\n \n\"Report\",,\n,,\nsep=,\n")) {
            Collected found = Collected.of(title + table);
            assertEquals(List.of("A"), found.actions(), title);
            List<String> lines = title.replace("\uFEFF", "")
                    .lines()
                    .filter(line -> !line.isBlank() && !line.equals(",,") && !line.startsWith("sep"))
                    .toList();
            assertEquals(lines, found.rejects.stream().map(one -> one.excerpt()).toList());
            assertEquals("broken-csv", found.reject().reason());
            assertEquals(
                    "The line stands above the heading of the table and is no row of it.",
                    found.reject().message());
            int at = (int) found.event().position().byteOffset();
            byte[] source = (title + table).getBytes(StandardCharsets.UTF_8);
            assertEquals(found.rawText(0), new String(source, at, found.raw.get(0).length, StandardCharsets.UTF_8));
            assertEquals(lines.size(), found.event().position().recordIndex());
        }
        byte[] wide = ("\u00c9tat\n" + table).getBytes(StandardCharsets.UTF_16);
        Collected inUtf16 = Collected.of(wide);
        assertEquals(List.of("A"), inUtf16.actions());
        assertEquals(2, inUtf16.reject().position().byteOffset());
    }

    @Test
    void textsThatNameColumnsAreNoTables() throws IOException {
        for (String text : List.of(
                "The columns are\neventName,eventTime,eventSource\nand more of them.\n",
                "Note\nmessage\nraw\n",
                "x\n{\"a\":1}\neventName,eventTime,eventSource\n")) {
            Collected found = Collected.of(text);
            assertEquals(EntryOutcome.Kind.NOT_A_LOG, found.outcome().kind(), text);
            assertEquals(List.of(), found.rejects);
        }
    }
}
