package org.nightjar.enrich;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nightjar.model.AddressKind;

/**
 * Which addresses are routed on the internet.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IPv4 special-purpose registry</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IPv6 special-purpose registry</a>
 */
final class AddressSpace {
    private static final List<Network> PRIVATE = networks(
            "10.0.0.0/8", // RFC 1918
            "172.16.0.0/12",
            "192.168.0.0/16",
            "100.64.0.0/10", // RFC 6598, carrier-grade NAT and VPC use
            "127.0.0.0/8",
            "169.254.0.0/16",
            "::1/128",
            "fc00::/7", // RFC 4193
            "fe80::/10");
    private static final List<Network> RESERVED = networks(
            "0.0.0.0/8",
            "192.0.0.0/24",
            "192.0.2.0/24", // RFC 5737, documentation
            "198.51.100.0/24",
            "203.0.113.0/24",
            "198.18.0.0/15", // RFC 2544, benchmarks
            "192.88.99.0/24", // RFC 7526, 6to4 relays, withdrawn
            "224.0.0.0/4",
            "240.0.0.0/4",
            "2001:db8::/32", // RFC 3849, documentation
            "3fff::/20"); // RFC 9637, documentation
    /** All of IPv6 that is given out so far; the rest is reserved. */
    private static final List<Network> GIVEN_OUT = networks("2000::/3");

    private record Network(byte[] address, int prefixLength) {
        boolean contains(byte[] other) {
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
    }

    private AddressSpace() {}

    /** PUBLIC, PRIVATE or RESERVED, for 4 or 16 bytes. */
    static AddressKind kindOf(byte[] address) {
        if (within(PRIVATE, address)) {
            return AddressKind.PRIVATE;
        }
        boolean reserved = within(RESERVED, address) || address.length == 16 && !within(GIVEN_OUT, address);
        return reserved ? AddressKind.RESERVED : AddressKind.PUBLIC;
    }

    private static boolean within(List<Network> networks, byte[] address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static List<Network> networks(String... texts) {
        return List.of(texts).stream().map(AddressSpace::network).toList();
    }

    private static Network network(String text) {
        int slash = text.indexOf('/');
        String address = text.substring(0, slash);
        byte @Nullable [] bytes = address.indexOf(':') < 0 ? LoggedAddress.v4(address) : LoggedAddress.v6(address);
        if (bytes == null) {
            throw new IllegalArgumentException(text);
        }
        return new Network(bytes, Integer.parseInt(text.substring(slash + 1)));
    }
}
