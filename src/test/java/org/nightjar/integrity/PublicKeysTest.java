package org.nightjar.integrity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;
import org.nightjar.support.DigestedTrail;

class PublicKeysTest {

    @Test
    void keysAreReadAndWrittenByFingerprint() throws NightjarException {
        PublicKeys keys = PublicKeys.read(DigestedTrail.publicKeys());
        PublicKeys again = PublicKeys.read(keys.json());
        assertEquals(1, again.and(keys).size());
        PublicKeys.Key key = again.find(DigestedTrail.FINGERPRINT).orElseThrow();
        assertEquals(DigestedTrail.KEY.getPublic(), key.key());
        assertTrue(key.isValidAt(Instant.parse("2024-06-01T00:00:00Z")));
        assertTrue(again.find("00").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[]",
                "{}",
                "{\"PublicKeyList\":[]}",
                "{\"PublicKeyList\":[{}]}",
                "{\"PublicKeyList\":[{\"Fingerprint\":\"aa\",\"Value\":\"AAAA\"}]}",
                "{\"PublicKeyList\":[{\"Fingerprint\":\"aa\",\"Value\":\"MIIB\",\"ValidityStartTime\":0,\"ValidityEndTime\":1}]}",
                "{\"PublicKeyList\":[{\"Fingerprint\":\"aa\",\"Value\":\"!\",\"ValidityStartTime\":2,\"ValidityEndTime\":1}]}"
            })
    void whatIsNoListOfKeysIsRefusedWithASentence(String text) {
        NightjarException refused = assertThrows(NightjarException.class, () -> PublicKeys.read(text));
        assertEquals(ErrorKind.USAGE, refused.kind());
        assertTrue(refused.userMessage().contains("list-public-keys"), refused.userMessage());
    }
}
