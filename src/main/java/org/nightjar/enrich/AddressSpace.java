package org.nightjar.enrich;

import java.util.List;
import org.nightjar.model.AddressKind;
import org.nightjar.model.IpNetwork;

/**
 * Which addresses are routed on the internet.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IPv4 special-purpose registry</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IPv6 special-purpose registry</a>
 */
final class AddressSpace {
    private static final List<IpNetwork> PRIVATE = networks(
            "10.0.0.0/8", // RFC 1918
            "172.16.0.0/12",
            "192.168.0.0/16",
            "100.64.0.0/10", // RFC 6598, carrier-grade NAT and VPC use
            "127.0.0.0/8",
            "169.254.0.0/16",
            "::1/128",
            "fc00::/7", // RFC 4193
            "fe80::/10");
    private static final List<IpNetwork> RESERVED = networks(
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
    private static final List<IpNetwork> GIVEN_OUT = networks("2000::/3");

    private AddressSpace() {}

    /** PUBLIC, PRIVATE or RESERVED, for 4 or 16 bytes. */
    static AddressKind kindOf(byte[] address) {
        if (within(PRIVATE, address)) {
            return AddressKind.PRIVATE;
        }
        boolean reserved = within(RESERVED, address) || address.length == 16 && !within(GIVEN_OUT, address);
        return reserved ? AddressKind.RESERVED : AddressKind.PUBLIC;
    }

    private static boolean within(List<IpNetwork> networks, byte[] address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    private static List<IpNetwork> networks(String... texts) {
        return List.of(texts).stream().map(AddressSpace::network).toList();
    }

    private static IpNetwork network(String text) {
        return IpNetwork.parse(text).orElseThrow(() -> new IllegalArgumentException(text));
    }
}
