package org.nightjar.evidence;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.DataFormatException;
import org.nightjar.inflate.CompressedInput;
import org.nightjar.inflate.DeflateDecoder;

/** Inflates raw deflate data within limits, and hands out every byte that comes before a break. Confined to one thread. */
final class RawInflate {

    private final CompressedInput input;
    private final Unfolding unfolding;
    private final DeflateDecoder decoder;
    private long given;

    RawInflate(CompressedInput input, Unfolding unfolding) {
        this.input = input;
        this.unfolding = unfolding;
        decoder = new DeflateDecoder(input);
    }

    /** Begins with the next run of deflate data. */
    void restart() {
        decoder.restart();
    }

    /** Bytes inflated so far, all runs together. */
    long given() {
        return given;
    }

    /** Inflates some bytes; -1 when the run has ended. */
    int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            int count = decoder.read(buffer, offset, length);
            if (count > 0) {
                given += count;
                unfolding.inflated(count, input.taken(), given);
            }
            return count;
        } catch (DataFormatException met) {
            throw damaged();
        } catch (EOFException met) {
            throw truncated();
        }
    }

    BrokenEntryException truncated() {
        return new BrokenEntryException(
                "truncated", "The compressed data breaks off after " + given + " bytes; what came before was read.");
    }

    BrokenEntryException damaged() {
        return new BrokenEntryException(
                "damaged", "The compressed data is damaged after " + given + " bytes; what came before was read.");
    }

    static BrokenEntryException wrongChecksum() {
        return new BrokenEntryException(
                "damaged", "The checksum of the compressed data does not match: what was read from it may be altered.");
    }
}
