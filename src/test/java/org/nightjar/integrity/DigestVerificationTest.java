package org.nightjar.integrity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.nightjar.support.DigestedTrail.START;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightjar.model.DigestCheck;
import org.nightjar.model.EntryIntegrity;
import org.nightjar.model.Integrity;
import org.nightjar.model.IntegrityReport;
import org.nightjar.model.MissingObject;
import org.nightjar.model.NightjarException;
import org.nightjar.model.SignatureState;
import org.nightjar.parse.DigestFile;
import org.nightjar.support.DigestedTrail;

/** Every kind of tampering that digests are made against. */
class DigestVerificationTest {

    private static IntegrityReport check(DigestedTrail trail, PublicKeys keys) {
        List<ReadDigest> digests = new ArrayList<>();
        List<ReadEntry> entries = new ArrayList<>();
        trail.objects.forEach((key, content) -> {
            ReadEntry entry =
                    new ReadEntry(1, key, ReadEntry.nameOf("bucket.zip", key), DigestedTrail.sha256(content), "");
            Optional<DigestFile> digest = DigestFile.mayBegin(content, Math.min(content.length, 4096))
                    ? DigestFile.read(content, entry.name())
                    : Optional.empty();
            digest.ifPresentOrElse(file -> digests.add(new ReadDigest(entry, file)), () -> entries.add(entry));
        });
        return DigestVerification.of(digests, entries, keys);
    }

    private static IntegrityReport check(DigestedTrail trail) {
        return check(trail, PublicKeys.NONE);
    }

    private static PublicKeys keys() throws NightjarException {
        return PublicKeys.read(DigestedTrail.publicKeys());
    }

    private static EntryIntegrity entry(IntegrityReport report, String key) {
        return report.find(1, key).orElseThrow();
    }

    private static DigestCheck digest(IntegrityReport report, String key) {
        return report.digests().stream()
                .filter(digest -> digest.object().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static void assertContradicted(IntegrityReport report, String key, String reason) {
        EntryIntegrity entry = entry(report, key);
        assertEquals(Integrity.CONTRADICTED, entry.state(), entry.reason());
        assertTrue(entry.reason().contains(reason), entry.reason());
    }

    @Test
    void untouchedTrailIsVerifiedByItsLinksWithoutKeys() {
        IntegrityReport report = check(DigestedTrail.of(4));
        assertEquals(8, report.entries(Integrity.VERIFIED));
        assertEquals(3, report.digests(Integrity.VERIFIED));
        assertEquals(1, report.digests(Integrity.NOT_COVERED), "the newest");
        assertEquals(List.of(), report.missing());
        assertEquals(SignatureState.NO_KEY, report.digests().get(0).signature());
        assertEquals(SignatureState.NO_SIGNATURE, report.digests().get(3).signature());
        assertEquals("main_trail", report.digests().get(0).trail());
        assertEquals("eu-west-1", report.digests().get(0).region());
    }

    @Test
    void signaturesHoldForAllButTheNewest() throws NightjarException {
        IntegrityReport report = check(DigestedTrail.of(4), keys());
        assertEquals(
                List.of(SignatureState.VALID, SignatureState.VALID, SignatureState.VALID, SignatureState.NO_SIGNATURE),
                report.digests().stream().map(DigestCheck::signature).toList());
        assertTrue(report.entries().get(0).reason().contains("signature holds"));
    }

    @Test
    void changedLogFileIsContradictedAndOthersAreNot() {
        DigestedTrail trail = DigestedTrail.of(3);
        trail.replace(trail.logs.get(2), "198.51.100.7", "198.51.100.8");
        IntegrityReport report = check(trail);
        assertContradicted(report, trail.logs.get(2), "was changed");
        assertEquals(trail.digests.get(1), entry(report, trail.logs.get(2)).digest());
        assertEquals(5, report.entries(Integrity.VERIFIED));
    }

    @Test
    void deletedLogFileIsMissing() {
        DigestedTrail trail = DigestedTrail.of(3);
        trail.objects.remove(trail.logs.get(3));
        MissingObject missing = check(trail).missing().get(0);
        assertEquals(MissingObject.Kind.LOG_FILE, missing.kind());
        assertEquals(trail.logs.get(3), missing.object());
        assertEquals(trail.digests.get(1), missing.digest());
        assertEquals(START.plusSeconds(3600 + 2400), missing.range().from());
    }

    @Test
    void insertedLogFileIsContradicted() {
        DigestedTrail trail = DigestedTrail.of(3);
        String inserted = trail.logFile(START.plusSeconds(3600 + 1500));
        assertContradicted(check(trail), inserted, "do not list it");
    }

    @Test
    void logFileOfATimeWithoutDigestsIsNotCovered() {
        DigestedTrail trail = DigestedTrail.of(3);
        String later = trail.logFile(START.plusSeconds(5 * 3600));
        String atTheEnd = trail.logFile(START.plusSeconds(3 * 3600 - 300));
        IntegrityReport report = check(trail);
        assertEquals(Integrity.NOT_COVERED, entry(report, later).state());
        assertEquals(
                Integrity.NOT_COVERED,
                entry(report, atTheEnd).state(),
                "the next digest, which may list it, is not there");
    }

    @Test
    void manyUnlistedFilesAreOfAnotherTrail() {
        DigestedTrail trail = DigestedTrail.of(4);
        List<String> others = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            others.add(trail.logFile(START.plusSeconds(3600 + 600L * i)));
        }
        EntryIntegrity other = entry(check(trail), others.get(3));
        assertEquals(Integrity.NOT_COVERED, other.state());
        assertTrue(other.reason().contains("11 others"), other.reason());
    }

    @Test
    void exchangedLogFilesNameEachOther() {
        DigestedTrail trail = DigestedTrail.of(3);
        byte[] one = trail.content(trail.logs.get(1));
        trail.objects.put(trail.logs.get(1), trail.content(trail.logs.get(2)));
        trail.objects.put(trail.logs.get(2), one);
        IntegrityReport report = check(trail);
        assertContradicted(report, trail.logs.get(1), "Rand2");
        assertContradicted(report, trail.logs.get(2), "Rand1");
        assertEquals(4, report.entries(Integrity.VERIFIED));
    }

    @Test
    void changedDigestIsContradictedAndVouchesForNothing() {
        DigestedTrail trail = DigestedTrail.of(4);
        String log = trail.logs.get(2);
        String before = DigestedTrail.sha256(trail.content(log));
        trail.replace(log, "GetObject", "GetBucket");
        trail.replace(trail.digests.get(1), before, DigestedTrail.sha256(trail.content(log)));
        IntegrityReport report = check(trail);
        assertEquals(
                Integrity.CONTRADICTED, digest(report, trail.digests.get(1)).state());
        assertContradicted(report, log, "changed itself");
        assertEquals(
                Integrity.NOT_COVERED,
                digest(report, trail.digests.get(0)).state(),
                "only the changed digest speaks of it");
        assertEquals(Integrity.VERIFIED, digest(report, trail.digests.get(2)).state());
    }

    @Test
    void rewrittenChainFailsByItsSignatures() throws NightjarException {
        DigestedTrail trail = DigestedTrail.of(4);
        trail.edit(trail.digests.get(1), "awsAccountId", "999988887777");
        trail.edit(
                trail.digests.get(2),
                "previousDigestHashValue",
                DigestedTrail.sha256(trail.content(trail.digests.get(1))));
        trail.edit(
                trail.digests.get(3),
                "previousDigestHashValue",
                DigestedTrail.sha256(trail.content(trail.digests.get(2))));
        assertEquals(0, check(trail).digests(Integrity.CONTRADICTED), "links alone cannot tell");
        IntegrityReport report = check(trail, keys());
        assertEquals(
                SignatureState.INVALID, digest(report, trail.digests.get(1)).signature());
        assertEquals(
                SignatureState.INVALID, digest(report, trail.digests.get(2)).signature());
        assertEquals(2, report.digests(Integrity.CONTRADICTED));
    }

    @Test
    void keyOfAnotherOrOfAnotherTimeDoesNotHold() throws NightjarException {
        DigestedTrail trail = DigestedTrail.of(2);
        PublicKeys stranger = PublicKeys.read(DigestedTrail.publicKeys(
                DigestedTrail.newKey(), "\"2024-01-01T00:00:00Z\"", "\"2025-01-01T00:00:00Z\""));
        PublicKeys expired = PublicKeys.read(
                DigestedTrail.publicKeys(DigestedTrail.KEY, "\"2023-01-01T00:00:00Z\"", "\"2024-03-04T10:59:59Z\""));
        PublicKeys epoch = PublicKeys.read(DigestedTrail.publicKeys(DigestedTrail.KEY, "1704067200.0", "1735689600"));
        assertEquals(
                SignatureState.INVALID, check(trail, stranger).digests().get(0).signature());
        assertEquals(
                SignatureState.INVALID, check(trail, expired).digests().get(0).signature());
        assertEquals(SignatureState.VALID, check(trail, epoch).digests().get(0).signature());
    }

    @Test
    void missingDigestIsSaidWithItsTime() {
        DigestedTrail trail = DigestedTrail.of(5);
        trail.objects.remove(trail.digests.get(2));
        IntegrityReport report = check(trail);
        MissingObject missing = report.missing(MissingObject.Kind.DIGEST).get(0);
        assertEquals(trail.digests.get(2), missing.object());
        assertEquals(START.plusSeconds(2 * 3600), missing.range().from());
        assertEquals(START.plusSeconds(3 * 3600), missing.range().to());
        assertEquals(Integrity.NOT_COVERED, entry(report, trail.logs.get(4)).state());
        assertEquals(Integrity.NOT_COVERED, digest(report, trail.digests.get(1)).state());
        assertEquals(8, report.entries(Integrity.VERIFIED));
    }

    @Test
    void gapOfSeveralDigestsIsOneGap() {
        DigestedTrail trail = DigestedTrail.of(6);
        trail.objects.remove(trail.digests.get(2));
        trail.objects.remove(trail.digests.get(3));
        List<MissingObject> missing = check(trail).missing(MissingObject.Kind.DIGEST);
        assertEquals(1, missing.size());
        assertEquals(START.plusSeconds(2 * 3600), missing.get(0).range().from());
        assertEquals(START.plusSeconds(4 * 3600), missing.get(0).range().to());
    }

    @Test
    void evidenceThatBeginsInTheMiddleOfAChainMissesNothing() {
        DigestedTrail trail = DigestedTrail.of(4);
        trail.objects.remove(trail.digests.get(0));
        trail.objects.remove(trail.logs.get(0));
        trail.objects.remove(trail.logs.get(1));
        IntegrityReport report = check(trail);
        assertEquals(
                List.of(MissingObject.Kind.BEGINNING),
                report.missing().stream().map(MissingObject::kind).toList());
        assertEquals(6, report.entries(Integrity.VERIFIED));
    }

    @Test
    void restartOfTheChainIsSaidWithItsGap() {
        DigestedTrail trail = DigestedTrail.of(2).restart().hour(5, 1).hour(6, 1);
        IntegrityReport report = check(trail);
        MissingObject restart = report.missing().get(0);
        assertEquals(MissingObject.Kind.RESTART, restart.kind());
        assertEquals(START.plusSeconds(2 * 3600), restart.range().from());
        assertEquals(START.plusSeconds(5 * 3600), restart.range().to());
        assertEquals(0, report.digests(Integrity.CONTRADICTED));
        assertEquals(6, report.entries(Integrity.VERIFIED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "previousDigestS3Bucket",
                "previousDigestS3Object",
                "previousDigestHashValue",
                "previousDigestHashAlgorithm",
                "previousDigestSignature"
            })
    void predecessorThatIsOnlyHalfSaidIsMalformed(String field) {
        DigestedTrail trail = DigestedTrail.of(3);
        trail.blank(trail.digests.get(2), field);
        DigestCheck digest = digest(check(trail), trail.digests.get(2));
        assertEquals(Integrity.CONTRADICTED, digest.state());
        assertTrue(digest.reason().contains("only a part"), digest.reason());
    }

    @Test
    void digestThatBreaksOffIsContradicted() {
        DigestedTrail trail = DigestedTrail.of(3);
        byte[] whole = trail.content(trail.digests.get(1));
        trail.objects.put(trail.digests.get(1), java.util.Arrays.copyOf(whole, whole.length / 2));
        IntegrityReport report = check(trail);
        assertEquals(1, report.digests(Integrity.CONTRADICTED));
        assertEquals(List.of(), report.missing(MissingObject.Kind.DIGEST), "it is there, if broken");
    }

    @Test
    void copiesAndNewNamesDoNoHarm() {
        DigestedTrail trail = DigestedTrail.of(3);
        trail.objects.put("copy/" + trail.logs.get(0), trail.content(trail.logs.get(0)));
        trail.objects.put("copy/" + trail.digests.get(0), trail.content(trail.digests.get(0)));
        trail.objects.put("renamed.json", trail.content(trail.logs.get(1)));
        trail.objects.remove(trail.logs.get(1));
        IntegrityReport report = check(trail);
        assertEquals(7, report.entries(Integrity.VERIFIED));
        assertEquals(List.of(), report.missing());
        assertEquals(3, report.digests().size());
        assertTrue(entry(report, "renamed.json").reason().contains("another name"));
    }

    @Test
    void unpackedFileWithoutGzInItsNameIsTheSameFile() {
        DigestedTrail trail = DigestedTrail.of(2);
        String log = trail.logs.get(0);
        trail.objects.put(log.replace(".json.gz", ".json"), trail.objects.remove(log));
        trail.replace(log.replace(".json.gz", ".json"), "GetObject", "PutObject");
        assertContradicted(check(trail), log.replace(".json.gz", ".json"), "was changed");
    }

    @Test
    void backfillDigestListsWhatCameLateInAChainOfItsOwn() {
        DigestedTrail trail = DigestedTrail.of(3);
        String late = trail.logFile(START.plusSeconds(3600 + 1200));
        trail.restart().digest(START.plusSeconds(3600), List.of(late), "_backfill");
        IntegrityReport report = check(trail);
        assertEquals(Integrity.VERIFIED, entry(report, late).state());
        DigestCheck backfill = digest(report, trail.digests.get(3));
        assertTrue(backfill.backfill());
        assertEquals("main_trail", backfill.trail());
        assertEquals(List.of(), report.missing(), "it neither restarts nor interrupts the hourly chain");
    }

    @Test
    void idleHourHasAnEmptyDigest() {
        DigestedTrail trail = DigestedTrail.of(2).hour(2, 0).hour(3, 1);
        IntegrityReport report = check(trail);
        assertEquals(0, report.digests().get(2).logFiles());
        assertEquals(Integrity.VERIFIED, report.digests().get(2).state());
    }

    @Test
    void rangesAreUtcInstants() {
        DigestCheck first = check(DigestedTrail.of(1)).digests().get(0);
        assertEquals(Instant.parse("2024-03-04T10:00:00Z"), first.range().from());
        assertEquals(Instant.parse("2024-03-04T11:00:00Z"), first.range().to());
    }
}
