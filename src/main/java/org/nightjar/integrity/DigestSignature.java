package org.nightjar.integrity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.HexFormat;
import java.util.Optional;
import org.nightjar.model.SignatureState;
import org.nightjar.parse.DigestFile;

/**
 * The signature of a digest: SHA256withRSA over four lines, which are its end time, its bucket and key, its own
 * SHA-256, and the signature of its predecessor ({@code null} where there is none).
 *
 * @see <a href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-custom-validation.html">how digest files are signed</a>
 */
final class DigestSignature {

    private static final String ALGORITHM = "SHA256withRSA";

    private DigestSignature() {}

    /** What is signed. */
    static String text(DigestFile file, String sha256) {
        return file.endText() + "\n" + file.bucket() + "/" + file.object() + "\n" + sha256 + "\n"
                + file.previous().map(DigestFile.Previous::signature).orElse("null");
    }

    /** Checks the signature that the successor repeats. */
    static SignatureState check(ReadDigest digest, String signature, PublicKeys keys) {
        Optional<PublicKeys.Key> key = keys.find(digest.file().fingerprint());
        if (key.isEmpty()) {
            return SignatureState.NO_KEY;
        }
        boolean inTime = key.get().isValidAt(digest.file().range().to());
        return inTime && digest.file().signatureAlgorithm().equals(ALGORITHM) && holds(digest, signature, key.get())
                ? SignatureState.VALID
                : SignatureState.INVALID;
    }

    private static boolean holds(ReadDigest digest, String signature, PublicKeys.Key key) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key.key());
            check.update(text(digest.file(), digest.source().sha256()).getBytes(StandardCharsets.UTF_8));
            return check.verify(HexFormat.of().parseHex(signature));
        } catch (GeneralSecurityException | IllegalArgumentException noSignature) {
            return false;
        }
    }
}
