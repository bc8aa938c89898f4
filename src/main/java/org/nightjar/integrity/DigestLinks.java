package org.nightjar.integrity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.nightjar.model.DigestCheck;
import org.nightjar.model.Integrity;
import org.nightjar.model.SignatureState;
import org.nightjar.parse.DigestFile;

/**
 * What the digests say of each other. Each is judged by its successor: by the hash and the signature that the
 * successor repeats, as far as the successor itself is sound. So they are judged from the newest to the oldest.
 */
final class DigestLinks {

    /** A judgement: state, signature and one sentence. */
    private record Judgement(Integrity state, SignatureState signature, String reason) {}

    private final PublicKeys keys;
    private final Map<String, List<ReadDigest>> successors = new HashMap<>();
    private final Map<ReadDigest, DigestCheck> checks = new IdentityHashMap<>();

    private DigestLinks(PublicKeys keys) {
        this.keys = keys;
    }

    /** Judges all of them; the result has each as its key, by identity. */
    static Map<ReadDigest, DigestCheck> check(List<ReadDigest> digests, PublicKeys keys) {
        DigestLinks links = new DigestLinks(keys);
        for (ReadDigest digest : digests) {
            digest.file()
                    .previous()
                    .ifPresent(previous -> links.successors
                            .computeIfAbsent(ReadEntry.key(previous.object()), key -> new ArrayList<>())
                            .add(digest));
        }
        List<ReadDigest> newestFirst = new ArrayList<>(digests);
        newestFirst.sort(Comparator.comparing(
                        (ReadDigest digest) -> digest.file().range().to())
                .reversed());
        for (ReadDigest digest : newestFirst) {
            links.checks.put(digest, checkOf(digest, links.judge(digest)));
        }
        return links.checks;
    }

    private Judgement judge(ReadDigest digest) {
        if (!digest.file().defect().isEmpty()) {
            return new Judgement(
                    Integrity.CONTRADICTED,
                    SignatureState.NO_SIGNATURE,
                    "The digest " + digest.file().defect() + digest.source().broken() + ", as no genuine one does.");
        }
        Judgement worst = null;
        for (ReadDigest successor : successors.getOrDefault(digest.key(), List.of())) {
            Judgement judged = judge(digest, successor);
            if (judged.state() == Integrity.VERIFIED) {
                return judged;
            }
            if (worst == null || judged.state() == Integrity.CONTRADICTED) {
                worst = judged;
            }
        }
        return worst != null
                ? worst
                : new Judgement(
                        Integrity.NOT_COVERED,
                        SignatureState.NO_SIGNATURE,
                        "The next digest, which would confirm this one, is not in the evidence.");
    }

    private Judgement judge(ReadDigest digest, ReadDigest successor) {
        DigestFile.Previous said = successor.file().previous().orElseThrow();
        DigestCheck check = checks.get(successor);
        boolean sound = check != null && check.state() != Integrity.CONTRADICTED;
        if (!said.sha256().equals(digest.source().sha256())) {
            return sound
                    ? new Judgement(
                            Integrity.CONTRADICTED,
                            SignatureState.NO_SIGNATURE,
                            "The next digest gives another SHA-256 for it: this digest was changed or exchanged"
                                    + digest.source().broken() + ".")
                    : new Judgement(
                            Integrity.NOT_COVERED,
                            SignatureState.NO_SIGNATURE,
                            "The only digest that speaks of it was changed itself.");
        }
        return switch (DigestSignature.check(digest, said.signature(), keys)) {
            case VALID ->
                new Judgement(
                        Integrity.VERIFIED,
                        SignatureState.VALID,
                        "Its signature holds, and the next digest gives its SHA-256.");
            case INVALID ->
                new Judgement(
                        Integrity.CONTRADICTED,
                        SignatureState.INVALID,
                        "Its signature does not hold: it was not signed with the key of its fingerprint at that"
                                + " time, or it was changed together with the next digest.");
            default ->
                new Judgement(
                        sound ? Integrity.VERIFIED : Integrity.NOT_COVERED,
                        SignatureState.NO_KEY,
                        sound
                                ? "The next digest gives its SHA-256; its signature was not checked for want of the"
                                        + " public key " + digest.file().fingerprint() + "."
                                : "The only digest that confirms it was changed itself.");
        };
    }

    private static DigestCheck checkOf(ReadDigest digest, Judgement judged) {
        DigestFile file = digest.file();
        return new DigestCheck(
                digest.source().evidenceId(),
                digest.source().entry(),
                file.account(),
                file.region(),
                file.trail(),
                file.range(),
                file.object(),
                digest.source().sha256(),
                file.logFiles().size(),
                file.isBackfill(),
                judged.state(),
                judged.signature(),
                judged.reason());
    }
}
