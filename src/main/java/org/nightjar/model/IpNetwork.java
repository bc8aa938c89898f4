package org.nightjar.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that share their first bits, such as {@code 10.0.0.0/8} or {@code 2001:db8::/32}. Bits beyond the
 * prefix are ignored.
 *
 * @param address four or sixteen bytes in network order; do not change them
 * @param prefixLength how many bits count
 */
public record IpNetwork(byte[] address, int prefixLength) {

    /** A network in slash notation, or a single address as a network of one. */
    public static Optional<IpNetwork> parse(String text) {
        int slash = text.indexOf('/');
        byte @Nullable [] address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            return Optional.empty();
        }
        int bits = address.length * 8;
        int length = slash < 0 ? bits : length(text.substring(slash + 1).strip());
        return length < 0 || length > bits ? Optional.empty() : Optional.of(new IpNetwork(address, length));
    }

    private static int length(String digits) {
        return digits.matches("[0-9]{1,3}") ? Integer.parseInt(digits) : -1;
    }

    /** Whether the address, of four or sixteen bytes, lies inside; never across the two versions. */
    public boolean contains(byte[] other) {
        if (other.length != address.length) {
            return false;
        }
        for (int bit = 0; bit < prefixLength; bit += 8) {
            int mask = bit + 8 <= prefixLength ? 0xff : 0xff00 >> (prefixLength - bit) & 0xff;
            if (((address[bit >> 3] ^ other[bit >> 3]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IpNetwork network
                && network.prefixLength == prefixLength
                && network.address.length == address.length
                && network.contains(address);
    }

    @Override
    public int hashCode() {
        int hash = 31 * address.length + prefixLength;
        for (int bit = 0; bit + 8 <= prefixLength; bit += 8) {
            hash = 31 * hash + address[bit >> 3];
        }
        return hash;
    }
}
