package org.nightjar.support;

import java.io.ByteArrayInputStream;
import org.nightjar.evidence.Unfolder;

/** Hands over what records carry as it is, without limits. */
public final class UnpackedData implements Unfolder {

    @Override
    public Unfolded open(byte[] data) {
        return new Unfolded(new ByteArrayInputStream(data), this);
    }
}
