package org.nightjar.model;

import java.util.Locale;

/** What became of the check of a digest's signature, which its successor repeats. */
public enum SignatureState {
    /** Made with the public key that was handed over, within the key's time. */
    VALID,
    /** Not made over this digest with that key, or outside the key's time. */
    INVALID,
    /** There is a signature, but nobody handed over the key of its fingerprint. */
    NO_KEY,
    /** The next digest, which repeats this one's signature, is not in the evidence. */
    NO_SIGNATURE;

    /** The name used in the case and in exports, such as {@code no-key}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
