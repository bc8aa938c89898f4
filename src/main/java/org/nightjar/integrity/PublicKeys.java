package org.nightjar.integrity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;
import org.nightjar.model.TimeRange;

/**
 * Public keys that CloudTrail signs digests with, by fingerprint, as {@code aws cloudtrail list-public-keys} prints
 * them. They must come from the analyst: a key that lies among the evidence proves nothing.
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PublicKey.html">PublicKey</a>
 */
public final class PublicKeys {

    /** No keys: signatures cannot be checked, hash links can. */
    public static final PublicKeys NONE = new PublicKeys(new TreeMap<>());

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Key> keys;

    /**
     * A key.
     *
     * @param key RSA
     * @param validity when it was in use; its end is the last moment
     */
    record Key(PublicKey key, TimeRange validity, ObjectNode source) {

        boolean isValidAt(Instant time) {
            return validity.contains(time) || time.equals(validity.to());
        }
    }

    private PublicKeys(Map<String, Key> keys) {
        this.keys = keys;
    }

    /**
     * Reads keys.
     *
     * @throws NightjarException USAGE if this is not what the command prints
     */
    public static PublicKeys read(String json) throws NightjarException {
        Map<String, Key> keys = new TreeMap<>();
        try {
            JsonNode list = JSON.readTree(json).path("PublicKeyList");
            if (!list.isArray() || list.isEmpty()) {
                throw unusable("it has no PublicKeyList");
            }
            for (JsonNode one : list) {
                String fingerprint = one.path("Fingerprint").asText("").toLowerCase(Locale.ROOT);
                if (fingerprint.isEmpty() || !(one instanceof ObjectNode source)) {
                    throw unusable("a key has no fingerprint");
                }
                TimeRange validity = new TimeRange(time(one, "ValidityStartTime"), time(one, "ValidityEndTime"));
                keys.put(fingerprint, new Key(rsa(one.path("Value").asText("")), validity, source));
            }
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException broken) {
            throw unusable(
                    String.valueOf(broken.getMessage()).lines().findFirst().orElse(""));
        } catch (GeneralSecurityException noKey) {
            throw unusable("a key is no RSA key");
        }
        return new PublicKeys(keys);
    }

    private static NightjarException unusable(String why) {
        return new NightjarException(
                ErrorKind.USAGE,
                "The public keys cannot be used (" + why
                        + "); hand over what “aws cloudtrail list-public-keys --output json” prints.");
    }

    /** ISO 8601, or seconds since 1970 as older versions of the command print. */
    private static Instant time(JsonNode key, String name) {
        JsonNode value = key.path(name);
        return value.isNumber()
                ? Instant.ofEpochMilli(Math.round(value.doubleValue() * 1000))
                : OffsetDateTime.parse(value.asText("")).toInstant();
    }

    /** PKCS#1: a sequence of modulus and exponent. */
    private static PublicKey rsa(String base64) throws GeneralSecurityException {
        Der der = new Der(Base64.getMimeDecoder().decode(base64));
        der.enter(0x30);
        BigInteger modulus = der.integer();
        return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, der.integer()));
    }

    Optional<Key> find(String fingerprint) {
        return Optional.ofNullable(keys.get(fingerprint));
    }

    public int size() {
        return keys.size();
    }

    /** These and others; of the same fingerprint the other's. */
    public PublicKeys and(PublicKeys others) {
        Map<String, Key> all = new TreeMap<>(keys);
        all.putAll(others.keys);
        return new PublicKeys(all);
    }

    /** In the form in which {@link #read} takes them. */
    public String json() {
        ObjectNode document = JSON.createObjectNode();
        ArrayNode list = document.putArray("PublicKeyList");
        keys.values().forEach(key -> list.add(key.source()));
        return document.toString();
    }

    /** As much of DER as two numbers need. */
    private static final class Der {
        private final byte[] bytes;
        private int at;

        Der(byte[] bytes) {
            this.bytes = bytes;
        }

        private int next() throws GeneralSecurityException {
            if (at >= bytes.length) {
                throw new GeneralSecurityException("it ends too early");
            }
            return bytes[at++] & 0xff;
        }

        /** Goes behind tag and length; gives the length. */
        int enter(int tag) throws GeneralSecurityException {
            if (next() != tag) {
                throw new GeneralSecurityException("unexpected tag");
            }
            int length = next();
            if (length >= 0x80) {
                int more = length & 0x7f;
                length = 0;
                for (int i = 0; i < more; i++) {
                    length = length << 8 | next();
                }
            }
            if (length < 1 || length > bytes.length - at) {
                throw new GeneralSecurityException("wrong length");
            }
            return length;
        }

        BigInteger integer() throws GeneralSecurityException {
            int length = enter(2);
            at += length;
            return new BigInteger(bytes, at - length, length);
        }
    }
}
