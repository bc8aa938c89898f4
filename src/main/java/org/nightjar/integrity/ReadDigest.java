package org.nightjar.integrity;

import org.nightjar.parse.DigestFile;

/**
 * A digest that was read and hashed.
 *
 * @param source where it stands, and its hash
 * @param file what it says
 */
public record ReadDigest(ReadEntry source, DigestFile file) {

    /** The name by which its successor knows it. */
    String key() {
        return ReadEntry.key(file.object());
    }

    /** Digests of one chain: account, region, trail, and whether they list what came late. */
    String chain() {
        return String.join("\n", file.account(), file.region(), file.trail(), file.isBackfill() ? "backfill" : "");
    }
}
