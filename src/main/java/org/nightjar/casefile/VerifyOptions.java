package org.nightjar.casefile;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How to verify.
 *
 * @param publicKeys a file with public keys of CloudTrail, as {@code aws cloudtrail list-public-keys} prints them; the
 *     case keeps them for later checks
 */
public record VerifyOptions(Optional<Path> publicKeys) {

    public static final VerifyOptions DEFAULT = new VerifyOptions(Optional.empty());
}
