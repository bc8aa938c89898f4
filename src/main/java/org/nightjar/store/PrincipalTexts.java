package org.nightjar.store;

import org.jspecify.annotations.Nullable;
import org.nightjar.model.Principal;
import org.nightjar.model.PrincipalUse;

/**
 * Principals with their keys as {@link PrincipalCodec} packs them. Parsers hand over the same objects again and again,
 * which are known by sight. Confined to one thread.
 */
final class PrincipalTexts {

    /** A power of two. */
    private static final int PLACES = 256;

    private final @Nullable Principal[] principals = new Principal[PLACES];
    private final @Nullable String[] keys = new String[PLACES];
    private final String[] texts = new String[PLACES];

    String of(Principal principal, String accessKeyId) {
        int place = (System.identityHashCode(principal) * 31 + System.identityHashCode(accessKeyId)) & PLACES - 1;
        if (principals[place] != principal || keys[place] != accessKeyId) {
            texts[place] = PrincipalCodec.pack(new PrincipalUse(principal, accessKeyId));
            principals[place] = principal;
            keys[place] = accessKeyId;
        }
        return texts[place];
    }
}
