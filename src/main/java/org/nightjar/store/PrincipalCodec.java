package org.nightjar.store;

import org.nightjar.model.Principal;
import org.nightjar.model.PrincipalUse;

/** Packs a {@link PrincipalUse} into one dictionary value and back: its ten fields, joined by unit separators. */
public final class PrincipalCodec {

    private static final char SEPARATOR = '\u001f';
    private static final int FIELDS = 10;

    private PrincipalCodec() {}

    /** Nobody without a credential is "". A separator inside a field, which no provider writes, becomes a blank. */
    public static String pack(PrincipalUse use) {
        if (use.principal().equals(Principal.NONE) && use.accessKeyId().isEmpty()) {
            return "";
        }
        Principal p = use.principal();
        StringBuilder packed = new StringBuilder(160);
        String[] fields = {
            p.type(),
            p.arn(),
            p.principalId(),
            p.account(),
            p.userName(),
            p.sessionName(),
            p.issuerArn(),
            p.invokedBy(),
            p.sourceIdentity(),
            use.accessKeyId()
        };
        for (int i = 0; i < fields.length; i++) {
            if (i > 0) {
                packed.append(SEPARATOR);
            }
            packed.append(fields[i].replace(SEPARATOR, ' '));
        }
        return packed.toString();
    }

    /** @throws IllegalArgumentException if the text was not packed by {@link #pack} */
    public static PrincipalUse unpack(String packed) {
        if (packed.isEmpty()) {
            return new PrincipalUse(Principal.NONE, "");
        }
        String[] f = packed.split(String.valueOf(SEPARATOR), -1);
        if (f.length != FIELDS) {
            throw new IllegalArgumentException("not a packed principal: " + f.length + " fields");
        }
        return new PrincipalUse(new Principal(f[0], f[1], f[2], f[3], f[4], f[5], f[6], f[7], f[8]), f[9]);
    }
}
